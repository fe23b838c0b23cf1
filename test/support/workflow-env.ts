import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { WithStartWorkflowOperation, type WorkflowHandle, type WorkflowOptions } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import type { Step } from '../../forms/language/step.js';
import { logAt } from '../../runtime/temporal-log.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import type { Activities } from '../../workflows/activities.js';
import type { CaseInput } from '../../workflows/case-shape.js';
import { type AppealMessage, appealUpdate, submitUpdate } from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import type { FakeCase } from './fake-case.js';
import { timeSkippingServerPath } from './servers.js';

export const owner = { id: 'citizen-1', roles: ['citizen'] };
export const supervisor = { id: 'supervisor-1', roles: ['supervisor'] };

type Handle = WorkflowHandle<typeof permitApplication>;

const ACTIVITIES = [
  'evaluateSubmission',
  'clearReferrals',
  'decideByPolicy',
  'recordTransition',
  'lookUpSender',
  'lookUpWorker',
  'checkSeal',
  'callService',
  'checkSignal',
  'readStanding',
  'lookAtRows',
  'parkCase',
  'lookUpAppeal',
  'countNoticeResponses',
] as const satisfies readonly (keyof Activities)[];

/** Activities that ask the fake of the workflow which calls them. */
function dispatching(fakes: Map<string, FakeCase>): Record<string, (input: never) => Promise<unknown>> {
  const fakeOfCaller = (): FakeCase => {
    const workflowId = Context.current().info.workflowExecution?.workflowId ?? '';
    const fake = fakes.get(workflowId);
    if (!fake) throw new Error(`no case ${workflowId} was filed here`);
    return fake;
  };
  return Object.fromEntries(ACTIVITIES.map((name) => [name, (input: never) => fakeOfCaller()[name](input)]));
}

/** A Temporal server with skipped time for the tests of one file, and a way to run cases on it. */
export function skippedTimeServer() {
  let env: TestWorkflowEnvironment | undefined;
  const fakes = new Map<string, FakeCase>();
  const taskQueue = randomUUID();
  let running: { worker: Worker; done: Promise<void> } | undefined;

  beforeAll(async () => {
    logAt('error');
    env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: timeSkippingServerPath() } },
    });
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: dispatching(fakes),
    });
    running = { worker, done: worker.run() };
  });
  afterAll(async () => {
    running?.worker.shutdown();
    await running?.done;
    await env?.teardown();
  });

  const environment = (): TestWorkflowEnvironment => {
    if (!env) throw new Error('the time-skipping server has not started');
    return env;
  };

  function prepared(steps: Step[], activities: FakeCase): CaseInput {
    const reference = `U-${randomUUID().slice(0, 8)}`;
    fakes.set(`application/${reference}`, activities);
    activities.steps = steps;
    return { reference, definition: { code: 'test', version: 1, hash: 'h' } };
  }

  return {
    environment,
    /** Starts a case with its filing. */
    start(steps: Step[], activities: FakeCase, filing: CaseInput['filing']) {
      const input = { ...prepared(steps, activities), filing };
      return environment().client.workflow.start<typeof permitApplication>('permitApplication', {
        workflowId: `application/${input.reference}`,
        taskQueue,
        args: [input],
      });
    },
    /** Objects to the end of a case; where none of its runs lives any more, one begins where its rows stand. */
    async appeal({ workflowId }: Handle, message: AppealMessage, updateId: string = randomUUID()): Promise<Handle> {
      const reference = workflowId.replace(/^application\//, '');
      const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
        workflowId,
        taskQueue,
        args: [{ reference, definition: { code: 'test', version: 1, hash: 'h' }, resumes: true }],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const { client } = environment();
      await client.workflow.executeUpdateWithStart(appealUpdate, {
        args: [message],
        updateId,
        startWorkflowOperation: start,
      });
      return start.workflowHandle();
    },
    /** Files a case of these steps by update and answers once that is recorded. `filing`: the same, that it was started with. */
    async file(
      steps: Step[],
      activities: FakeCase,
      {
        filing,
        continueAfter,
        ...options
      }: Pick<WorkflowOptions, 'workflowTaskTimeout'> & Pick<CaseInput, 'filing' | 'continueAfter'> = {},
    ): Promise<Handle> {
      const { client } = environment();
      const more = { ...(filing && { filing }), ...(continueAfter && { continueAfter }) };
      const input = { ...prepared(steps, activities), ...more };
      const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
        workflowId: `application/${input.reference}`,
        taskQueue,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        ...options,
      });
      await client.workflow.executeUpdateWithStart(submitUpdate, {
        args: [{ draftVersion: 1, actor: owner }],
        startWorkflowOperation: start,
        ...(filing && { updateId: filing.id }),
      });
      return start.workflowHandle();
    },
  };
}
