import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import { loadShipped } from '../forms/load.js';
import { referenceFiling } from './support/lives.js';
import { type System, startSystem } from './support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'true' });
});
afterAll(() => system.stop());

/** One administrator publishes, another approves. */
async function published(act: string, document: object): Promise<void> {
  await system.get('admin-1', act, { document });
  const { publications } = await system.get<{ publications: { id: string; hash: string }[] }>(
    'admin-2',
    '{ publications(status: PROPOSED, code: "inquiry") { id hash } }',
  );
  expect(publications).toHaveLength(1);
  const approve = 'mutation($id: ID!, $hash: String!) { approvePublication(id: $id, hash: $hash) { status } }';
  await system.get('admin-2', approve, publications[0]);
}

const ground = { id: 'FALSE_DECLARATION', title: { fa: 'اظهار خلاف واقع', en: 'A false declaration' } };

/** The inquiry as it ships, whose answer is taken back after a hearing of some seconds. */
async function publishType(): Promise<void> {
  const shipped = (await loadShipped()).definitions.find(({ code }) => code === 'inquiry');
  const revocation = {
    ...{
      id: 'revocation',
      type: 'appeal',
      title: { fa: 'ابطال پاسخ', en: 'Revocation of the answer' },
      of: ['ISSUED'],
    },
    ...{ by: 'supervisor', role: 'director', effect: 'revoke', grounds: [ground], hearing: { seconds: 6 } },
  };
  const document = { ...shipped, carryOver: undefined, version: 900, steps: [...(shipped?.steps ?? []), revocation] };
  await published('mutation($document: JSON!) { publishPermitType(definition: $document) { hash } }', document);
}

async function publishPolicy(version: number, mode: DecisionPolicy['mode']): Promise<void> {
  const shipped = (await loadShipped()).policies.find(({ code }) => code === 'inquiry');
  const title = { fa: 'بانک یا انتقال', en: 'For a bank or a transfer' };
  const document = {
    ...shipped,
    ...{ version, mode, ceilings: { total: '900000000', perDay: 100 } },
    eligible: [{ id: 'E-PURPOSE', when: 'answers.inquiry.purpose in ["BANK", "TRANSFER"]', title, basis: 'order 12' }],
    sampling: { start: 100, steps: [{ after: 2, agreementAtLeast: '100', to: 20 }], floor: 20, always: [] },
    drift: { window: 200, maxOverruledPercent: '60', maxAuditsOverdue: 5, then: 'sample100' },
  };
  const act =
    'mutation($document: JSON!) { publishDecisionPolicy(input: { policy: $document }) { errors { code message { en } } } }';
  await published(act, document);
}

interface Shown {
  status: string;
  revision: number;
  permit: { number: string; status: string; token: string } | null;
  slips: { id: string; status: string }[];
  appeals: { code: string; effect: string | null; grounds: { code: string }[] }[];
  objections: { state: string; effect: string | null; ground: { en: string } | null; heardUntil: string | null }[];
  automatedDecisions: { byEngine: boolean }[];
}
const look = async (reference: string, as = 'citizen-1') =>
  (
    await system.get<{ application: Shown }>(
      as,
      `query($r: ID!) { application(reference: $r) { status revision permit { number status token } slips { id status }
        appeals { code effect grounds { code } } objections { state effect ground { en } heardUntil }
        automatedDecisions { byEngine } } }`,
      { r: reference },
    )
  ).application;
const until = (reference: string, status: string) =>
  vi.waitFor(async () => expect((await look(reference)).status).toBe(status), { timeout: 60_000, interval: 100 });

/** An inquiry that a person decides by its type, as its applicant files it. */
async function filed(): Promise<string> {
  const { answers } = referenceFiling('inquiry') as { answers: { inquiry: object } };
  const inquiry = { ...answers.inquiry, purpose: 'TRANSFER' };
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }',
    { a: { ...answers, inquiry } },
  );
  const { reference } = startApplication;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  await vi.waitFor(async () => expect(['UNDER_REVIEW', 'AWAITING_PAYMENT']).toContain((await look(reference)).status), {
    timeout: 60_000,
    interval: 100,
  });
  return reference;
}

async function taskOf(as: string, reference: string): Promise<string> {
  const { tasks } = await system.get<{
    tasks: { edges: { node: { id: string; application: { reference: string } } }[] };
  }>(as, 'query { tasks(first: 50) { edges { node { id application { reference } } } } }');
  return tasks.edges.find(({ node }) => node.application.reference === reference)?.node.id ?? 'none';
}
const decide = async (as: string, reference: string, outcome: string) =>
  system.get(
    as,
    'mutation($t: ID!, $o: ReviewOutcome!) { decideTask(id: $t, outcome: $o, reason: "as found") { status } }',
    {
      t: await taskOf(as, reference),
      o: outcome,
    },
  );

async function pay(reference: string): Promise<void> {
  for (const { id, status } of (await look(reference)).slips) {
    if (status !== 'PAYABLE') continue;
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
      'citizen-1',
      'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }',
      { s: id },
    );
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
}

const automation = async () =>
  (
    await system.get<{ automation: { rate: number; looked: number; overruled: number; stopped: boolean } }>(
      'auditor-1',
      '{ automation(permitType: "inquiry") { rate looked overruled stopped conditions { code asked held alone decided agreed } } }',
    )
  ).automation;
const byEngine = async (reference: string) => (await look(reference)).automatedDecisions.some((each) => each.byEngine);

/** One that the engine has approved: of the rest people decide. */
async function approvedByEngine(): Promise<string> {
  for (;;) {
    const reference = await filed();
    if (await byEngine(reference)) return reference;
    await decide('supervisor-1', reference, 'APPROVE');
  }
}

const worked = async (reference: string) =>
  (
    await system.get<{ application: { automatedDecisions: { conditions: object[] }[] } }>(
      'citizen-1',
      `query($r: ID!) { application(reference: $r) { automatedDecisions { conditions {
        code law { en } explanation { value inputs { value source } } } } } }`,
      { r: reference },
    )
  ).application.automatedDecisions[0]?.conditions;

/** Whichever came first, a stop or the money: the case ends granted, by whom it should be, and is paid once. */
async function settled(reference: string): Promise<void> {
  const ends = ['ISSUED', 'UNDER_REVIEW'];
  await vi.waitFor(async () => expect(ends).toContain((await look(reference)).status), { timeout: 60_000 });
  if ((await look(reference)).status === 'UNDER_REVIEW') {
    expect(await byEngine(reference)).toBe(false);
    await decide('supervisor-1', reference, 'APPROVE');
    await until(reference, 'ISSUED');
  }
  const { slips } = await look(reference);
  expect(slips.map(({ status }) => status)).toEqual(['PAID']);
  expect(await system.prisma.receipt.count({ where: { settles: { reference } } })).toBe(1);
}

const order = async (as: string, act: string, input: object) =>
  (
    await system.get<{ done: { errors: { code: string }[] } }>(
      as,
      `mutation($i: ${act[0]?.toUpperCase()}${act.slice(1)}Input!) { done: ${act}(input: $i) { errors { code } } }`,
      { i: input },
    )
  ).done.errors.map(({ code }) => code);

it('lives from a policy in shadow to a decision that is revoked, with everybody who has a part in it', {
  timeout: 500_000,
}, async () => {
  await publishType();
  await publishPolicy(900, 'shadow');
  const watched = await filed();
  await decide('supervisor-1', watched, 'APPROVE');
  await until(watched, 'AWAITING_PAYMENT');
  expect(await byEngine(watched)).toBe(false);
  expect(await automation()).toMatchObject({ rate: 100, looked: 1, overruled: 0 });

  // Every case is drawn at first; agreement alone lets fewer be.
  await publishPolicy(901, 'sampled');
  const drawn = await filed();
  expect((await look(drawn)).status).toBe('UNDER_REVIEW');
  await decide('supervisor-1', drawn, 'APPROVE');
  await until(drawn, 'AWAITING_PAYMENT');
  const agreed: object = { code: 'E-PURPOSE', asked: 2, held: 2, alone: 0, decided: 2, agreed: 2 };
  expect(await automation()).toMatchObject({
    rate: 20,
    looked: 2,
    overruled: 0,
    conditions: expect.arrayContaining([agreed]),
  });

  // A stop reaches what the engine has approved, and nothing is paid or drawn twice.
  const onItsWay = await approvedByEngine();
  await until(onItsWay, 'AWAITING_PAYMENT');
  const slips = (await look(onItsWay)).slips.map(({ id }) => id);
  expect(await worked(onItsWay)).toContainEqual({
    code: 'E-PURPOSE',
    law: null,
    explanation: expect.objectContaining({
      value: 'true',
      inputs: [expect.objectContaining({ value: 'TRANSFER', source: 'declared by the applicant' })],
    }),
  });
  const asItIsPaid = await approvedByEngine();
  await until(asItIsPaid, 'AWAITING_PAYMENT');
  const paying = pay(asItIsPaid);
  expect(await order('auditor-1', 'stopAutomation', { permitType: 'inquiry', reason: 'something is wrong' })).toEqual(
    [],
  );
  await until(onItsWay, 'UNDER_REVIEW');
  expect(await byEngine(onItsWay)).toBe(false);
  await paying;
  await settled(asItIsPaid);
  const whileStopped = await filed();
  expect((await look(whileStopped)).status).toBe('UNDER_REVIEW');
  await decide('supervisor-1', onItsWay, 'APPROVE');
  await until(onItsWay, 'AWAITING_PAYMENT');
  expect((await look(onItsWay)).slips.map(({ id }) => id)).toEqual(slips);
  await pay(onItsWay);
  await until(onItsWay, 'ISSUED');

  expect(await order('auditor-1', 'resumeAutomation', { permitType: 'inquiry' })).toEqual(['SEPARATION_OF_DUTIES']);
  expect(await order('admin-1', 'resumeAutomation', { permitType: 'inquiry' })).toEqual([]);
  expect(await automation()).toMatchObject({ stopped: true });
  expect(await order('admin-2', 'resumeAutomation', { permitType: 'inquiry' })).toEqual([]);
  expect(await automation()).toMatchObject({ stopped: false });

  const granted = await approvedByEngine();
  await until(granted, 'AWAITING_PAYMENT');
  await pay(granted);
  await until(granted, 'ISSUED');
  const { number, token } = (await look(granted)).permit ?? { number: '', token: '' };

  // Revoked for a ground, after its holder was heard, by a second person.
  const begin = (as: string, more: object) =>
    order(as, 'appealDecision', { reference: granted, appeal: 'revocation', reason: 'the deed is another', ...more });
  expect((await look(granted, 'supervisor-1')).appeals).toMatchObject([
    { code: 'revocation', effect: 'REVOKE', grounds: [{ code: 'FALSE_DECLARATION' }] },
  ]);
  expect(await begin('supervisor-1', {})).toEqual(['REQUIRED']);
  expect(await begin('citizen-1', { ground: 'FALSE_DECLARATION' })).not.toEqual([]);
  expect(await begin('supervisor-1', { ground: 'FALSE_DECLARATION' })).toEqual([]);
  const [announced] = (await look(granted)).objections;
  expect(announced).toMatchObject({ state: 'OPEN', effect: 'REVOKE', ground: { en: 'A false declaration' } });
  expect(announced?.heardUntil).toMatch(/^\d{4}\/\d\d\/\d\d$/);
  expect(await taskOf('director-1', granted)).toBe('none');
  await vi.waitFor(async () => expect(await taskOf('director-1', granted)).not.toBe('none'), { timeout: 60_000 });
  expect((await look(granted)).permit?.status).toBe('ISSUED');
  await decide('director-1', granted, 'APPROVE');
  await vi.waitFor(async () => expect((await look(granted)).permit?.status).toBe('REVOKED'), { timeout: 60_000 });
  const told = await system.prisma.notification.findMany({
    where: { reference: granted, person: 'citizen-1', event: { in: ['APPEALED', 'REVOKED'] } },
    select: { event: true, message: true },
  });
  expect(told.map(({ event }) => event).sort()).toEqual(['APPEALED', 'APPEALED', 'REVOKED']);
  for (const { message } of told) {
    const { fa, en } = message as { fa: string; en: string };
    expect([fa, en].join(' ')).not.toMatch(/undefined|\{/);
  }
  expect(JSON.stringify(told)).toContain('اظهار خلاف واقع');
  expect(JSON.stringify(told)).toContain('A false declaration');
  const { verifyPermit } = await system.get<{ verifyPermit: object }>(
    'citizen-2',
    'query($t: String!) { verifyPermit(token: $t) { valid number standingReason } }',
    { t: token },
  );
  expect(verifyPermit).toMatchObject({ valid: false, number, standingReason: 'اظهار خلاف واقع (A false declaration)' });
  expect(await automation()).toMatchObject({ overruled: 1 });
  // One that was overruled takes the step back that agreement had earned, before the next decision.
  expect((await automation()).rate).toBe(100);
  // Its holder may object to that as to any end.
  expect((await look(granted)).appeals).toMatchObject([{ code: 'appeal-of-engine', effect: null }]);
});
