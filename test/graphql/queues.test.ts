import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { jalaliDay } from '../../forms/jalali.js';
import { startServer } from '../../server.js';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
let second: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  system = await startSystem();
  second = await startServer(system.config, embeddedParts);
  await system.get(
    'admin-1',
    'mutation { grantRole(person: "agency-1", role: "supervisor", district: "district-1") { id } }',
  );
});
afterAll(async () => {
  await second.stop();
  await system.stop();
});

/** A filed case of district 9; answers with the id of its task. */
async function filed(): Promise<{ reference: string; id: string }> {
  const { answers, documents } = referenceFiling('construction');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }',
    { a: answers },
  );
  const { reference } = startApplication;
  for (const code of documents) await system.attach('citizen-1', reference, code);
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r, idempotencyKey: "k") { status } }';
  for (let tries = 0; tries < 5; tries += 1) {
    if (!(await system.ask('citizen-1', submit, { r: reference })).errors) break;
  }
  return { reference, id: `${reference}-1` };
}

const CLAIM = 'mutation($id: ID!) { claimTask(id: $id) { assignee } }';
const listed = async (as: string, filter = '{ status: [OPEN, CLAIMED] }') => {
  const query = `{ tasks(first: 100, filter: ${filter}) { edges { node { id } } } }`;
  const { tasks } = await system.get<{ tasks: { edges: { node: { id: string } }[] } }>(as, query);
  return tasks.edges.map(({ node }) => node.id);
};

async function claimAt(url: string, as: string, id: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await system.headers(as)) },
    body: JSON.stringify({ query: CLAIM, variables: { id } }),
  });
  return codeOf((await response.json()) as never) ?? 'claimed';
}

describe('a queue of one district', () => {
  it('neither shows nor gives away what is of another', async () => {
    const { reference, id } = await filed();
    const { application } = await system.get<{ application: { district: string } }>(
      'supervisor-1',
      'query($r: ID!) { application(reference: $r) { district } }',
      { r: reference },
    );
    expect(application.district).toBe('district-9');
    for (const as of ['supervisor-1', 'supervisor-2']) expect(await listed(as)).toContain(id);
    expect(await listed('agency-1')).not.toContain(id);
    expect(codeOf(await system.ask('agency-1', CLAIM, { id }))).toBe('NOT_FOUND');
    const read = 'query($r: ID!) { application(reference: $r) { reference } }';
    expect(
      (await system.ask<{ application: null }>('agency-1', read, { r: reference })).data?.application ?? null,
    ).toBeNull();
  });
});

describe('two supervisors who claim at once', () => {
  it('over one server and over two: one wins, the other is told', async () => {
    for (const other of [system.url, second.url]) {
      const { id } = await filed();
      const answers = await Promise.all([claimAt(system.url, 'supervisor-1', id), claimAt(other, 'supervisor-2', id)]);
      expect(answers.sort()).toEqual(['TASK_NOT_YOURS', 'claimed']);
    }
  });
});

describe('work that is handed on', () => {
  const REASSIGN = `mutation($id: ID!, $to: ID!, $reason: String!) {
    reassignTask(id: $id, to: $to, reason: $reason) { assignee status } }`;

  it('goes to a holder of the role by the head of the unit, who is told why', async () => {
    const { reference, id } = await filed();
    await system.get('supervisor-1', CLAIM, { id });
    const args = { id, to: 'supervisor-2', reason: 'leave' };
    expect(codeOf(await system.ask('cashier-1', REASSIGN, args))).toBe('NOT_FOUND');
    expect(codeOf(await system.ask('director-1', REASSIGN, { ...args, to: 'agency-1' }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await system.ask('director-1', REASSIGN, { ...args, reason: ' ' }))).toBe('REASON_REQUIRED');
    const { reassignTask } = await system.get<{ reassignTask: object }>('director-1', REASSIGN, args);
    expect(reassignTask).toEqual({ assignee: 'supervisor-2', status: 'CLAIMED' });
    const told = await system.prisma.notification.findMany({ where: { reference, event: 'ASSIGNED' } });
    expect(told).toMatchObject([{ person: 'supervisor-2', message: { en: expect.stringContaining('leave') } }]);
  });

  it('is claimed many at once, with an answer for each, and counted', async () => {
    const [a, b] = [await filed(), await filed()];
    await system.get('supervisor-2', CLAIM, { id: b.id });
    const { claimTasks } = await system.get<{ claimTasks: object[] }>(
      'supervisor-1',
      'mutation($ids: [ID!]!) { claimTasks(ids: $ids) { id code task { assignee } } }',
      { ids: [a.id, b.id, 'nothing'] },
    );
    expect(claimTasks).toEqual([
      { id: a.id, code: null, task: { assignee: 'supervisor-1' } },
      { id: b.id, code: 'TASK_NOT_YOURS', task: null },
      { id: 'nothing', code: 'NOT_FOUND', task: null },
    ]);
    await system.get('admin-1', 'mutation($id: ID!) { prioritizeTask(id: $id, priority: URGENT) { priority } }', {
      id: b.id,
    });
    expect((await listed('supervisor-2'))[0]).toBe(b.id);
    const counts = '{ taskCounts { open mine urgent queues { role district open claimed mine overdue } } }';
    const open = await system.prisma.task.count({ where: { status: 'OPEN', role: 'supervisor' } });
    const mine = await system.prisma.task.count({ where: { status: 'CLAIMED', assignee: 'supervisor-1' } });
    const { taskCounts } = await system.get<{ taskCounts: object }>('supervisor-1', counts);
    expect(taskCounts).toMatchObject({
      open,
      mine,
      urgent: 1,
      queues: [{ role: 'supervisor', district: 'district-9' }],
    });
    expect(await system.get('agency-1', counts)).toMatchObject({ taskCounts: { open: 0, queues: [] } });
  });

  it('is listed in pages without a gap, whatever is due when', async () => {
    const all = await listed('supervisor-2');
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const query = `query($a: String) { tasks(first: 2, after: $a, filter: { status: [OPEN, CLAIMED] }) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
      const page: {
        tasks: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } = await system.get('supervisor-2', query, { a: after });
      ids.push(...page.tasks.edges.map(({ node }) => node.id));
      if (!page.tasks.pageInfo.hasNextPage) break;
      after = page.tasks.pageInfo.endCursor;
    }
    expect(ids).toEqual(all);
  });
});

describe('a stand-in', () => {
  it('does the absent person’s work, in their place, until the delegation ends', async () => {
    const [first, later] = [await filed(), await filed()];
    const own = '{ roleHoldings(person: "supervisor-1") { id } }';
    const { roleHoldings } = await system.get<{ roleHoldings: { id: string }[] }>('supervisor-1', own);
    expect(codeOf(await system.ask('supervisor-2', own))).toBe('FORBIDDEN');
    const delegate = `mutation($h: ID!, $to: ID!, $u: JalaliDate!) {
      delegateRole(holding: $h, to: $to, until: $u) { id delegate } }`;
    const args = { h: roleHoldings[0]?.id, to: 'cashier-1', u: jalaliDay(new Date()) };
    expect(codeOf(await system.ask('supervisor-2', delegate, args))).toBe('NOT_FOUND');
    expect(codeOf(await system.ask('supervisor-1', delegate, { ...args, to: 'citizen-1' }))).toBe('BAD_USER_INPUT');
    expect(await listed('cashier-1')).toEqual([]);
    const { delegateRole } = await system.get<{ delegateRole: { id: string } }>('supervisor-1', delegate, args);
    expect(await listed('cashier-1')).toContain(first.id);
    expect(codeOf(await system.ask('cashier-1', delegate, { ...args, to: 'head-1' }))).toBe('NOT_FOUND');

    const approve = 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { onBehalfOf outcome } }';
    expect(await system.get('cashier-1', approve, { id: first.id })).toEqual({
      decideTask: { onBehalfOf: 'supervisor-1', outcome: 'APPROVE' },
    });
    const { application } = await system.get<{ application: { timeline: object[]; waited: object } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { waited { municipality applicant } timeline { type onBehalfOf } } }',
      { r: first.reference },
    );
    expect(application.timeline).toContainEqual({ type: 'APPROVED', onBehalfOf: 'supervisor-1' });
    expect(application.waited).toEqual({ municipality: '0.00', applicant: '0.00' });

    await system.get('supervisor-1', 'mutation($id: ID!) { endDelegation(id: $id) { endedBy } }', {
      id: delegateRole.id,
    });
    expect(codeOf(await system.ask('cashier-1', approve, { id: later.id }))).toBe('NOT_FOUND');
    expect(await listed('cashier-1')).toEqual([]);
  });
});
