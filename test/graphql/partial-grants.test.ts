import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeType, smallAnswers } from '../support/published-type.js';
import { runCli } from '../support/run-cli.js';
import { type System, startSystem } from '../support/system.js';
import { talkerOf } from '../support/talk.js';

// A permit for the excavation, and one for the whole in its place: their numbers, papers, standing, and what a measure does to them.

let system: System;
const title = (en: string) => ({ fa: 'مدرک', en });
const measure = (id: string, effect: string, by: string, role: string) => {
  const grounds = [{ id: 'OTHERWISE', title: title('Not as approved'), basis: 'test' }];
  return { id, type: 'appeal', title: title(id), of: ['ISSUED'], by, role, effect, grounds };
};

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const review = (id: string) => ({
    id,
    type: 'review',
    title: title(id),
    role: 'supervisor',
    outcomes: ['approve', 'reject'],
  });
  const definition = freeType([
    review('look'),
    { id: 'dig', type: 'issue', title: title('Excavation'), parts: [{ id: 'pit', title: title('Excavation') }] },
    review('structure'),
    { id: 'whole', type: 'issue', title: title('Whole'), supersedes: ['dig'] },
    {
      id: 'last',
      type: 'inspect',
      title: title('Last look'),
      role: 'supervisor',
      outcomes: ['approve'],
      unlocks: title('Move in'),
    },
    measure('stop', 'suspend', 'supervisor', 'department-head'),
    measure('go-on', 'restore', 'department-head', 'director'),
  ]);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
});
afterAll(() => system.stop());
const { done } = talkerOf(() => system);

interface Permit {
  number: string;
  status: string;
  supersededBy: string | null;
  token: string;
  documentUrl: string;
  parts: { code: string }[];
}
interface Shown {
  status: string;
  permit: Permit | null;
  permits: Permit[];
  tasks: { id: string; status: string; step: { code: string } }[];
}

async function look(reference: string): Promise<Shown> {
  const of = 'number status supersededBy token documentUrl parts { code }';
  const query = `query($r: ID!) { application(reference: $r) { status permit { ${of} } permits { ${of} } tasks { id status step { code } } } }`;
  return (await system.get<{ application: Shown }>('citizen-1', query, { r: reference })).application;
}

async function filed(): Promise<string> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  const { reference } = made.startApplication;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  return reference;
}

async function approve(reference: string, step: string, as = 'supervisor-1'): Promise<void> {
  const open = async () =>
    (await look(reference)).tasks.find((task) => task.step.code === step && task.status === 'OPEN')?.id;
  await expect.poll(open, { timeout: 60_000 }).toBeDefined();
  await system.get(as, 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', { id: await open() });
}

const begin = async (as: string, reference: string, appeal: string): Promise<void> => {
  const mutation = 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }';
  const input = { reference, appeal, ground: 'OTHERWISE', reason: 'not as approved' };
  expect(await system.get(as, mutation, { i: input })).toEqual({ appealDecision: { errors: [] } });
};
const standing = async (reference: string) => (await look(reference)).permits.map(({ status }) => status);

it('grants a part, and the whole in its place, each under its own number and with its own paper', {
  timeout: 300_000,
}, async () => {
  const reference = await filed();
  await approve(reference, 'look');
  await expect.poll(async () => (await look(reference)).permits.length, { timeout: 60_000 }).toBe(1);
  const part = await look(reference);
  expect(part).toMatchObject({ status: 'ISSUED', permits: [{ status: 'ISSUED', parts: [{ code: 'pit' }] }] });
  expect(part.permit?.number).toBe(part.permits[0]?.number);

  await approve(reference, 'structure');
  await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['SUPERSEDED', 'ISSUED']);
  const [first, second] = (await look(reference)).permits;
  expect(second?.number).not.toBe(first?.number);
  expect(first?.supersededBy).toBe(second?.number);
  expect((await look(reference)).permit?.number).toBe(second?.number);
  // Both papers are there, and their codes say which of them counts.
  const verify = 'query($t: String!) { verifyPermit(token: $t) { valid reason supersededBy } }';
  const verdicts = await Promise.all(
    [first, second].map((each) => system.get('citizen-1', verify, { t: each?.token })),
  );
  expect(verdicts).toEqual([
    { verifyPermit: { valid: false, reason: 'SUPERSEDED', supersededBy: second?.number } },
    { verifyPermit: { valid: true, reason: null, supersededBy: null } },
  ]);
  const papers = await Promise.all(
    [first, second].map(
      async (each) => (await fetch(each?.documentUrl ?? '', { headers: await system.headers('citizen-1') })).status,
    ),
  );
  expect(papers).toEqual([200, 200]);
  // A conversation names both, with what each covers.
  const { id } = await done('citizen-1', 'startConversation', { reference, language: 'EN' });
  const { turns } = await done('citizen-1', 'say', { conversation: id, text: 'where is my case?' });
  const told = turns.at(-1)?.reply ?? '';
  expect(told).toMatch(new RegExp(`Permit ${first?.number}: ${second?.number} has taken its place.*; for: `));
  expect(told).toContain(`Permit ${second?.number}: in force`);
  await approve(reference, 'last');
});

it('grants nothing further while what was granted is suspended, and goes on once it is in force again', {
  timeout: 300_000,
}, async () => {
  const reference = await filed();
  await approve(reference, 'look');
  await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['ISSUED']);
  await begin('supervisor-1', reference, 'stop');
  await approve(reference, 'stop', 'head-1');
  await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['SUSPENDED']);
  await approve(reference, 'structure');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await standing(reference)).toEqual(['SUSPENDED']);
  await begin('head-1', reference, 'go-on');
  await approve(reference, 'go-on', 'director-1');
  await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['SUPERSEDED', 'ISSUED']);
});

const byOrder: Record<string, (to: 'suspend' | 'restore', number: string, reason: string) => Promise<void>> = {
  'over the API': async (to, number, reason) => {
    const input = `${to === 'suspend' ? 'Suspend' : 'Restore'}PermitInput`;
    const mutation = `mutation($i: ${input}!) { ordered: ${to}Permit(input: $i) { errors { code } } }`;
    expect(await system.get('admin-1', mutation, { i: { number, reason } })).toEqual({ ordered: { errors: [] } });
  },
  'at the command line': async (to, number, reason) => {
    const { databaseUrl, temporal, dataDir, taskQueue } = system.config;
    const surroundings = {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      TASK_QUEUE: taskQueue,
    };
    const { code, err } = await runCli(['permits', to, number, '--reason', reason], surroundings);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  },
};

it.each(Object.entries(byOrder))(
  'goes on as well once a suspension is ended %s, and its people are told',
  { timeout: 300_000 },
  async (_, order) => {
    const reference = await filed();
    await approve(reference, 'look');
    await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['ISSUED']);
    const number = (await look(reference)).permit?.number ?? '';
    await order('suspend', number, 'by order');
    await approve(reference, 'structure');
    const refused = () => system.prisma.timelineEntry.count({ where: { reference, type: 'GRANT_REFUSED' } });
    await expect.poll(refused, { timeout: 60_000 }).toBe(1);
    expect(await standing(reference)).toEqual(['SUSPENDED']);
    await order('restore', number, 'by order');
    await expect.poll(() => standing(reference), { timeout: 60_000 }).toEqual(['SUPERSEDED', 'ISSUED']);
    const sent = () =>
      system.prisma.notification.count({
        where: { reference, event: { in: ['SUSPENDED', 'RESTORED'] }, sentAt: { not: null } },
      });
    await expect.poll(sent, { timeout: 60_000 }).toBe(2);
  },
);
