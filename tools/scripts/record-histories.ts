import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type Client, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { temporalTestServer } from '../../embedded/temporal-binary.js';
import type { Step } from '../../forms/language/step.js';
import { loadSettings } from '../../runtime/config.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { carriedQuery } from '../../workflows/carried.js';
import type { CaseInput } from '../../workflows/case-shape.js';
import * as messages from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';

// Records one history of each kind of life into workflows/histories/. Run it when a new kind of life appears; histories
// that are already there stay, because they stand for the cases that are running somewhere.

type Handle = WorkflowHandle<typeof permitApplication>;
interface Life {
  name: string;
  steps: Step[];
  fake: FakeCase;
  continueAfter?: CaseInput['continueAfter'];
  live(handle: Handle, fake: FakeCase, skip: (duration: string) => Promise<void>): Promise<unknown>;
}

const owner = { id: 'citizen-1', roles: ['citizen'] };
const anyone = { id: 'anyone', roles: ['supervisor', 'water', 'power'] };
const title = { fa: 'نهاد', en: 'body' };
const head = [
  step('form', 'request', {}),
  step('announce', 'regulation', {}),
  step('analyze', 'analysis', { onReferral: 'referral' }),
];
const review = step('review', 'approval', {
  role: 'supervisor',
  deadlines: [
    { after: { days: 3 }, then: 'remind' },
    { after: { days: 5 }, then: 'escalate', to: 'head' },
  ],
});
const tail = [
  step('calculate', 'calculation', {}),
  review,
  step('payment', 'payment', { deadlines: [{ after: { days: 30 }, then: 'expire' }] }),
  step('issue', 'print', {}),
];
const decide = (handle: Handle, fake: FakeCase, stepId: string, outcome: 'approve' | 'return' | 'reject', nth = -1) =>
  handle.executeUpdate(messages.decideTaskUpdate, {
    args: [{ taskId: fake.taskOf(stepId, nth), outcome, actor: anyone, remark: 'r' }],
  });
const pay = (handle: Handle, revision: number) => handle.signal(messages.paymentSettledSignal, { revision });
/** To the next version, where the approval is called supervision. */
async function move(
  handle: Handle,
  fake: FakeCase,
  place: messages.MoveMessage['places'][number],
  recalculate = false,
): Promise<void> {
  const { hash, carried } = await handle.query(carriedQuery);
  const { steps: old } = lives.find((life) => life.fake === fake) ?? { steps: [] };
  const steps = old.map((each) => (each.id === 'approval' ? { ...each, id: 'supervision' } : each));
  await handle.executeUpdate(messages.moveUpdate, {
    args: [
      {
        plan: 'recorded',
        by: 'admin-1',
        from: { hash, transition: carried.transitions },
        to: { definition: { code: 'test', version: 2, hash: `${hash}h` }, generation: 'CITIZEN', steps },
        places: [place],
        steps: { approval: 'supervision' },
        recalculate,
      },
    ],
  });
}

async function untilTask(fake: FakeCase, stepId: string): Promise<void> {
  while (fake.taskOf(stepId) === 'none') await new Promise((resolve) => setTimeout(resolve, 50));
}
async function untilPayable(fake: FakeCase): Promise<void> {
  while (fake.status !== 'AWAITING_PAYMENT') await new Promise((resolve) => setTimeout(resolve, 50));
}
async function refile(handle: Handle): Promise<void> {
  for (;;) {
    try {
      await handle.executeUpdate(messages.submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
      return;
    } catch (error) {
      const { type } = (error as { cause?: { type?: string } }).cause ?? {};
      if (type !== messages.CASE_CONTINUES) throw error;
    }
  }
}
const faked = (setUp: Partial<FakeCase>): FakeCase => Object.assign(new FakeCase(), setUp);

/** The first look-up outlasts most of its workflow task, so that the next message comes while it is in flight. */
const slowFirst = (roles: FakeCase['roles']): FakeCase => {
  const fake = faked({ roles });
  const { lookUpSender } = fake;
  let times = 0;
  fake.lookUpSender = async (request) => {
    times += 1;
    await new Promise((resolve) => setTimeout(resolve, times === 1 ? 10_000 : 4_000));
    return lookUpSender(request);
  };
  return fake;
};
const signalled = (handle: Handle, fake: FakeCase, by: string) =>
  handle.signal(messages.decideTaskSignal, { taskId: fake.taskOf('approval'), outcome: 'APPROVE', by });

const lives: Life[] = [
  {
    name: 'approved-paid-issued',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 1);
    },
  },
  {
    name: 'returned-refiled-rejected',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'return');
      await refile(handle);
      await refile(handle);
      await decide(handle, fake, 'approval', 'reject');
    },
  },
  {
    name: 'late-lapsed-recalculated-withdrawn',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake, skip) {
      await skip('6 days');
      await decide(handle, fake, 'approval', 'approve');
      await skip('31 days');
      await handle.executeUpdate(messages.recalculateUpdate, { args: [{ actor: owner }] });
      await handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] });
    },
  },
  {
    name: 'referred-consulted-signalled',
    steps: [
      ...head,
      step('consult', 'referral', {
        bodies: [
          { id: 'WATER', title, role: 'water' },
          { id: 'POWER', title, role: 'power' },
        ],
      }),
      ...tail,
    ],
    fake: faked({
      evaluations: [{ outcome: 'REFERRAL', referralTarget: 'WATER' }, { outcome: 'CLEAN' }],
      roles: { 'supervisor-1': ['supervisor'] },
    }),
    async live(handle, fake) {
      await decide(handle, fake, 'referral', 'approve', 0);
      await decide(handle, fake, 'referral', 'approve', 1);
      await handle.signal(messages.decideTaskSignal, {
        taskId: fake.taskOf('approval'),
        outcome: 'APPROVE',
        by: 'nobody',
      });
      const taskId = fake.taskOf('approval');
      await handle.signal(messages.decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'supervisor-1' });
      await pay(handle, 1);
    },
  },
  {
    name: 'branches-service-wait-audit',
    steps: [
      ...head,
      step('parallel', 'both', {
        join: 'all',
        branches: [
          { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
          { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
        ],
      }),
      step('service', 'ask', { connector: 'water' }),
      step('wait', 'pause', { for: { hours: 2 } }),
      step('notify', 'tell', { to: 'applicant', message: title }),
      step('issue', 'print', {}),
      step('audit', 'audit', { role: 'auditor', samplePercent: 20 }),
    ],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'look', 'approve');
      await handle.signal('visited', {});
    },
  },
  {
    name: 'handed-on-returned-reopened-in-place',
    steps: [...head, ...tail],
    fake: faked({ evaluations: [{ district: 'district-1' }] }),
    async live(handle, fake, skip) {
      const above = { actor: { id: 'head', roles: [] }, as: ['unitHead' as const] };
      const taskId = fake.taskOf('approval');
      const to = { id: 'here', roles: ['supervisor'], within: { supervisor: ['district-1'] } };
      await handle.executeUpdate(messages.reassignTaskUpdate, { args: [{ taskId, to, ...above, remark: 'r' }] });
      await handle.executeUpdate(messages.prioritizeTaskUpdate, { args: [{ taskId, priority: 'high', ...above }] });
      await skip('2 days');
      const returned = { taskId, outcome: 'return' as const, actor: to, remark: 'r' };
      await handle.executeUpdate(messages.decideTaskUpdate, { args: [returned] });
      await refile(handle);
      await skip('4 days');
      const actor = { id: 'stand-in', roles: [], standsIn: [{ for: 'absent', role: 'supervisor' }] };
      const approved = { taskId: fake.taskOf('approval'), outcome: 'approve' as const, actor };
      await handle.executeUpdate(messages.decideTaskUpdate, { args: [approved] });
      await pay(handle, 2);
    },
  },
  {
    name: 'moved-while-reviewed',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    live: async (handle, fake) => {
      await move(handle, fake, { from: 'approval', to: 'supervision', kept: true });
      await handle.executeUpdate(messages.decideTaskUpdate, {
        args: [{ taskId: fake.taskOf('approval'), outcome: 'approve', actor: anyone, remark: 'r' }],
      });
      await pay(handle, 1);
    },
  },
  {
    name: 'moved-in-branches-and-worked-out-anew',
    steps: [
      ...head,
      step('parallel', 'both', {
        join: 'all',
        branches: [
          { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
          { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
        ],
      }),
      ...tail,
    ],
    fake: new FakeCase(),
    live: async (handle, fake) => {
      await decide(handle, fake, 'look', 'approve');
      await move(handle, fake, { from: 'visit', to: 'visit', kept: true });
      await handle.signal('visited', {});
      await untilTask(fake, 'supervision');
      await move(handle, fake, { from: 'supervision', to: 'supervision', kept: false }, true);
      await handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] });
    },
  },
  // The first was recorded when a run never ended because it was long.
  ...['long-in-one-run', 'long-in-many-runs'].map(
    (name): Life => ({
      name,
      steps: [...head, ...tail],
      fake: new FakeCase(),
      continueAfter: { events: 60, updates: 20 },
      async live(handle, fake) {
        for (let i = 0; i < 9; i += 1) await refile(handle);
        await decide(handle, fake, 'approval', 'approve');
        await pay(handle, 10);
      },
    }),
  ),
  // The first was recorded when local activities still ran side by side.
  ...['looked-up-side-by-side', 'looked-up-one-after-another'].map(
    (name): Life => ({
      name,
      steps: [...head, ...tail],
      fake: slowFirst({ 'supervisor-1': ['supervisor'] }),
      async live(handle, fake) {
        await signalled(handle, fake, 'nobody');
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        await signalled(handle, fake, 'supervisor-1');
        await untilPayable(fake);
        await pay(handle, 1);
      },
    }),
  ),
  {
    name: 'decided-by-the-engine',
    steps: [...head, ...tail],
    fake: faked({ evaluations: [{ decisions: { 'approval.engineDecides': true } }] }),
    live: (handle) => pay(handle, 1),
  },
];

async function file(client: Client, taskQueue: string, life: Life): Promise<Handle> {
  const definition = { code: 'test', version: 1, hash: 'h' };
  const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
    workflowId: `application/${life.name}`,
    taskQueue,
    args: [
      {
        reference: life.name,
        definition,
        generation: 'CITIZEN',
        steps: life.steps,
        ...(life.continueAfter && { continueAfter: life.continueAfter }),
      },
    ],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(messages.submitUpdate, {
    args: [{ draftVersion: 1, actor: owner }],
    startWorkflowOperation: start,
  });
  return start.workflowHandle();
}

const path = await temporalTestServer({ cacheDir: loadSettings().cacheDir, say: console.error });
const env = await TestWorkflowEnvironment.createTimeSkipping({
  server: { executable: { type: 'existing-path', path } },
});
const folder = new URL('../../workflows/histories/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const life of lives) {
  const kept = new URL(`${life.name}.bin`, folder);
  if (existsSync(kept)) continue;
  const taskQueue = randomUUID();
  const { nativeConnection: connection } = env;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: life.fake,
  });
  await worker.runUntil(async () => {
    const handle = await file(env.client, taskQueue, life);
    const { runId } = await handle.describe();
    await life.live(handle, life.fake, (duration) => env.sleep(duration));
    console.log(life.name, await handle.result());
    const keep = async (run: Pick<Handle, 'fetchHistory'>, file: URL) =>
      writeFile(file, proto.temporal.api.history.v1.History.encode(await run.fetchHistory()).finish());
    await keep(handle, kept);
    // A case that was moved was begun by an earlier run.
    if ((await handle.describe()).runId === runId) return;
    await keep(env.client.workflow.getHandle(handle.workflowId, runId), new URL(`${life.name}-before.bin`, folder));
  });
}
await env.teardown();
