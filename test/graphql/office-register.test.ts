import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMonths, jalaliDay } from '../../forms/jalali.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const yearsAgo = (years: number) => addMonths(jalaliDay(new Date()), -12 * years);
const save = (id: string, since: string | null, as = 'admin-1') =>
  system.ask(as, 'mutation($i: ID!, $s: JalaliDate) { saveOffice(id: $i, name: "دفتر", since: $s) { approved } }', {
    i: id,
    s: since,
  });
const change = (mutation: string, as = 'admin-1') =>
  system.ask<Record<string, { approved: boolean; suspendedAt: string | null }>>(
    as,
    `mutation { ${mutation} { approved suspendedAt } }`,
  );
const approvedIds = async (args = '') =>
  (await system.get<{ offices: { id: string }[] }>('citizen-1', `{ offices${args} { id } }`)).offices.map(
    ({ id }) => id,
  );

it('lists those that may act, and the others when asked', async () => {
  expect(await approvedIds()).toEqual(['OFF-0001']);
  expect(await approvedIds('(approved: false)')).toEqual(['OFF-0002']);
});

it('approves an office with ten years of record and none with less', async () => {
  await save('O-10', yearsAgo(10));
  await save('O-9', yearsAgo(9));
  await save('O-0', null);
  const approve = (id: string) => change(`approveOffice(id: "${id}")`);
  expect((await approve('O-10')).data.approveOffice).toEqual({ approved: true, suspendedAt: null });
  for (const id of ['O-9', 'O-0']) {
    expect((await approve(id)).errors?.[0]?.extensions.issues?.[0]?.code).toBe('OFFICE_NOT_ELIGIBLE');
  }
  expect(codeOf(await approve('O-none'))).toBe('NOT_FOUND');
  expect(await approvedIds()).toEqual(expect.arrayContaining(['OFF-0001', 'O-10']));
});

it('takes no Gregorian date for a Jalali day', async () => {
  const answer = await save('O-11', '2015/03/01');
  expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  expect(answer.errors?.[0]?.message).toContain('looks like a Gregorian date (that day is 1393/12/10)');
});

it('suspends, restores and takes approvals back', async () => {
  const suspended = await change('suspendOffice(id: "O-10", reason: "شکایت")');
  expect(suspended.data.suspendOffice).toEqual({ approved: false, suspendedAt: expect.any(String) });
  expect(await approvedIds()).not.toContain('O-10');
  expect((await change('restoreOffice(id: "O-10")')).data.restoreOffice).toEqual({ approved: true, suspendedAt: null });
  const withdrawn = await change('withdrawOfficeApproval(id: "O-10")');
  expect(withdrawn.data.withdrawOfficeApproval?.approved).toBe(false);
});

it('is kept by administrators alone', async () => {
  for (const as of ['citizen-1', 'office-1', 'supervisor-1', 'auditor-1', 'integrator-1']) {
    expect(codeOf(await save('O-1', null, as))).toBe('FORBIDDEN');
    expect(codeOf(await change('approveOffice(id: "OFF-0002")', as))).toBe('FORBIDDEN');
  }
});

it('counts how an office’s cases went, for the municipality and the office', async () => {
  const { id } = await system.prisma.mandate.create({
    data: { officeId: 'OFF-0001', ownerId: 'citizen-1', status: 'ACTIVE', permitTypes: [], validUntil: '1500/01/01' },
  });
  const decisions = [
    ['RETURN', 'review'],
    ['APPROVE', 'audit'],
    ['REJECT', 'audit'],
    ['REJECT', 'review'],
  ] as const;
  for (const [i, [outcome, stepType]] of decisions.entries()) {
    const reference = `U-1399-00000${i}`;
    await seedFiled(system.prisma, { reference });
    await system.prisma.application.update({ where: { reference }, data: { mandateId: id } });
    await system.prisma.task.update({
      where: { id: `${reference}-1` },
      data: { status: 'DONE', outcome, stepType, decidedBy: 'supervisor-1', decidedAt: new Date() },
    });
  }
  const quality = async (as: string) => {
    const query = '{ office(id: "OFF-0001") { quality { filed returned rejected audited overruled } } }';
    return (await system.get<{ office: { quality: unknown } }>(as, query)).office.quality;
  };
  const counts = { filed: 4, returned: 1, rejected: 1, audited: 2, overruled: 1 };
  for (const as of ['admin-1', 'supervisor-1', 'office-1']) expect(await quality(as)).toEqual(counts);
  expect(await quality('citizen-1')).toBeNull();
});
