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

describe('a case, for each reader', () => {
  const NOW = `reference submittedAt allowedActions owner { id name { en } } applicant { id }
    progress { done total steps { state step { code } } } deadline { day at effect why { fa en } step { code } }
    todo { kind title { en } due mutation subject step { code } }
    documentsRequired { needed why { en } document { code } files { fileName } } tasks { allowedActions }`;
  interface Now {
    allowedActions: string[];
    owner: { id: string; name: { en: string } } | null;
    progress: { done: number; total: number; steps: { state: string; step: { code: string } }[] };
    deadline: { day: string; effect: string; why: { fa: string; en: string } } | null;
    todo: { kind: string; subject: string; mutation: string; title: { en: string } }[];
    documentsRequired: {
      needed: boolean;
      why: { en: string };
      document: { code: string };
      files: { fileName: string }[];
    }[];
    tasks: { allowedActions: string[] }[];
  }
  const seen = async (as: string, reference: string) =>
    (
      await system.get<{ application: Now }>(as, `query($r: ID!) { application(reference: $r) { ${NOW} } }`, {
        r: reference,
      })
    ).application;

  it('is a draft to be completed by its applicant', async () => {
    const reference = await begun('citizen-2', { applicant: { filedBy: 'representative' } });
    const now = await seen('citizen-2', reference);
    expect(now.allowedActions).toEqual([
      'SAVE_DRAFT',
      'ATTACH_DOCUMENT',
      'SUBMIT',
      'WITHDRAW',
      'TRANSFER',
      'DISCARD_DRAFT',
      'COPY',
    ]);
    expect(now.progress).toMatchObject({
      done: 0,
      steps: expect.arrayContaining([{ state: 'CURRENT', step: { code: 'request' } }]),
    });
    expect(now.deadline).toBeNull();
    expect(now.todo.map(({ kind, mutation }) => [kind, mutation])).toContainEqual(['SUBMIT', 'submitApplication']);
    const attorney = now.documentsRequired.find(({ document }) => document.code === 'POA');
    expect(attorney).toMatchObject({
      needed: false,
      why: { en: 'It may be attached, and is asked for where “Filed by” is “Technical representative”.' },
    });
    const own = await seen('citizen-2', await begun('citizen-2', { applicant: { filedBy: 'owner' } }));
    expect(own.documentsRequired.map(({ document }) => document.code)).not.toContain('POA');
  });

  it('was sent back: its applicant corrects it by the day that its workflow works with, others only look on', async () => {
    const reference = 'U-1402-000010';
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-2', status: 'RETURNED' });
    const due = Date.parse('2027-01-20T20:00:00Z');
    const wait = {
      stepId: 'request',
      deadlines: [
        { after: { days: 14 }, then: 'remind' },
        { after: { days: 60 }, then: 'expire' },
      ],
      due: [due - 1e9, due],
      open: [0, 1],
      tasks: [],
      begun: Date.parse('2026-11-21T20:00:00Z'),
    };
    await system.prisma.task.updateMany({ where: { reference }, data: { status: 'DONE', outcome: 'RETURN' } });
    await system.prisma.application.update({
      where: { reference },
      data: { currentSteps: ['request'], standing: { waits: [wait] } },
    });
    const now = await seen('citizen-2', reference);
    expect(now.deadline).toMatchObject({
      day: '1405/10/30',
      effect: 'EXPIRE',
      why: { en: '“Request”: The time for this step is 60 days. It began on 1405/08/30.' },
    });
    expect(now.todo.at(-1)).toMatchObject({ kind: 'CORRECT', subject: reference, due: '2027-01-20T20:00:00.000Z' });
    expect(now.todo.map(({ subject }) => subject)).toContain('ARCH_PLAN');
    expect(now.todo.map(({ subject }) => subject)).not.toContain('DEED');
    expect(now.allowedActions).not.toContain('DISCARD_DRAFT');
    const supervisor = await seen('supervisor-1', reference);
    expect(supervisor).toMatchObject({ todo: [], allowedActions: [], owner: { id: 'citizen-2' } });
    const integrator = await seen('integrator-1', reference);
    expect(integrator.owner?.name.en).toMatch(/^\p{L}\*\*\*/u);
    expect(integrator.documentsRequired.flatMap(({ files }) => files)).toEqual([{ fileName: 'DEED' }]);
    const { data, errors } = await system.ask<{ application: null }>(
      'citizen-1',
      `{ application(reference: "${reference}") { ${NOW} } }`,
    );
    expect([data.application, errors?.[0]?.extensions.code]).toEqual([null, 'NOT_FOUND']);
  });

  it('waits for a decision: of whoever holds the role, and of nobody whose own case it is', async () => {
    const reference = 'U-1402-000011';
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-2', role: 'commission-5' });
    const now = await seen('commission-5-1', reference);
    expect(now.todo).toEqual([
      expect.objectContaining({
        kind: 'DECIDE_TASK',
        title: { en: 'Decide: test' },
        subject: `${reference}-1`,
        step: { code: 'approval' },
      }),
    ]);
    expect(now.tasks).toEqual([{ allowedActions: ['CLAIM_TASK', 'DECIDE_TASK'] }]);
    expect(now.progress.steps.map(({ state }) => state)).toEqual([
      'DONE',
      'DONE',
      'DONE',
      'DONE',
      'CURRENT',
      'AHEAD',
      'AHEAD',
      'AHEAD',
    ]);
    await system.prisma.application.update({ where: { reference }, data: { filedById: 'commission-5-1' } });
    expect(await seen('commission-5-1', reference)).toMatchObject({ todo: [], tasks: [{ allowedActions: [] }] });
  });

  it('is to be paid, and is not filed again once all of it is', async () => {
    const reference = 'U-1402-000012';
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-2', status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
    await system.prisma.application.update({ where: { reference }, data: { currentSteps: ['payment'] } });
    const due = await seen('citizen-2', reference);
    expect(due.todo).toEqual([expect.objectContaining({ kind: 'PAY_SLIP', subject: `${reference}-1-1` })]);
    expect(due.deadline).toMatchObject({ day: '1499/10/02', effect: 'EXPIRE' });
    expect(due.allowedActions).toEqual(expect.arrayContaining(['PAY', 'SUBMIT']));
    await system.prisma.paymentSlip.updateMany({ where: { reference }, data: { status: 'PAID' } });
    const paid = await seen('citizen-2', reference);
    expect(paid.todo).toEqual([]);
    expect(paid.allowedActions).not.toContain('PAY');
    expect(paid.allowedActions).not.toContain('SUBMIT');
  });
});
