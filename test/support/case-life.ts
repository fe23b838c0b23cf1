import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Finding } from '../../cases/health/finding.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import { codeOf } from '../graphql/seed.js';
import { confirm } from './bank.js';
import { referenceFiling } from './lives.js';
import { runCli } from './run-cli.js';
import { temporalAddress } from './servers.js';
import { type System, startSystem } from './system.js';

/** A system of its own for the tests of a file: the life of a construction permit over the API, and what operators do about it. */
export function caseLife() {
  const running: { system?: System; connection?: Connection } = {};
  beforeAll(async () => {
    running.system = await startSystem({ UNSIGNED_DECISIONS: 'false', TEMPORAL_CASE_STATUS: 'true' });
    running.connection = await Connection.connect({ address: temporalAddress() });
  });
  afterAll(async () => {
    await running.connection?.close();
    await running.system?.stop();
  });

  const system = (): System => {
    if (!running.system) throw new Error('the system has not started');
    return running.system;
  };
  const client = (): Client => {
    const { namespace } = system().config.temporal;
    return new Client({ namespace, ...(running.connection && { connection: running.connection }) });
  };
  const handleOf = (reference: string) =>
    client().workflow.getHandle<typeof permitApplication>(`application/${reference}`);
  const row = (reference: string) => system().prisma.application.findUniqueOrThrow({ where: { reference } });
  const is = (reference: string, status: string) =>
    expect.poll(async () => (await row(reference)).status, { timeout: 60_000, interval: 100 }).toBe(status);

  async function draft(): Promise<string> {
    const { answers, documents } = referenceFiling('construction');
    const { startApplication } = await system().get<{ startApplication: { reference: string } }>(
      'citizen-1',
      'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }',
      { a: answers },
    );
    for (const code of documents) await system().attach('citizen-1', startApplication.reference, code);
    return startApplication.reference;
  }

  async function filed(): Promise<string> {
    const reference = await draft();
    const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
    await expect
      .poll(async () => codeOf(await system().ask('citizen-1', submit, { r: reference })), { timeout: 60_000 })
      .toBeUndefined();
    return reference;
  }

  const approve = (reference: string) =>
    system().ask('supervisor-1', 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }', {
      t: `${reference}-1`,
    });
  const openVisit = (slip: string) =>
    system().ask<{ startPayment: { id: string } }>(
      'citizen-1',
      'mutation($s: ID!) { startPayment(slipId: $s) { id } }',
      {
        s: slip,
      },
    );
  const slipsOf = (reference: string) =>
    system().prisma.paymentSlip.findMany({ where: { reference, status: 'PAYABLE' }, orderBy: { id: 'asc' } });

  async function pay(slip: { id: string; payable: bigint }): Promise<number> {
    const { data, errors } = await openVisit(slip.id);
    expect(errors).toBeUndefined();
    return confirmed(data.startPayment.id, slip);
  }
  const confirmed = async (sessionId: string, slip: { id: string; payable: bigint }): Promise<number> =>
    (
      await confirm(system(), {
        sessionId,
        outcome: 'paid',
        trackingNumber: `t-${slip.id}`,
        amount: String(slip.payable),
      })
    ).status;

  async function awaitingPayment(): Promise<string> {
    const reference = await filed();
    expect((await approve(reference)).errors).toBeUndefined();
    await is(reference, 'AWAITING_PAYMENT');
    return reference;
  }

  const cases = async (...args: string[]): Promise<{ code: number; found: Finding[] }> => {
    const { code, out, err } = await runCli(['cases', ...args, '--json'], {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: system().config.databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress(),
      TEMPORAL_NAMESPACE: system().config.temporal.namespace,
      TASK_QUEUE: system().config.taskQueue,
      UNSIGNED_PUBLICATIONS: 'true',
      TEMPORAL_CASE_STATUS: 'true',
    });
    const lines = out.trim().split('\n');
    if (lines.length === 0 || err.includes('rror')) throw new Error(err);
    return { code, found: lines.slice(0, -1).map((line) => JSON.parse(line) as Finding) };
  };

  return {
    system,
    client,
    handleOf,
    row,
    is,
    draft,
    filed,
    approve,
    openVisit,
    slipsOf,
    pay,
    confirmed,
    awaitingPayment,
    cases,
  };
}
