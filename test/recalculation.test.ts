import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../forms/language/definition.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { codeOf } from './graphql/seed.js';
import { confirm } from './support/bank.js';
import { definitionJson, rulebook } from './support/definition.js';
import { referenceFiling } from './support/lives.js';
import { type System, startSystem } from './support/system.js';

const PAYMENT = 6;
let system: System;

beforeAll(async () => {
  system = await startSystem();
  // The shipped inquiry, but its slips lapse within seconds.
  const definition = FormDefinition.parse(
    definitionJson(
      'forms/definitions/inquiry.json',
      [['version'], 1000],
      [['steps', PAYMENT, 'deadlines'], [{ after: { seconds: 20 }, notAfter: 'yearEnd', then: 'expire' }]],
    ),
  );
  expect(definition.steps[PAYMENT]?.type).toBe('payment');
  await serve(system.prisma, definition);
});
afterAll(() => system.stop());

interface Shown {
  status: string;
  revision: number;
  slips: { id: string; status: string; payable: string; payUntil: string }[];
  permit: { number: string } | null;
  timeline: { type: string }[];
}

/** The rulebook of the same days with twice the service fee of an inquiry, as a city that has raised it publishes it. */
async function raiseTheFee(): Promise<string> {
  const document = structuredClone(rulebook);
  document.version += 1;
  for (const row of document.tables.serviceFees?.rows ?? []) {
    if (row.permitType === 'inquiry') row.amount = 2 * Number(row.amount);
  }
  return serve(system.prisma, Rulebook.parse(document));
}

it('works lapsed slips out anew under the rulebook in force, and they are paid', { timeout: 120_000 }, async () => {
  const filing = referenceFiling('inquiry');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }',
    { a: filing.answers },
  );
  const { reference } = startApplication;
  for (const code of filing.documents) await system.attach('citizen-1', reference, code);
  const ask = <T = unknown>(query: string) => system.ask<T>('citizen-1', query, { r: reference });
  const look = async () =>
    (
      await ask<{ application: Shown }>(
        `query($r: ID!) { application(reference: $r) { status revision permit { number }
          slips { id status payable payUntil } timeline { type } } }`,
      )
    ).data.application;
  const until = (status: string) =>
    vi.waitFor(async () => expect((await look()).status).toBe(status), { timeout: 40_000, interval: 100 });
  const start = (slipId: string | undefined) =>
    system.ask<{ startPayment: { id: string; redirectUrl: string } }>(
      'citizen-1',
      'mutation($s: ID!) { startPayment(slipId: $s) { id redirectUrl } }',
      { s: slipId },
    );
  const recalculate = () => ask('mutation($r: ID!) { recalculate(reference: $r) { status } }');

  expect(codeOf(await ask('mutation($r: ID!) { submitApplication(reference: $r) { status } }'))).toBeUndefined();
  await until('AWAITING_PAYMENT');
  expect(codeOf(await recalculate())).toBe('CONFLICT');
  const [first] = (await look()).slips;
  const visit = (await start(first?.id)).data.startPayment;

  await until('RECALCULATION_DUE');
  expect((await look()).slips).toMatchObject([{ id: first?.id, status: 'EXPIRED' }]);
  expect(codeOf(await start(first?.id))).toBe('SLIP_EXPIRED');
  const late = { trackingNumber: `late-${reference}`, outcome: 'paid', amount: first?.payable, sessionId: visit.id };
  expect((await confirm(system, late)).body).toEqual({ result: 'unmatched', code: 'SLIP_EXPIRED' });

  const raised = await raiseTheFee();
  expect(codeOf(await recalculate())).toBeUndefined();
  await until('AWAITING_PAYMENT');
  const again = await look();
  expect(again.revision).toBe(2);
  const second = again.slips.find(({ status }) => status === 'PAYABLE');
  expect(second?.payable).toBe(String(2n * BigInt(first?.payable ?? 0)));
  const submission = await system.prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision: 2 } },
  });
  expect(submission.rulebookHash).toBe(raised);

  const { redirectUrl } = (await start(second?.id)).data.startPayment;
  expect((await fetch(redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) })).status).toBe(
    200,
  );
  await until('ISSUED');
  const done = await look();
  expect(done.permit?.number).toMatch(/^\d{4}-000001$/);
  expect(done.timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['SLIPS_EXPIRED', 'RECALCULATED', 'PAYMENT_DUE', 'PAID', 'ISSUED']),
  );
  // Too little for the new slip: all that can be done with the late money is to give it back.
  const receipt = await system.prisma.receipt.findFirstOrThrow({ where: { trackingNumber: late.trackingNumber } });
  const refunded = await system.ask(
    'cashier-1',
    'mutation($i: ID!) { refundReceipt(id: $i, reason: "paid after the lapse") { status } }',
    { i: receipt.id },
  );
  expect(refunded.data).toEqual({ refundReceipt: { status: 'REFUNDED' } });
});
