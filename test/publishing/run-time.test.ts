import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unsignedRow } from '../../city/catalogue/test-support/serve.js';
import type { RunningServer } from '../../server.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type Answer, type System, startSystem } from '../support/system.js';

let system: System;
let other: RunningServer;
beforeAll(async () => {
  system = await startSystem({ UNSIGNED_PUBLICATIONS: 'false' });
  await system.startWorker();
  other = await system.startServer();
});
afterAll(() => system.stop());

/** Asks the second server. */
async function askOther<T>(as: string, query: string, variables: object = {}): Promise<Answer<T>> {
  const response = await fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await system.headers(as)) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<T>;
}

const publish =
  'mutation($d: JSON!, $from: String) { publishPermitType(definition: $d, activateFrom: $from) { hash status version } }';
const start =
  'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference permitType { version hash } } }';
const served = '{ permitType(code: "awning") { version } permitTypes { code version } }';

interface Served {
  permitType: { version: number } | null;
  permitTypes: { code: string; version: number }[];
}
const versions = async () => {
  const asked = [await system.ask<Served>('citizen-1', served), await askOther<Served>('citizen-1', served)];
  return asked.map(({ data }) => [
    data.permitType?.version,
    data.permitTypes.find(({ code }) => code === 'awning')?.version,
  ]);
};

interface Started {
  startApplication: { reference: string; permitType: { version: number; hash: string } };
}

/** From the draft to the permit, on the second server. */
async function obtainPermit(): Promise<string> {
  const { data } = await askOther<Started>('citizen-1', start, { a: smallAnswers });
  const { reference } = data.startApplication;
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status slips { id payable } } }';
  const filed = await askOther<{ submitApplication: { slips: { id: string }[] } }>('citizen-1', submit, {
    r: reference,
  });
  for (const { id } of filed.data.submitApplication.slips) {
    const pay = 'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }';
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>('citizen-1', pay, { id });
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
  return reference;
}

const issued = (reference: string) =>
  vi.waitFor(
    async () => {
      const query = `{ application(reference: "${reference}") { status permitType { version } evaluation { total } permit { number } } }`;
      const { application } = await system.get<{ application: { status: string } }>('citizen-1', query);
      expect(application).toMatchObject({ status: 'ISSUED' });
      return application;
    },
    { timeout: 30_000, interval: 200 },
  );

it('a type published over GraphQL is served by every server at once, and a permit of it is issued', async () => {
  expect(await versions()).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  const { publishPermitType } = await system.get<{ publishPermitType: object }>('admin-1', publish, { d: smallType() });
  expect(publishPermitType).toMatchObject({ status: 'ACTIVE', version: 1 });
  expect(await versions()).toEqual([
    [1, 1],
    [1, 1],
  ]);
  const application = await issued(await obtainPermit());
  expect(application).toMatchObject({ permitType: { version: 1 }, evaluation: { total: '250000' } });
}, 90_000);

it('a case on the way keeps its version when a newer one is published', async () => {
  const { data } = await askOther<Started>('citizen-1', start, { a: smallAnswers });
  await system.get('admin-1', publish, { d: smallType({ version: 2, fee: '300000' }) });
  expect(await versions()).toEqual([
    [2, 2],
    [2, 2],
  ]);
  const { reference } = data.startApplication;
  const submit =
    'mutation($r: ID!) { submitApplication(reference: $r) { evaluation { total } permitType { version } } }';
  const filed = await system.get<{ submitApplication: object }>('citizen-1', submit, { r: reference });
  expect(filed.submitApplication).toEqual({ evaluation: { total: '250000' }, permitType: { version: 1 } });
  expect(await issued(await obtainPermit())).toMatchObject({ evaluation: { total: '300000' } });
}, 90_000);

it('is published while a server cannot listen, and served there all the same', async () => {
  const hear =
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE $1';
  // Of each server for changes of cases, of each worker for the journal.
  expect(await system.prisma.$executeRawUnsafe(hear, 'LISTEN %')).toBe(4);
  await system.get('admin-1', publish, { d: smallType({ version: 3 }) });
  expect(await versions()).toEqual([
    [3, 3],
    [3, 3],
  ]);
});

it('is served from its day on by the clock of the database alone', async () => {
  const { publishPermitType } = await system.get<{ publishPermitType: object }>('admin-1', publish, {
    d: smallType({ version: 4 }),
    from: '1500/01/01',
  });
  expect(publishPermitType).toMatchObject({ status: 'DRAFT' });
  expect((await versions()).flat()).toEqual([3, 3, 3, 3]);
  const from = new Date(Date.now() + 1_500).toISOString();
  const activate =
    'mutation($from: String) { activatePermitType(code: "awning", version: 4, from: $from) { version } }';
  await system.get('admin-1', activate, { from });
  await vi.waitFor(async () => expect((await versions()).flat()).toEqual([4, 4, 4, 4]), {
    timeout: 20_000,
    interval: 100,
  });
  const [row] = await system.prisma.$queryRaw<{ due: boolean }[]>`SELECT now() >= ${new Date(from)} AS due`;
  expect(row?.due).toBe(true);
}, 30_000);

it('a retired version gives way to the one before it, and a retired type to none', async () => {
  const retire = 'mutation($v: Int) { retirePermitType(code: "awning", version: $v) { version status } }';
  await system.get('admin-1', retire, { v: 4 });
  expect((await versions()).flat()).toEqual([3, 3, 3, 3]);
  await system.get('admin-1', retire, {});
  expect((await versions()).flat()).toEqual([undefined, undefined, undefined, undefined]);
  const refused = await askOther('citizen-1', start, { a: smallAnswers });
  expect(refused.errors?.[0]?.extensions.code).toBe('SERVICE_ENDED');
  expect(refused.errors?.[0]?.message).toContain('This service has ended');
  const unknown = await askOther('citizen-1', start.replace('"awning"', '"awming"'), { a: smallAnswers });
  expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const list = '{ permitTypes(status: RETIRED) { code status } }';
  expect(await system.get('citizen-1', list)).toMatchObject({
    permitTypes: expect.arrayContaining([{ code: 'awning', status: 'RETIRED' }]),
  });
});

it('a version changed by hand is not served; the one before it is', async () => {
  for (const version of [5, 6]) await system.get('admin-1', publish, { d: smallType({ version }) });
  expect((await versions()).flat()).toEqual([6, 6, 6, 6]);
  await system.prisma.publication.updateMany({ where: { code: 'awning', version: 6 }, data: { proposedBy: 'other' } });
  expect((await versions()).flat()).toEqual([5, 5, 5, 5]);
  // What a retired version was signed for does not bring it back.
  await system.prisma.publication.updateMany({
    where: { code: 'awning', version: 4 },
    data: { retiredFrom: null, retiredBy: null, version: 9 },
  });
  const row = { kind: 'PERMIT_TYPE' as const, code: 'awning', version: 10, hash: 'x' };
  await system.prisma.publication.create({ data: unsignedRow(row, smallType({ version: 10 })) });
  expect((await versions()).flat()).toEqual([5, 5, 5, 5]);
});
