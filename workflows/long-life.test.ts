import { expect, it } from 'vitest';
import { bursts, type CaseHandle, knownOf, type Sending, writtenOf } from '../test/support/bursts.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, supervisor } from '../test/support/workflow-env.js';
import * as messages from './messages.js';

const { live } = bursts();
const steps = [
  step('form', 'request', {}),
  step('parallel', 'both', {
    branches: [
      { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
      { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
    ],
  }),
  step('payment', 'payment', {}),
  step('issue', 'print', {}),
];
/** `MESSAGES=10000` for as long a life as nobody has. */
const MESSAGES = Number(process.env.MESSAGES ?? 240);
/** Of one case that several people own: nobody files it a hundred times at once. */
const OWNERS = [owner.id, 'citizen-2', 'citizen-3'];
const REFILINGS = Math.max(6, Math.round(MESSAGES * 0.03));
/** Ten updates are under way at most, says the server. */
const SENDERS = 8;

const referenceOf = ({ workflowId }: CaseHandle) => workflowId.replace('application/', '');
const busy = (error: { cause?: { type?: string } }) => error.cause?.type === messages.CASE_CONTINUES;

/** Sends again what met the case between two runs, as the messenger does. */
async function again<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!busy(error as object)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** People who change their minds about what comes first, over and over: another one after a hundred times. */
const undecided =
  (person: string, times: number): Sending =>
  async (handle, fake) => {
    for (let i = 0; i < times; i += 1) {
      const priority = i % 2 === 0 ? ('high' as const) : ('low' as const);
      const taskId = fake.taskOf('look');
      const args: [messages.PrioritizeTaskMessage] = [
        { taskId, priority, actor: { id: `${person}-${Math.floor(i / 100)}`, roles: [] }, as: ['unitHead'] },
      ];
      await again(() => handle.executeUpdate(messages.prioritizeTaskUpdate, { args, updateId: `${person}-${i}` }));
    }
  };

const strangers: Sending = async (handle) => {
  for (let i = 0; i < 20; i += 1) {
    const taskId = `${referenceOf(handle)}-1`;
    await handle.signal(messages.decideTaskSignal, { taskId, outcome: 'approve', by: `nobody-${i}` });
  }
};

const refilings: Sending = async (handle) => {
  for (let i = 0; i < REFILINGS; i += 1) {
    const actor = { ...owner, id: OWNERS[Math.floor(i / 100)] ?? owner.id };
    const args: [messages.SubmitMessage] = [{ draftVersion: i + 2, actor }];
    await again(() => handle.executeUpdate(messages.submitUpdate, { args }));
  }
};

const end: Sending = async (handle, fake) => {
  const taskId = fake.taskOf('look');
  await again(() =>
    handle.executeUpdate(messages.decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor: supervisor }] }),
  );
  await handle.signal('visited', {});
  await handle.signal(messages.paymentSettledSignal, { revision: fake.transitions.at(-1)?.revision ?? 0 });
};

it('a case of very many messages goes on, answers, and replays run by run', {
  timeout: 120_000 + MESSAGES * 100,
}, async () => {
  const fake = new FakeCase();
  fake.evaluations = [{ parties: { people: OWNERS, offices: [] } }];
  const people = Array.from({ length: SENDERS }, (_, i) => undecided(`head-${i}`, Math.ceil(MESSAGES / SENDERS)));
  let latency = 0;
  const asked: Sending = async (handle) => {
    // The worker begins with this round, and reads the case's last run.
    await handle.query(messages.stateQuery);
    const spans: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const at = performance.now();
      await undecided(`asker-${i}`, 1)(handle, fake);
      spans.push(performance.now() - at);
    }
    latency = spans.sort((a, b) => a - b)[3] ?? 0;
  };
  // In earnest a run ends at 1,500 events or 500 updates.
  const [lived] = await live([
    {
      steps,
      fake,
      continueAfter: { events: 150, updates: 30 },
      limit: 90_000 + MESSAGES * 100,
      rounds: [[], [...people, strangers], [refilings], [asked], [end]],
    },
  ]);
  const failed = lived?.answers.flat().filter(({ status }) => status === 'rejected');
  expect(failed).toEqual([]);
  expect(lived?.broken).toEqual([]);
  expect(lived?.runs).toBeGreaterThan(MESSAGES / 60);
  const { tasks: known, ...state } = knownOf(lived?.carried ?? ({} as never));
  const { tasks: written, ...row } = writtenOf(fake);
  expect(state).toEqual(row);
  expect(written).toMatchObject(known);
  expect(fake.status).toBe('ISSUED');
  console.log(`${MESSAGES} messages, ${lived?.runs} runs, an answer in ${Math.round(latency)} ms`);
  // A busy machine makes every answer late; the promise is held where somebody asks for it on a quiet one.
  if (process.env.MESSAGES) expect(latency).toBeLessThan(1_000);
});

it('takes no more of one person than anybody needs, and of others as before', async () => {
  const fake = new FakeCase();
  const refused: string[] = [];
  const eager: Sending = async (handle) => {
    const send = (id: string, i: number) => {
      const priority = i % 2 === 0 ? ('high' as const) : ('low' as const);
      const args: [messages.PrioritizeTaskMessage] = [
        { taskId: `${referenceOf(handle)}-1`, priority, actor: { id, roles: [] }, as: ['unitHead'] },
      ];
      return again(() => handle.executeUpdate(messages.prioritizeTaskUpdate, { args })).catch((error) => {
        refused.push(`${id} ${error.cause?.type}`);
      });
    };
    for (let i = 0; i < 150; i += 1) await send('eager', i);
    await send('patient', 0);
  };
  const lives = [{ steps, fake, limit: 100_000, continueAfter: { events: 400, updates: 50 }, rounds: [[], [eager]] }];
  const [lived] = await live(lives);
  expect(lived?.broken).toEqual([]);
  expect(new Set(refused)).toEqual(new Set(['eager RATE_LIMITED']));
  // One more is taken every ten seconds, over the ends of runs.
  expect(refused.length).toBeGreaterThan(10);
  expect(refused.length).toBeLessThanOrEqual(30);
});
