import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type proto from '@temporalio/proto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import { replayed } from '../../cases/migration/replay.js';
import type { Step } from '../../forms/language/step.js';
import { logAt } from '../../runtime/temporal-log.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import type { Activities } from '../../workflows/activities.js';
import { carriedQuery } from '../../workflows/carried.js';
import type { Carried, CaseInput } from '../../workflows/case-shape.js';
import { submitUpdate } from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import type { FakeCase } from './fake-case.js';
import { temporalAddress } from './servers.js';

export type CaseHandle = WorkflowHandle<typeof permitApplication>;

/** Sends something to a case; what it is answered, or refused with, is the sender's. */
export type Sending = (handle: CaseHandle, fake: FakeCase) => Promise<unknown>;

/** A case, with what is sent to it while no worker runs: the first round comes together with its filing. */
export interface Life {
  steps: Step[];
  fake: FakeCase;
  rounds: Sending[][];
  /** how long each call of an activity takes, in ms: one after another, and then from the first again */
  pace?: Partial<Record<keyof Activities, number[]>>;
  /** in ms */
  taskTimeout?: number;
  continueAfter?: CaseInput['continueAfter'];
  /** how long a round of it may take, in ms */
  limit?: number;
}

export interface Lived {
  /** what each message was answered, by round */
  answers: PromiseSettledResult<unknown>[][];
  /** why a history of it does not replay */
  broken: string[];
  /** as its workflow knows it after a replay */
  carried: Carried;
  runs: number;
}

type History = proto.temporal.api.history.v1.IHistory;
type Call = (request: { reference: string }) => Promise<unknown>;

/** The activities of many cases, each of which takes its time. */
function activitiesOf(lives: Map<string, Life>): Record<string, Call> {
  const calls = new Map<string, number>();
  const paced =
    (name: keyof Activities): Call =>
    async (request) => {
      const life = lives.get(request.reference);
      if (!life) throw new Error(`nothing is known of ${request.reference}`);
      const counted = `${request.reference} ${name}`;
      const nth = calls.get(counted) ?? 0;
      calls.set(counted, nth + 1);
      const times = life.pace?.[name] ?? [0];
      await pause(times[nth % times.length] ?? 0);
      return (life.fake[name] as unknown as Call)(request);
    };
  const names = ['evaluateSubmission', 'clearReferrals', 'recordTransition', 'lookUpSender', 'checkSeal'] as const;
  const others = ['callService', 'checkSignal', 'lookAtRows', 'parkCase'] as const;
  const readStanding = (reference: string) => paced('readStanding')({ reference });
  const named = Object.fromEntries([...names, ...others].map((name) => [name, paced(name)]));
  return { ...named, readStanding: readStanding as unknown as Call };
}

/** Cases on the real server whose messages come while no worker runs, so that one workflow task meets them all. */
export function bursts() {
  const opened: { client?: Client; connection?: NativeConnection } = {};

  beforeAll(async () => {
    logAt('error');
    const address = temporalAddress();
    opened.client = new Client({ connection: await Connection.connect({ address }) });
    opened.connection = await NativeConnection.connect({ address });
  });
  afterAll(async () => {
    await opened.client?.connection.close();
    await opened.connection?.close();
  });

  const clientOf = (): Client => {
    if (!opened.client) throw new Error('the client is not connected yet');
    return opened.client;
  };

  async function work<T>(taskQueue: string, activities: object, until: () => Promise<T>): Promise<T> {
    if (!opened.connection) throw new Error('the connection is not there yet');
    const worker = await Worker.create({
      connection: opened.connection,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities,
      // No task waits for a worker that has ended; the next one replays the case.
      stickyQueueScheduleToStartTimeout: '200 ms',
      shutdownGraceTime: '1 second',
    });
    return worker.runUntil(until);
  }

  async function start(
    taskQueue: string,
    reference: string,
    { steps, fake, taskTimeout = 10_000, continueAfter }: Life,
  ): Promise<CaseHandle> {
    fake.steps = steps;
    const definition = { code: 'test', version: 1, hash: 'h' };
    const input: CaseInput = { reference, definition, ...(continueAfter && { continueAfter }) };
    return clientOf().workflow.start<typeof permitApplication>('permitApplication', {
      workflowId: `application/${reference}`,
      taskQueue,
      args: [input],
      workflowTaskTimeout: taskTimeout,
    });
  }

  /** Lives cases side by side. */
  async function live(lives: Life[]): Promise<Lived[]> {
    const taskQueue = randomUUID();
    const byReference = new Map(lives.map((life) => [`B-${randomUUID().slice(0, 8)}`, life]));
    const activities = activitiesOf(byReference);
    const begun = [...byReference].map(async ([reference, life]) => {
      const handle = await start(taskQueue, reference, life);
      return { life, handle, runId: (await handle.describe()).runId, answers: [] as Lived['answers'] };
    });
    const cases = await Promise.all(begun);
    const rounds = Math.max(...lives.map((life) => life.rounds.length));
    const owner = { id: 'citizen-1', roles: ['citizen'] };
    const file: Sending = (handle) => handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 1, actor: owner }] });
    // A replay compares what a task has done only where another one follows it.
    const nudge: Sending = (handle) => handle.signal('nudge').catch(() => undefined);
    for (let round = 0; round <= rounds; round += 1) {
      const sent = cases.map(({ life, handle }) => {
        const messages = [
          ...(round === 0 ? [file] : []),
          ...(life.rounds[round] ?? []),
          ...(round === rounds ? [nudge] : []),
        ];
        return Promise.allSettled(messages.map((send) => send(handle, life.fake)));
      });
      // Until they have come to the server: without a worker nobody says so.
      await pause(200);
      await work(taskQueue, activities, async () => {
        for (const [i, answers] of sent.entries())
          cases[i]?.answers.push(await withinLimit(answers, `life ${i}, round ${round}`, cases[i]?.life.limit));
        // What signals have set off has nobody who waits for it.
        await Promise.all(cases.map(({ handle }) => settled(handle)));
      });
    }
    const carried = await work(taskQueue, activities, () =>
      Promise.all(cases.map(async ({ handle }) => (await handle.query(carriedQuery)).carried)),
    );
    const lived: Lived[] = [];
    for (const [i, { handle, runId, answers }] of cases.entries()) {
      const runs = await historiesFrom(handle.workflowId, runId);
      const broken: string[] = [];
      for (const history of runs) broken.push(...[(await replayed(handle.workflowId, history)) ?? []].flat());
      await handle.terminate().catch(() => undefined);
      lived.push({ answers, broken, carried: carried[i] as Carried, runs: runs.length });
    }
    return lived;
  }

  /** The histories of a case, from its first run on. */
  async function historiesFrom(workflowId: string, first: string): Promise<History[]> {
    const found: History[] = [];
    for (let runId: string | null | undefined = first; runId; ) {
      const history: History = await clientOf().workflow.getHandle(workflowId, runId).fetchHistory();
      found.push(history);
      runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    }
    return found;
  }

  /** Waits until the case has nothing to do: its history no longer grows. */
  async function settled(handle: CaseHandle): Promise<void> {
    const limit = Date.now() + 30_000;
    for (let before = ''; ; ) {
      const { historyLength, runId, raw } = await handle.describe();
      const now = `${runId} ${historyLength}`;
      if (now === before && !raw.pendingWorkflowTask) return;
      if (Date.now() > limit) throw new Error(`${handle.workflowId} finds no rest: its task fails, or it goes round`);
      before = now;
      await pause(100);
    }
  }

  return { live };
}

/** A message that is never answered says so, before the whole test is out of time. */
async function withinLimit<T>(answers: Promise<T>, of: string, limit = 90_000): Promise<T> {
  const timer = new AbortController();
  const late = pause(limit, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${of}: a message was never answered`);
  });
  try {
    return await Promise.race([answers, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}

/** What a case has written, in the words of what its workflow carries. */
export function writtenOf({ transitions }: FakeCase) {
  const last = transitions.at(-1);
  const tasks = new Map<string, { state: string; by?: string }>();
  for (const { opened, changed } of transitions) {
    for (const { id } of opened) tasks.set(id, { state: 'open' });
    for (const change of changed) {
      if (change.to === 'DONE') tasks.set(change.id, { state: 'done', by: `${change.decidedBy} ${change.outcome}` });
      if (change.to === 'CANCELLED') tasks.set(change.id, { state: 'cancelled' });
    }
  }
  return {
    transitions: transitions.length,
    entries: transitions.reduce((sum, { timeline }) => sum + timeline.length, 0),
    status: last?.status ?? 'DRAFT',
    revision: last?.revision ?? 0,
    tasks: Object.fromEntries(tasks),
  };
}

/** The same of a workflow. */
export function knownOf({ transitions, entries, status, revision, tasks }: Carried) {
  const known = tasks.map(({ id, state, decision }) => [
    id,
    { state, ...(decision && { by: `${decision.actor.id} ${decision.outcome}` }) },
  ]);
  return { transitions, entries, status, revision, tasks: Object.fromEntries(known) };
}
