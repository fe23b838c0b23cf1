import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { readSlip } from '../../city/papers/case-rows.js';
import { feeSummary } from '../../city/papers/paper/fees.js';
import { slipPaper } from '../../city/papers/paper/slip.js';
import { tongueOf } from '../../city/papers/paper/tongue.js';
import type { Evaluation } from '../../forms/evaluation/types.js';
import type { Fee } from '../../forms/language/rule.js';
import { parseDefinition, parseRulebook } from '../../forms/parse.js';
import { confirm } from '../support/bank.js';
import { definitionJson, rulebook } from '../support/definition.js';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
const title = { fa: 'ردیف', en: 'line' };
const fee = (code: string, payee: string, amount: string): Fee => ({
  code,
  title,
  amount,
  payee,
  basis: 'resolution 1',
});

/** An inquiry with these fees, which the engine decides, as a version of its own. */
async function charge(code: string, fees: Fee[], rulebookCode = 'mashhad-1405'): Promise<void> {
  const { definition, issues } = parseDefinition(
    definitionJson(
      'forms/definitions/inquiry.json',
      [['code'], code],
      [['fees'], fees],
      [['rulebook'], rulebookCode],
      [['steps', 5, 'engineDecides'], 'true'],
      [['validity'], undefined],
      [['examples'], []],
    ),
  );
  if (!definition) throw new Error(JSON.stringify(issues));
  await serve(system.prisma, definition);
}

beforeAll(async () => {
  system = await startSystem();
  const city = (amount: string) => fee('F-CITY', 'MUNICIPALITY', amount);
  const school = fee('F-SCHOOL', 'EDUCATION', '3000000');
  await charge('below', [city('-5000000'), school], rulebook.code);
  const { rulebook: floors, issues } = parseRulebook({
    ...structuredClone(rulebook),
    code: 'floors',
    slips: { ...rulebook.slips, belowZero: 'floor' },
  });
  if (!floors) throw new Error(JSON.stringify(issues));
  await serve(system.prisma, floors);
  await charge('floored', [city('-5000000'), school], 'floors');
  const byPurpose = 'answers.inquiry.purpose == "BANK" ? 5000000 : 2000000';
  await charge('changed', [city(byPurpose), fee('F-FIRE', 'MUNICIPALITY', '1000000'), school], rulebook.code);
  const once = { ...school, when: 'answers.inquiry.purpose == "BANK"' };
  await charge('dropped', [city('5000000'), once], rulebook.code);
});
afterAll(() => system.stop());

interface Refund {
  id: string;
  status: string;
  kind: string;
  amount: string;
  payee: string;
  postings: { movement: string; account: string; debit: string; credit: string }[];
}
interface Shown {
  status: string;
  revision: number;
  evaluation: {
    total: string;
    credits: { payee: string; amount: string; then: string; explanation: { value: string } }[];
  };
  slips: {
    id: string;
    revision: number;
    payee: string;
    status: string;
    payable: string;
    session: { id: string } | null;
    lines: { code: string; amount: string }[];
  }[];
  refunds: Refund[];
  permit: { number: string } | null;
}

const REFUND = 'id status kind amount payee fee postings { movement account debit credit }';
const look = async (reference: string, as = 'citizen-1') =>
  (
    await system.get<{ application: Shown }>(
      as,
      `query($r: ID!) { application(reference: $r) { status revision permit { number }
        evaluation { total credits { payee amount then explanation { value } } }
        slips { id revision payee status payable session { id } lines { code amount } } refunds { ${REFUND} } } }`,
      { r: reference },
    )
  ).application;
const is = (reference: string, status: string) =>
  expect.poll(async () => (await look(reference)).status, { timeout: 10_000, interval: 50 }).toBe(status);

async function filed(permitType: string): Promise<string> {
  const { answers, documents } = referenceFiling('inquiry');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!, $t: ID!) { startApplication(permitType: $t, answers: $a) { reference } }',
    { a: answers, t: permitType },
  );
  const { reference } = startApplication;
  for (const code of documents) await system.attach('citizen-1', reference, code);
  await submit(reference);
  return reference;
}
const submit = (reference: string) =>
  system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });

const visit = async (slipId: string) =>
  (
    await system.get<{ startPayment: { id: string } }>(
      'citizen-1',
      'mutation($s: ID!) { startPayment(slipId: $s) { id } }',
      { s: slipId },
    )
  ).startPayment.id;
async function pay(reference: string, payee: string): Promise<string> {
  const slip = (await look(reference)).slips.find((each) => each.payee === payee && each.status === 'PAYABLE');
  if (!slip) throw new Error(`${reference} has no payable slip to ${payee}`);
  const told = {
    trackingNumber: `t-${slip.id}`,
    outcome: 'paid',
    amount: slip.payable,
    sessionId: await visit(slip.id),
  };
  expect((await confirm(system, told)).body).toMatchObject({ result: 'settled' });
  return slip.id;
}
async function refile(reference: string, purpose: string): Promise<void> {
  const { answers } = referenceFiling('inquiry') as { answers: { inquiry: object } };
  await system.get(
    'citizen-1',
    'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
    { r: reference, a: { ...answers, inquiry: { ...answers.inquiry, purpose, addressee: 'نشانی دیگر' } } },
  );
  await submit(reference);
}

const order = (id: string, as = 'cashier-1') =>
  system.ask<{ orderRefund: Refund }>(
    as,
    `mutation($i: ID!) { orderRefund(id: $i, reason: "owed by the calculation") { ${REFUND} } }`,
    { i: id },
  );
const annul = (slipId: string, code: string, as = 'cashier-1') =>
  system.ask<{ refundFee: Refund }>(
    as,
    `mutation($s: ID!, $f: ID!) { refundFee(slipId: $s, fee: $f, reason: "annulled by the court") { ${REFUND} } }`,
    { s: slipId, f: code },
  );
const booked = ({ postings }: Refund) =>
  postings.map(
    ({ movement, account, debit, credit }) => `${movement} ${account} ${debit === '0' ? `-${credit}` : debit}`,
  );
const told = (reference: string, event: 'REFUND_DUE' | 'REFUNDED') =>
  system.prisma.notification.findMany({ where: { reference, event } });

describe('a payee whose lines come to less than nothing', () => {
  it('owes it back once the permit is granted, and a cashier orders it once', { timeout: 60_000 }, async () => {
    const reference = await filed('below');
    await is(reference, 'AWAITING_PAYMENT');
    const draft = await look(reference);
    expect(draft.evaluation).toMatchObject({
      total: '3000000',
      credits: [{ payee: 'MUNICIPALITY', amount: '5000000', then: 'REFUND', explanation: { value: '5000000' } }],
    });
    expect(draft.slips.map(({ payee, payable }) => `${payee} ${payable}`)).toEqual(['EDUCATION 3000000']);
    expect(draft.refunds).toMatchObject([{ status: 'DRAFT', kind: 'BELOW_ZERO', amount: '5000000', postings: [] }]);
    const id = draft.refunds[0]?.id ?? '';
    const slip = await readSlip(system.prisma, draft.slips[0]?.id ?? '', 'city');
    const paper = JSON.stringify(slip && slipPaper(slip));
    expect(paper).toContain('بازگرداندنی به متقاضی');
    expect(paper).toContain('۵٬۰۰۰٬۰۰۰');
    expect(codeOf(await order(id))).toBe('CONFLICT');

    await pay(reference, 'EDUCATION');
    await is(reference, 'ISSUED');
    const { evaluation } = await system.prisma.submission.findFirstOrThrow({
      where: { reference },
      orderBy: { revision: 'desc' },
    });
    const printed = JSON.stringify(
      feeSummary(evaluation as unknown as Evaluation, (payee) => ({ fa: payee, en: payee }), tongueOf({})),
    );
    expect(printed).toContain('"total":["جمع","","۳٬۰۰۰٬۰۰۰"]');
    const [due] = (await look(reference)).refunds;
    expect(due).toMatchObject({ id, status: 'DUE', amount: '5000000' });
    expect(due && booked(due)).toEqual(['DUE payee:MUNICIPALITY 5000000', 'DUE owners -5000000']);
    const [notice, ...others] = await told(reference, 'REFUND_DUE');
    expect(others).toEqual([]);
    expect(notice?.message).toMatchObject({ en: expect.stringContaining('5,000,000 rials') });

    expect(codeOf(await order(id, 'citizen-1'))).toBe('FORBIDDEN');
    const answers = await Promise.all([order(id), order(id), order(id)]);
    expect(answers.map(codeOf)).toEqual([undefined, undefined, undefined]);
    const ordered = answers[0]?.data.orderRefund;
    expect(ordered).toMatchObject({ status: 'ORDERED' });
    expect(ordered && booked(ordered).slice(2)).toEqual(['ORDER owners 5000000', 'ORDER refunds -5000000']);
    expect(await told(reference, 'REFUNDED')).toHaveLength(1);
    const acts = await system.prisma.trailEntry.findMany({
      where: { subject: reference, act: { startsWith: 'REFUND' } },
    });
    expect(acts.map(({ act }) => act).sort()).toEqual(['REFUND_DUE', 'REFUND_ORDERED']);
  });

  it('owes nothing where the rulebook lets it lapse, and says so', { timeout: 60_000 }, async () => {
    const reference = await filed('floored');
    await is(reference, 'AWAITING_PAYMENT');
    expect((await look(reference)).evaluation.credits).toMatchObject([{ amount: '5000000', then: 'FLOOR' }]);
    await pay(reference, 'EDUCATION');
    await is(reference, 'ISSUED');
    const { refunds } = await look(reference);
    expect(refunds).toMatchObject([{ status: 'FLOORED', kind: 'FLOORED', amount: '5000000', postings: [] }]);
    expect(codeOf(await order(refunds[0]?.id ?? ''))).toBe('CONFLICT');
    expect(await told(reference, 'REFUND_DUE')).toEqual([]);
  });

  it('owes nothing when the case is withdrawn', { timeout: 60_000 }, async () => {
    const reference = await filed('below');
    await is(reference, 'AWAITING_PAYMENT');
    await system.get(
      'citizen-1',
      'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "no need") { status } }',
      { r: reference },
    );
    await is(reference, 'WITHDRAWN');
    expect((await look(reference)).refunds).toMatchObject([{ status: 'VOID', postings: [] }]);
  });
});

describe('what was paid before a refiling', () => {
  it('counts towards what is due now, and what is beyond it is owed back', { timeout: 90_000 }, async () => {
    const reference = await filed('changed');
    await is(reference, 'AWAITING_PAYMENT');
    expect((await look(reference)).evaluation.total).toBe('9000000');
    const paidSlip = await pay(reference, 'MUNICIPALITY');
    await refile(reference, 'TRANSFER');
    await expect.poll(async () => (await look(reference)).revision, { timeout: 30_000 }).toBe(2);
    await is(reference, 'AWAITING_PAYMENT');
    const again = await look(reference);
    const now = again.slips.filter(({ revision }) => revision === 2);
    expect(now).toMatchObject([
      {
        payee: 'MUNICIPALITY',
        status: 'PAID',
        payable: '0',
        lines: [{ code: 'F-CITY' }, { code: 'F-FIRE' }, { code: 'PAID BEFORE', amount: '-3000000' }],
      },
      { payee: 'EDUCATION', status: 'PAYABLE', payable: '3000000' },
    ]);
    expect(again.refunds).toMatchObject([{ status: 'DRAFT', payee: 'MUNICIPALITY', amount: '3000000' }]);
    // What counts is not given back.
    const receipt = await system.prisma.receipt.findFirstOrThrow({ where: { settlesId: paidSlip } });
    const back = 'mutation($i: ID!) { refundReceipt(id: $i, reason: "r") { id } }';
    expect(codeOf(await system.ask('cashier-1', back, { i: receipt.id }))).toBe('CONFLICT');

    await pay(reference, 'EDUCATION');
    await is(reference, 'ISSUED');
    expect((await look(reference)).refunds).toMatchObject([{ status: 'DUE', amount: '3000000' }]);
    // Of six million three are owed back; an annulled fee gives what it came to, and no more than what is left.
    expect((await annul(paidSlip, 'F-CITY')).data.refundFee).toMatchObject({ amount: '2000000', status: 'ORDERED' });
    expect((await annul(paidSlip, 'F-FIRE')).data.refundFee).toMatchObject({ amount: '1000000' });
    const second = now[0]?.id ?? '';
    expect(codeOf(await annul(second, 'F-CITY'))).toBe('CONFLICT');
  });

  it('leaves nothing to be paid where it covers all that is due', { timeout: 90_000 }, async () => {
    const reference = await filed('changed');
    await is(reference, 'AWAITING_PAYMENT');
    await pay(reference, 'MUNICIPALITY');
    await refile(reference, 'BANK');
    await expect.poll(async () => (await look(reference)).revision, { timeout: 30_000 }).toBe(2);
    await is(reference, 'AWAITING_PAYMENT');
    const now = (await look(reference)).slips.filter(({ revision }) => revision === 2);
    expect(now.map(({ payee, payable, status }) => `${payee} ${payable} ${status}`)).toEqual([
      'MUNICIPALITY 0 PAID',
      'EDUCATION 3000000 PAYABLE',
    ]);
  });
});

it('is all that is due now where the rest is not charged any more: the permit is granted', {
  timeout: 90_000,
}, async () => {
  const reference = await filed('dropped');
  await is(reference, 'AWAITING_PAYMENT');
  await pay(reference, 'MUNICIPALITY');
  await refile(reference, 'TRANSFER');
  await is(reference, 'ISSUED');
  const { slips, refunds } = await look(reference);
  expect(slips.map(({ id, payable, status }) => `${id.slice(-3)} ${payable} ${status}`)).toEqual([
    '1-1 5000000 PAID',
    '1-2 3000000 VOID',
    '2-1 0 PAID',
  ]);
  expect(refunds).toEqual([]);
});

describe('an annulled fee', () => {
  it('is paid back by itself, once, while the permit stays', { timeout: 60_000 }, async () => {
    const reference = await filed('changed');
    await is(reference, 'AWAITING_PAYMENT');
    const slipId = await pay(reference, 'MUNICIPALITY');
    expect(codeOf(await annul(slipId, 'F-FIRE'))).toBe('CONFLICT');
    await pay(reference, 'EDUCATION');
    await is(reference, 'ISSUED');
    expect(codeOf(await annul(slipId, 'F-NONE'))).toBe('NOT_FOUND');
    expect(codeOf(await annul(slipId, 'F-FIRE', 'citizen-1'))).toBe('FORBIDDEN');
    await system.prisma.application.update({ where: { reference }, data: { ownerId: 'cashier-1' } });
    expect(codeOf(await annul(slipId, 'F-FIRE'))).toBe('SEPARATION_OF_DUTIES');
    await system.prisma.application.update({ where: { reference }, data: { ownerId: 'citizen-1' } });
    const answers = await Promise.all([annul(slipId, 'F-FIRE'), annul(slipId, 'F-FIRE'), annul(slipId, 'F-FIRE')]);
    expect(answers.map(codeOf)).toEqual([undefined, undefined, undefined]);
    const { refunds, permit, slips } = await look(reference);
    expect(refunds).toMatchObject([{ kind: 'FEE_ANNULLED', status: 'ORDERED', amount: '1000000' }]);
    expect(refunds.flatMap(booked)).toEqual(['ORDER payee:MUNICIPALITY 1000000', 'ORDER refunds -1000000']);
    expect(permit).not.toBeNull();
    expect(slips.every(({ status }) => status === 'PAID')).toBe(true);
    expect(await told(reference, 'REFUNDED')).toHaveLength(1);
    const { refunds: list } = await system.get<{ refunds: { edges: { node: Refund }[] } }>(
      'cashier-1',
      `{ refunds(status: [ORDERED], first: 50) { edges { node { ${REFUND} } } } }`,
    );
    expect(list.edges.map(({ node }) => node.id)).toContain(refunds[0]?.id);
    expect(codeOf(await system.ask('citizen-1', '{ refunds { edges { node { id } } } }'))).toBe('FORBIDDEN');
  });
});

describe('a slip whose payment is under way', () => {
  it('says so with its visit, and is payable again once that fails or lapses', { timeout: 60_000 }, async () => {
    const reference = await filed('below');
    await is(reference, 'AWAITING_PAYMENT');
    const slipOf = async (as?: string) => (await look(reference, as)).slips[0];
    const slipId = (await slipOf())?.id ?? '';
    expect(await slipOf()).toMatchObject({ status: 'PAYABLE', session: null });
    const first = await visit(slipId);
    expect(await slipOf()).toMatchObject({ status: 'PENDING', session: { id: first } });
    expect(await slipOf('supervisor-1')).toMatchObject({ status: 'PENDING', session: null });
    await confirm(system, { outcome: 'failed', sessionId: first });
    expect(await slipOf()).toMatchObject({ status: 'PAYABLE', session: null });
    const second = await visit(slipId);
    expect(await slipOf()).toMatchObject({ status: 'PENDING', session: { id: second } });
    const long = new Date(Date.now() - 21 * 60_000);
    await system.prisma.paymentSession.update({ where: { id: second }, data: { createdAt: long } });
    expect(await slipOf()).toMatchObject({ status: 'PAYABLE', session: null });
    await pay(reference, 'EDUCATION');
    expect((await slipOf())?.status).toBe('PAID');
  });
});
