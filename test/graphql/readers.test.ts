import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiling } from '../support/lives.js';
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
      may: ['READ_CATALOGUE', 'EVALUATE', 'RESPOND_TO_NOTICE', 'ANSWER_INVITATION', 'OFFER_MANDATE'],
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
  const NOW = `reference submittedAt allowedActions owner { account name { en } } applicant { account }
    progress { done total steps { state step { code } } } deadline { day at effect why { fa en } step { code } }
    todo { kind title { en } due mutation subject step { code } }
    documentsRequired { needed why { en } document { code } files { fileName } } tasks { allowedActions }`;
  interface Now {
    allowedActions: string[];
    owner: { account: string; name: { en: string } };
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
    const others = ['SEND_MESSAGE', 'ADD_NOTE'];
    expect(supervisor).toMatchObject({ todo: [], allowedActions: others, owner: { account: 'citizen-2' } });
    const integrator = await seen('integrator-1', reference);
    expect(integrator.owner.name.en).toMatch(/^\p{L}\*\*\*/u);
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

describe('tasks', () => {
  const ids = (edges: { node: { id: string } }[]) => edges.map(({ node }) => node.id);
  const list = async (filter: string, as = 'commission-5-1') =>
    ids(
      (
        await system.get<{ tasks: { edges: { node: { id: string } }[] } }>(
          as,
          `{ tasks(filter: { step: ["approval"], ${filter} }, first: 100) { edges { node { id } } } }`,
        )
      ).tasks.edges,
    );
  const one = (as: string, field: string) =>
    system.ask<Record<string, { id: string } | null>>(as, `{ ${field} { id } }`);

  it('are filtered by what a desk works by, within what may be listed', async () => {
    for (const [i, parcel] of ['9-1-7-1-0-0-0', '9-1-7-2-0-0-0', '9-1-7-2-0-0-0'].entries()) {
      const reference = `U-1402-10000${i}`;
      await seedFiled(system.prisma, { reference, role: 'commission-5' });
      await system.prisma.application.update({ where: { reference }, data: { parcel } });
      const data = { dueAt: new Date(`2027-02-0${i + 1}T00:00:00Z`), priority: 0 };
      await system.prisma.task.update({ where: { id: `${reference}-1` }, data });
    }
    await system.prisma.task.update({
      where: { id: 'U-1402-100001-1' },
      data: { status: 'CLAIMED', assignee: 'commission-5-1' },
    });
    const parcel = 'parcel: "9-1-7-2-0-0-0"';
    expect(await list(parcel)).toEqual(['U-1402-100001-1', 'U-1402-100002-1']);
    expect(await list(`${parcel}, unclaimed: true`)).toEqual(['U-1402-100002-1']);
    expect(await list('assignee: "commission-5-1"')).toEqual(['U-1402-100001-1']);
    // Of a step that is gone through for every entry of a list.
    await system.prisma.task.update({ where: { id: 'U-1402-100000-1' }, data: { stepId: 'approval.2' } });
    expect(await list('dueAfter: "2027-02-01T00:00:00Z", dueBefore: "2027-02-02T00:00:00Z"')).toEqual([
      'U-1402-100000-1',
    ]);
    expect(await list(`${parcel}, permitType: ["construction"], stepType: ["review"]`)).toHaveLength(2);
    expect(await list(`${parcel}, permitType: ["inquiry"]`)).toEqual([]);
    expect(await list(parcel, 'agency-1')).toEqual([]);
  });

  it('are gone through one after the other in the order of the list, from one that has left it too', async () => {
    const inOrder = await list('priority: [LOW]');
    expect(inOrder).toHaveLength(3);
    const ask = async (field: string) => (await one('commission-5-1', field)).data;
    const filter = 'filter: { step: ["approval"], priority: [LOW] }';
    expect(await ask(`nextTask(id: "${inOrder[0]}", ${filter})`)).toEqual({ nextTask: { id: inOrder[1] } });
    expect(await ask(`previousTask(id: "${inOrder[2]}", ${filter})`)).toEqual({ previousTask: { id: inOrder[1] } });
    expect(await ask(`nextTask(id: "${inOrder[2]}", ${filter})`)).toEqual({ nextTask: null });
    const open = 'filter: { step: ["approval"], priority: [LOW], unclaimed: true }';
    expect(await ask(`nextTask(id: "${inOrder[1]}", ${open})`)).toEqual({ nextTask: { id: inOrder[2] } });
  });

  it.each(['task', 'nextTask', 'previousTask'])(
    'are not to be found by whom they do not concern: %s',
    async (field) => {
      const { errors } = await one('citizen-2', `${field}(id: "U-1402-100000-1")`);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      if (field === 'task') {
        const { data } = await one('citizen-1', 'task(id: "U-1402-000003-1")');
        expect(data.task).toEqual({ id: 'U-1402-000003-1' });
      }
    },
  );
});

describe('a draft', () => {
  const payload = 'application { reference status answers documents { code } } errors { code }';
  const act = async (as: string, mutation: string) =>
    await system.ask<
      Record<
        string,
        { application: { reference: string; status: string; answers: object } | null; errors: { code: string }[] }
      >
    >(as, `mutation { ${mutation} { ${payload} } }`);

  it('is thrown away with its answers and files, once, by its applicant alone', async () => {
    const reference = await begun('citizen-1', { applicant: { filedBy: 'owner' } });
    await system.attach('citizen-1', reference, 'POA');
    const discard = `discardDraft(input: { reference: "${reference}" })`;
    const other = await act('citizen-2', discard);
    expect(other.data.discardDraft).toEqual({ application: null, errors: [{ code: 'NOT_FOUND' }] });
    const done = await act('citizen-1', discard);
    expect(done.data.discardDraft).toEqual({
      application: { reference, status: 'WITHDRAWN', answers: {}, documents: [] },
      errors: [],
    });
    expect((await act('citizen-1', discard)).data.discardDraft?.errors).toEqual([{ code: 'APPLICATION_CLOSED' }]);
    expect(
      (await system.prisma.trailEntry.findFirst({ where: { subject: reference }, orderBy: { seq: 'desc' } }))?.act,
    ).toBe('DRAFT_DISCARDED');
  });

  it('is never made of throwing a filed case away', async () => {
    const { data } = await act('citizen-1', 'discardDraft(input: { reference: "U-1402-000001" })');
    expect(data.discardDraft?.errors).toEqual([{ code: 'CONFLICT' }]);
    expect(await system.prisma.application.findUnique({ where: { reference: 'U-1402-000001' } })).toMatchObject({
      status: 'RETURNED',
    });
  });

  it('is made of an earlier case without what was declared, once for a key, and of nobody else’s', async () => {
    const { answers } = referenceFiling('inquiry');
    const reference = await begun('citizen-1', answers);
    const copy = `copyApplication(input: { reference: "${reference}", idempotencyKey: "again" })`;
    const { data } = await act('citizen-1', copy);
    const made = data.copyApplication?.application;
    expect(made).toMatchObject({ status: 'DRAFT' });
    expect(made?.reference).not.toBe(reference);
    const { declarations: _, ...kept } = answers as Record<string, unknown>;
    expect(made?.answers).toMatchObject({ property: kept.property, applicant: kept.applicant });
    expect(JSON.stringify(made?.answers)).not.toContain('"accurate"');
    expect((await act('citizen-1', copy)).data.copyApplication?.application?.reference).toBe(made?.reference);
    expect((await act('citizen-2', copy)).data.copyApplication?.errors).toEqual([{ code: 'NOT_FOUND' }]);
    const staff = await act('supervisor-1', `copyApplication(input: { reference: "U-1402-000003" })`);
    expect(staff.errors?.[0]?.extensions.code ?? staff.data.copyApplication?.errors[0]?.code).toBe('FORBIDDEN');
  });

  it('is filled by what is known of its plot and its owner, each with its source, and by nothing of others', async () => {
    const prefill = async (as: string, answers: object) =>
      (
        await system.get<{
          prefill: { answers: Record<string, unknown>; fields: { path: string; source: string; of: string }[] };
        }>(
          as,
          'query($a: JSON) { prefill(permitType: "inquiry", answers: $a) { answers fields { path title { fa } value source of at } } }',
          { a: answers },
        )
      ).prefill;
    const property = (referenceFiling('inquiry').answers as { property: { nosaziCode: string } }).property;
    const known = await prefill('citizen-1', { property: { nosaziCode: property.nosaziCode } });
    expect(known.fields.map(({ path, source }) => [path, source])).toContainEqual(['applicant.owners', 'EARLIER_CASE']);
    expect(known.fields.map(({ path }) => path)).toContain('property.deedArea');
    expect(JSON.stringify(known.answers)).not.toContain('"accurate"');
    const elsewhere = await prefill('citizen-1', { property: { nosaziCode: '9-1-7-99-0-0-0' } });
    expect(elsewhere.fields.map(({ path }) => path)).not.toContain('property.deedArea');
    const stranger = await prefill('citizen-2', { property: { nosaziCode: property.nosaziCode } });
    expect(JSON.stringify(stranger)).not.toContain('9990000018');
    expect(stranger.fields.map(({ path }) => path)).not.toContain('property.deedArea');
    const { errors } = await system.ask('supervisor-1', '{ prefill(permitType: "inquiry") { answers } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('revisions', () => {
  const reference = 'U-1402-000020';
  const REVISIONS = `revisions(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { node { id revision answers
    submittedBy { account } documents { code } evaluation { outcome total } } } }`;
  const ask = (as: string, fields: string) =>
    system.ask<{
      application: Record<string, never> & {
        revisions: {
          edges: { node: { id: string; revision: number; answers: object } }[];
          totalCount: number;
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
    }>(as, `{ application(reference: "${reference}") { ${fields} } }`);

  it('are paged, each with its answers and what came of it, and are compared field by field', async () => {
    const { answers } = referenceFiling('construction');
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-1' });
    const where = { reference_revision: { reference, revision: 1 } };
    const one = await system.prisma.submission.update({ where, data: { answers } });
    const changed = structuredClone(answers) as { property: { deedArea: string } };
    changed.property.deedArea = '999';
    const evaluation = structuredClone(one.evaluation) as {
      feeLines: { amount: string }[];
      checks: { actual: string }[];
    };
    for (const line of evaluation.feeLines) line.amount = '9007199254740994';
    for (const check of evaluation.checks) check.actual = '55';
    const documents = [{ code: 'DEED', sha256: 'f'.repeat(64) }];
    await system.prisma.submission.create({
      data: { ...one, revision: 2, answers: changed, evaluation, documents } as never,
    });
    await system.prisma.application.update({ where: { reference }, data: { revision: 2 } });
    const { data, errors } = await ask('citizen-1', REVISIONS);
    expect(errors).toBeUndefined();
    const { revisions } = data.application;
    expect(revisions).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(revisions.edges).toMatchObject([
      { node: { revision: 2, submittedBy: { account: 'citizen-1' }, documents: [{ code: 'DEED' }] } },
    ]);
    const next = await ask(
      'citizen-1',
      `revisions(first: 1, after: "${revisions.pageInfo.endCursor}") { edges { node { revision } } pageInfo { hasNextPage hasPreviousPage } }`,
    );
    expect(next.data.application.revisions).toEqual({
      edges: [{ node: { revision: 1 } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    const compared = await ask(
      'citizen-1',
      `compareRevisions(from: 1, to: 2) { answers { path from to } checks { rule from { actual } to { actual } }
      fees { code difference } documents }`,
    );
    expect((compared.data.application as Record<string, unknown>).compareRevisions).toEqual({
      answers: [{ path: 'property.deedArea', from: (answers as typeof changed).property.deedArea, to: '999' }],
      checks: [{ rule: 'R-COV-01', from: { actual: '50' }, to: { actual: '55' } }],
      fees: [{ code: 'F-SRV', difference: '1' }],
      documents: ['DEED'],
    });
    const none = await ask('citizen-1', 'compareRevisions(from: 1, to: 3) { documents }');
    expect(none.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('are masked for whoever need not know who it is, and found by their id by whoever reads the case', async () => {
    const { data } = await ask('integrator-1', REVISIONS);
    const [first] = data.application.revisions.edges;
    expect(JSON.stringify(first?.node.answers)).not.toMatch(/9990000018|09150000001/);
    const node = async (as: string) =>
      (await system.get<{ node: unknown }>(as, 'query($i: ID!) { node(id: $i) { __typename } }', { i: first?.node.id }))
        .node;
    expect(await node('integrator-1')).toEqual({ __typename: 'Revision' });
    expect(await node('citizen-2')).toBeNull();
  });

  it('of an owner before are none of the one who has taken the case over, also once it is filed anew', async () => {
    await system.prisma.application.update({ where: { reference }, data: { ownerId: 'citizen-2', handedOver: 1 } });
    const { data } = await ask('citizen-2', 'revisions { totalCount edges { node { revision } } }');
    expect(data.application.revisions).toEqual({ totalCount: 1, edges: [{ node: { revision: 2 } }] });
    const compared = await ask('citizen-2', 'compareRevisions(from: 1, to: 2) { answers { from } }');
    expect(compared.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const staff = await ask('supervisor-1', 'revisions { totalCount }');
    expect(staff.data.application.revisions.totalCount).toBe(2);
  });
});
