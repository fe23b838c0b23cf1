import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import { orderStanding } from '../city/papers/standing.js';
import { parseDefinition } from '../forms/parse.js';
import { definitionJson } from './support/definition.js';
import { referenceFiling } from './support/lives.js';
import { runCli } from './support/run-cli.js';
import { type System, startSystem } from './support/system.js';

const OBJECTION = { fa: 'ظرف ده روز به کمیسیون', en: 'to the commission within ten days' };
let system: System;

/** An inquiry that is free of charge and decided by the engine, whose every case is audited. */
async function serveAudited(code: string, onReject: string): Promise<void> {
  const title = { fa: 'ممیزی', en: 'audit' };
  const audit = { id: 'audit', type: 'audit', title, role: 'auditor', samplePercent: 100, onReject, next: 'end' };
  const steps = definitionJson('forms/definitions/inquiry.json').steps as { id: string }[];
  const changed = steps.flatMap((step) => {
    if (step.id === 'approval') return [{ ...step, engineDecides: 'true' }];
    return step.id === 'print' ? [{ ...step, next: 'audit' }, audit] : [step];
  });
  const [fees, examples] = [[], []];
  const own = { code, steps: changed, fees, examples, objection: OBJECTION };
  const changes = Object.entries(own).map(([key, value]): [string[], unknown] => [[key], value]);
  const { definition, issues } = parseDefinition(
    definitionJson('forms/definitions/inquiry.json', ...changes, [['validity'], undefined]),
  );
  if (!definition) throw new Error(JSON.stringify(issues));
  await serve(system.prisma, definition);
}

beforeAll(async () => {
  system = await startSystem();
  await serveAudited('suspends', 'suspend');
  await serveAudited('revokes', 'revoke');
});
afterAll(() => system.stop());

/** A granted case whose audit waits. */
async function granted(permitType: string): Promise<string> {
  const { answers, documents } = referenceFiling('inquiry');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!, $t: ID!) { startApplication(permitType: $t, answers: $a) { reference } }',
    { a: answers, t: permitType },
  );
  const { reference } = startApplication;
  for (const code of documents) await system.attach('citizen-1', reference, code);
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  await expect
    .poll(() => system.prisma.task.count({ where: { reference, stepType: 'audit' } }), { timeout: 20_000 })
    .toBe(1);
  return reference;
}
const findFault = async (reference: string) => {
  const { id } = await system.prisma.task.findFirstOrThrow({ where: { reference, stepType: 'audit' } });
  await system.get(
    'auditor-1',
    'mutation($t: ID!) { decideTask(id: $t, outcome: REJECT, reason: "the deed does not fit") { status } }',
    { t: id },
  );
};
const permitOf = (reference: string) => system.prisma.permit.findUniqueOrThrow({ where: { current: reference } });
const noticesOf = async (reference: string, event: 'AUDITED' | 'SUSPENDED' | 'REVOKED' | 'RESTORED' | 'REJECTED') =>
  (await system.prisma.notification.findMany({ where: { reference, event }, select: { message: true } })).map(
    ({ message }) => (message as { en: string }).en,
  );
const told = async (reference: string) =>
  (await system.prisma.timelineEntry.findMany({ where: { reference }, orderBy: { seq: 'asc' } })).map(
    ({ type }) => type,
  );

describe('a fault that an audit finds', () => {
  it('suspends the permit, is in the trail, and its people are told once with the reason and how to object', async () => {
    const reference = await granted('suspends');
    await findFault(reference);
    await expect.poll(async () => (await permitOf(reference)).status, { timeout: 20_000 }).toBe('SUSPENDED');
    expect((await permitOf(reference)).statusReason).not.toContain('deed');
    for (const event of ['AUDITED', 'SUSPENDED'] as const) {
      const [message = '', ...others] = await noticesOf(reference, event);
      expect(others).toEqual([]);
      expect(message).toContain('the deed does not fit');
      expect(message).toContain(OBJECTION.en);
    }
    // The auditor's decision is no rejection of the application.
    expect(await noticesOf(reference, 'REJECTED')).toEqual([]);
    const acts = await system.prisma.trailEntry.findMany({ where: { subject: reference } });
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['AUDITED', 'PERMIT_SUSPENDED']));
    const { ruleRecords } = await system.get<{ ruleRecords: { rule: string; audited: number; overruled: number }[] }>(
      'supervisor-1',
      '{ ruleRecords(permitType: "suspends") { rule audited overruled } }',
    );
    expect(ruleRecords).toContainEqual({ rule: 'R-OWN-01', audited: 1, overruled: 1 });

    const { number } = await permitOf(reference);
    const env = { ...process.env, DATABASE_URL: system.config.databaseUrl, DATA_DIR: system.config.dataDir };
    const restored = await runCli(['permits', 'restore', number, '--reason', 'the deed was corrected'], env);
    expect(restored.out).toContain(`Permit ${number} is ISSUED.`);
    expect(await noticesOf(reference, 'RESTORED')).toEqual([expect.stringContaining('the deed was corrected')]);
  }, 60_000);

  it('leaves a permit as it is that was revoked meanwhile, and the case ends', async () => {
    const reference = await granted('revokes');
    const { number } = await permitOf(reference);
    await orderStanding(system.prisma, { number, to: 'REVOKED', reason: 'court', by: 'admin-1' });
    await findFault(reference);
    await expect.poll(() => told(reference), { timeout: 20_000 }).toContain('PERMIT_UNCHANGED');
    expect(await permitOf(reference)).toMatchObject({ status: 'REVOKED', statusReason: 'court' });
    expect(await noticesOf(reference, 'REVOKED')).toEqual([]);
    expect(await noticesOf(reference, 'AUDITED')).toHaveLength(1);
    const row = await system.prisma.application.findUniqueOrThrow({ where: { reference } });
    expect([row.status, row.currentSteps, row.stuckAt]).toEqual(['ISSUED', [], null]);
  }, 60_000);
});
