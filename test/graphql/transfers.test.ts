import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { answersFor, applicants } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
let people: ReturnType<typeof applicants>;

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
});
afterAll(() => system.stop());

const BUYER = '9990000026';
const SELLER = '9990000018';

interface Transfer {
  id: string;
  status: string;
}
const offer = (reference: string, nationalId = BUYER, as = 'citizen-1', day?: string) =>
  system.ask<{ offerTransfer: Transfer }>(
    as,
    `mutation($r: ID!, $n: String!, $v: JalaliDate) {
      offerTransfer(reference: $r, nationalId: $n, validUntil: $v) { id status parcel permitType { code } } }`,
    { r: reference, n: nationalId, v: day },
  );
const respond = (as: string, id: string, accept: boolean) =>
  system.ask<{ respondToTransfer: Transfer }>(
    as,
    'mutation($i: ID!, $a: Boolean!) { respondToTransfer(id: $i, accept: $a) { id status } }',
    { i: id, a: accept },
  );
const withdraw = (as: string, id: string) =>
  system.ask<{ withdrawTransfer: Transfer }>(as, 'mutation($i: ID!) { withdrawTransfer(id: $i) { id status } }', {
    i: id,
  });
const read = (as: string, reference: string) =>
  system.ask<{ application: { answers: object; status: string; evaluation: object; documents: { code: string }[] } }>(
    as,
    'query($r: ID!) { application(reference: $r) { status answers documents { code } evaluation { checks { rule message { fa } } } timeline { type summary { fa } data } } }',
    { r: reference },
  );

async function offered(reference: string): Promise<string> {
  const { data, errors } = await offer(reference);
  expect(errors).toBeUndefined();
  return data.offerTransfer.id;
}
const filed = async () => (await people.file('construction', answersFor('construction', freshPlot()))).reference;

/** The answers with whoever owns the plot now. */
const owned = (answers: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(answers).replaceAll(SELLER, BUYER).replaceAll('مریم رضایی', 'علی حسینی'));

describe('a case that is sold with its plot', () => {
  it('goes to its new owner, who files it and is granted the permit', async () => {
    const plot = freshPlot();
    const { reference } = await people.file('construction', answersFor('construction', plot));
    const id = await offered(reference);
    expect(codeOf(await read('citizen-2', reference))).toBe('NOT_FOUND');
    const taken = await respond('citizen-2', id, true);
    expect(taken.data.respondToTransfer.status).toBe('ACCEPTED');
    expect((await respond('citizen-2', id, true)).data.respondToTransfer.status).toBe('ACCEPTED');
    await people.becomes(reference, 'RETURNED');
    // The seller has no access, and nothing of theirs is shown.
    expect(codeOf(await read('citizen-1', reference))).toBe('NOT_FOUND');
    const { data } = await read('citizen-2', reference);
    expect(JSON.stringify(data)).not.toContain(SELLER);
    expect(JSON.stringify(data)).not.toContain('رضایی');
    expect(data.application.documents).toEqual([]);
    // Nor is what the seller has declared taken for the buyer's word.
    expect(data.application.answers).toMatchObject({ declarations: {}, property: { nosaziCode: plot } });
    const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { status } }';
    await system.get('citizen-2', save, { r: reference, a: owned(answersFor('construction', plot)) });
    for (const code of [
      'DEED',
      'ID',
      'UTM_MAP',
      'ARCH_PLAN',
      'STRUCT_PLAN',
      'NEZAM_APPROVAL',
      'SUPERVISION_COMMITMENT',
    ])
      await system.attach('citizen-2', reference, code);
    const refiled = await people.submit(reference, 'citizen-2');
    expect(refiled).toMatchObject({ revision: 2, evaluation: { outcome: 'CLEAN' } });
    await people.approve(reference);
    await people.pay(reference, 'citizen-2');
    await people.becomes(reference, 'ISSUED');
    // The register's holder is the buyer, who may amend it; the seller may not.
    const { permit } = await people.shown(reference, 'citizen-2');
    const amendment = await people.file('amendment', owned(answersFor('amendment', plot, permit?.number)), 'citizen-2');
    expect(amendment.evaluation.outcome).toBe('CLEAN');
    const late = await people.file('amendment', answersFor('amendment', plot, permit?.number));
    expect(late.evaluation.outcome).toBe('INCOMPLETE');
  });

  it('is told of in trail, timeline and notices, and both are told once', async () => {
    const reference = await filed();
    const id = await offered(reference);
    await respond('citizen-2', id, true);
    await people.becomes(reference, 'RETURNED');
    const acts = await system.prisma.trailEntry.findMany({
      where: { subject: reference },
      select: { act: true, by: true },
    });
    expect(acts).toContainEqual({ act: 'TRANSFER_OFFERED', by: 'citizen-1' });
    expect(acts).toContainEqual({ act: 'TRANSFERRED', by: 'citizen-2' });
    const told = await system.prisma.notification.findMany({
      where: { reference, event: { in: ['TRANSFER_OFFERED', 'TRANSFERRED'] } },
      select: { event: true, person: true },
      orderBy: [{ event: 'asc' }, { person: 'asc' }],
    });
    expect(told).toEqual([
      { event: 'TRANSFER_OFFERED', person: 'citizen-2' },
      { event: 'TRANSFERRED', person: 'citizen-1' },
      { event: 'TRANSFERRED', person: 'citizen-2' },
    ]);
  });

  it('goes along as a draft, without what says who its owner was', async () => {
    const reference = await people.draft('construction', answersFor('construction', freshPlot()));
    const id = await offered(reference);
    expect((await respond('citizen-2', id, true)).errors).toBeUndefined();
    const { data } = await read('citizen-2', reference);
    expect(data.application.status).toBe('DRAFT');
    expect(JSON.stringify(data)).not.toContain(SELLER);
    expect(codeOf(await read('citizen-1', reference))).toBe('NOT_FOUND');
  });

  it('leaves the seller’s office behind', async () => {
    const mandate = await system.get<{ offerMandate: { id: string } }>(
      'citizen-1',
      'mutation($v: JalaliDate!) { offerMandate(officeId: "OFF-0001", permitTypes: ["construction"], validUntil: $v) { id } }',
      { v: addDays(jalaliDay(new Date()), 30) },
    );
    const { id } = mandate.offerMandate;
    await system.get('office-1', 'mutation($i: ID!) { respondToMandate(id: $i, accept: true) { id } }', { i: id });
    const started = await system.get<{ startApplication: { reference: string } }>(
      'office-1',
      'mutation($a: JSON!, $m: ID!) { startApplication(permitType: "construction", answers: $a, onBehalfOf: $m) { reference } }',
      { a: answersFor('construction', freshPlot()), m: id },
    );
    const { reference } = started.startApplication;
    expect(codeOf(await offer(reference, BUYER, 'office-1'))).toBe('FORBIDDEN');
    await respond('citizen-2', await offered(reference), true);
    expect(codeOf(await read('office-1', reference))).toBe('NOT_FOUND');
  });
});

describe('an offer', () => {
  it('is for whom it names: nobody else sees or answers it', async () => {
    const id = await offered(await filed());
    expect(codeOf(await respond('office-1', id, true))).toBe('NOT_FOUND');
    expect(codeOf(await respond('supervisor-1', id, true))).toBe('NOT_FOUND');
    expect(codeOf(await respond('citizen-1', id, true))).toBe('FORBIDDEN');
    expect(codeOf(await withdraw('citizen-2', id))).toBe('NOT_FOUND');
  });

  it('is declined, taken back, replaced by the next, or runs out', async () => {
    const reference = await filed();
    const first = await offered(reference);
    expect((await respond('citizen-2', first, false)).data.respondToTransfer.status).toBe('DECLINED');
    const second = await offered(reference);
    expect((await withdraw('citizen-1', second)).data.withdrawTransfer.status).toBe('WITHDRAWN');
    expect((await withdraw('citizen-1', second)).data.withdrawTransfer.status).toBe('WITHDRAWN');
    expect(codeOf(await respond('citizen-2', second, true))).toBe('NOT_FOUND');
    const third = await offered(reference);
    const fourth = await offered(reference);
    expect(codeOf(await respond('citizen-2', third, true))).toBe('NOT_FOUND');
    await system.prisma.caseTransfer.update({ where: { id: fourth }, data: { validUntil: '1400/01/01' } });
    expect(codeOf(await respond('citizen-2', fourth, true))).toBe('CONFLICT');
    expect((await people.shown(reference)).status).toBe('UNDER_REVIEW');
  });

  it('names a person there can be, and a day to come', async () => {
    const reference = await filed();
    expect(codeOf(await offer(reference, '1234567890'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await offer(reference, SELLER))).toBe('BAD_USER_INPUT');
    expect(codeOf(await offer(reference, BUYER, 'citizen-1', '1400/01/01'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await offer(reference, BUYER, 'citizen-2'))).toBe('NOT_FOUND');
  });

  it('is not made of a case that has ended, and not taken of one', async () => {
    const reference = await filed();
    const id = await offered(reference);
    await system.get('citizen-1', 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }', {
      r: reference,
    });
    expect(codeOf(await respond('citizen-2', id, true))).toBe('APPLICATION_CLOSED');
    expect(codeOf(await offer(reference))).toBe('APPLICATION_CLOSED');
  });
});
