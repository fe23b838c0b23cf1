import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const START = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';

async function begun(as: string, answers: object = {}): Promise<string> {
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(as, START, { a: answers });
  return startApplication.reference;
}

describe('the viewer', () => {
  const ME = `{ viewer { accountId person { name { en } } roles { role { id } districts { id } inPlaceOf { id } } office { id } may
    appliesForSelf mayBegin { code } unreadNotifications casesWaiting drafts tasksClaimed sessionEndsAt } }`;
  const me = async (as: string) => (await system.get<{ viewer: Record<string, unknown> }>(as, ME)).viewer;

  it('is null for whoever has not signed in, and refused with a token that is refused', async () => {
    const ask = async (headers: object) => {
      const body = JSON.stringify({ query: '{ viewer { accountId } }' });
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return response.text();
    };
    expect(await ask({})).toBe('{"data":{"viewer":null}}');
    expect(await ask({ authorization: 'Bearer a.b.c' })).toContain('UNAUTHENTICATED');
  });

  it('is a citizen with what waits for them, and nothing of others', async () => {
    await begun('citizen-1');
    await begun('citizen-2');
    await seedFiled(system.prisma, { reference: 'U-1402-000001', ownerId: 'citizen-1', status: 'RETURNED' });
    await seedFiled(system.prisma, { reference: 'U-1402-000002', ownerId: 'citizen-2', status: 'AWAITING_PAYMENT' });
    await seedFiled(system.prisma, { reference: 'U-1402-000003', ownerId: 'citizen-1', status: 'UNDER_REVIEW' });
    const words = { fa: 'پیام', en: 'message' };
    const row = { reference: 'U-1402-000001', transition: 1, event: 'RETURNED' as const, to: 'applicant' };
    const told = { ...row, subject: words, message: words, createdAt: new Date() };
    await system.prisma.notification.createMany({
      data: ['citizen-1', 'citizen-2'].map((person) => ({ ...told, id: `U-1402-000001-1-${person}`, person })),
    });
    expect(await me('citizen-1')).toMatchObject({
      accountId: 'citizen-1',
      roles: [{ role: { id: 'citizen' }, districts: null, inPlaceOf: null }],
      office: null,
      may: ['READ_CATALOGUE', 'EVALUATE', 'OFFER_MANDATE'],
      appliesForSelf: true,
      unreadNotifications: 1,
      casesWaiting: 1,
      drafts: 1,
      tasksClaimed: 0,
      sessionEndsAt: null,
    });
    await system.get('citizen-1', 'mutation { markNotificationRead(id: "U-1402-000001-1-citizen-1") { id } }');
    expect(await me('citizen-1')).toMatchObject({ unreadNotifications: 0 });
  });

  it('may begin what an owner has given a mandate for, and no longer once it is taken back', async () => {
    const types = async () => (await me('office-1')).mayBegin;
    expect(await types()).toEqual([]);
    const mandate = { officeId: 'OFF-0001', ownerId: 'citizen-2', permitTypes: ['inquiry', 'renewal'] } as const;
    const data = {
      ...mandate,
      permitTypes: [...mandate.permitTypes],
      status: 'ACTIVE' as const,
      validUntil: '1500/01/01',
    };
    const { id } = await system.prisma.mandate.create({ data });
    expect(await types()).toEqual([{ code: 'inquiry' }, { code: 'renewal' }]);
    expect(await me('office-1')).toMatchObject({ office: { id: 'OFF-0001' }, appliesForSelf: false });
    await system.prisma.mandate.update({ where: { id }, data: { status: 'REVOKED' } });
    expect(await types()).toEqual([]);
  });

  it('is staff with the roles held where they are, and the tasks claimed', async () => {
    await seedFiled(system.prisma, { reference: 'U-1402-000004' });
    await system.prisma.task.update({
      where: { id: 'U-1402-000004-1' },
      data: { status: 'CLAIMED', assignee: 'supervisor-1' },
    });
    expect(await me('supervisor-1')).toMatchObject({
      roles: expect.arrayContaining([
        { role: { id: 'supervisor' }, districts: [{ id: 'district-9' }], inPlaceOf: null },
      ]),
      mayBegin: [],
      tasksClaimed: 1,
      casesWaiting: 0,
    });
  });
});
