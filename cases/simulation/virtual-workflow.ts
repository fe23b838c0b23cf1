import { readFile } from 'node:fs/promises';
import {
  ApplicationFailure,
  defaultFailureConverter,
  defaultPayloadConverter,
  TypedSearchAttributes,
} from '@temporalio/common';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js';
import type { coresdk } from '@temporalio/proto';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import { VMWorkflowCreator } from '@temporalio/worker/lib/workflow/vm.js';

type Job = coresdk.workflow_activation.IWorkflowActivationJob;
type Command = coresdk.workflow_commands.IWorkflowCommand;

/** What activities do, by their name. */
export type ActivityTable = Record<string, (argument: never) => Promise<unknown>>;

/** Why the workflow's code failed; it is a defect of the interpreter or of a definition that was not checked. */
export class WorkflowFailedError extends Error {
  override name = 'WorkflowFailedError';
}

/**
 * One execution of real workflow code, on the SDK's own runtime, with a clock that stands until it is moved and
 * activities that run at once. What a server would do in between (timers, activity results, answers to updates) is done
 * here, so that nothing has to be running.
 */
export class VirtualWorkflow {
  private readonly timers = new Map<number, number>();
  private readonly answers = new Map<string, { value: unknown } | { error: Error }>();
  private updates = 0;
  private ended = false;

  private constructor(
    private readonly runId: string,
    private readonly workflow: Awaited<ReturnType<VMWorkflowCreator['createWorkflow']>>,
    private readonly creator: VMWorkflowCreator,
    private readonly activities: ActivityTable,
    private at: number,
  ) {}

  /**
   * Loads the bundle and starts the workflow at an instant, with the update that it is started by, if there is one. Rejects with
   * WorkflowFailedError, or with the update's refusal.
   */
  static async start(options: {
    codePath: string;
    type: string;
    id: string;
    argument: unknown;
    at: Date;
    activities: ActivityTable;
    by?: { name: string; argument: unknown };
  }): Promise<VirtualWorkflow> {
    const { codePath, type, id, argument, at, activities, by } = options;
    const bundle = parseWorkflowCode(await readFile(codePath, 'utf8'), codePath);
    const creator = await VMWorkflowCreator.create(bundle, 10_000, new Set(Object.keys(activities)));
    const randomnessSeed = [1, 2, 3, 4, 5, 6, 7, 8];
    const workflow = await creator.createWorkflow({
      info: infoOf({ type, id, at }),
      randomnessSeed,
      now: at.getTime(),
      showStackTraceSources: false,
    });
    const started = new VirtualWorkflow(id, workflow, creator, activities, at.getTime());
    const initializeWorkflow = {
      workflowType: type,
      workflowId: id,
      arguments: [defaultPayloadConverter.toPayload(argument)],
      attempt: 1,
      firstExecutionRunId: id,
      startTime: msToTs(at.getTime()),
    };
    await started.send([{ initializeWorkflow }], by);
    return started;
  }

  get now(): Date {
    return new Date(this.at);
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  /** When the next timer fires, if one is set. */
  get nextTimer(): Date | undefined {
    const earliest = Math.min(...this.timers.values());
    return Number.isFinite(earliest) ? new Date(earliest) : undefined;
  }

  /** Sends an update and answers what it does. Rejects with the refusal of its validator. */
  async update(name: string, argument: unknown): Promise<unknown> {
    return this.send([], { name, argument });
  }

  private async send(before: Job[], update?: { name: string; argument: unknown }): Promise<unknown> {
    if (!update) return void (await this.run(before));
    this.updates += 1;
    // A case knows what it was sent, also by an earlier run.
    const id = `update-${this.at}-${this.updates}`;
    const { name } = update;
    const input = [defaultPayloadConverter.toPayload(update.argument)];
    const meta = { identity: '', updateId: id };
    await this.run([...before, { doUpdate: { id, protocolInstanceId: id, name, input, meta, runValidator: true } }]);
    const answer = this.answers.get(id);
    if (answer && 'error' in answer) throw answer.error;
    return answer?.value;
  }

  async signal(name: string, argument: unknown): Promise<void> {
    const input = [defaultPayloadConverter.toPayload(argument)];
    await this.run([{ signalWorkflow: { signalName: name, input, identity: '' } }]);
  }

  /** Asks the workflow something; it changes nothing. */
  async query(name: string): Promise<unknown> {
    // Its kind is read from the wire's own classes, which a plain object lacks.
    const queryWorkflow = { queryId: name, queryType: name, arguments: [] };
    const job = { variant: 'queryWorkflow' as const, queryWorkflow };
    const { commands } = await this.activated([job]);
    const { succeeded, failed } = commands.find(({ respondToQuery }) => respondToQuery)?.respondToQuery ?? {};
    if (failed) throw failureOf(failed);
    return defaultPayloadConverter.fromPayload(succeeded?.response ?? {});
  }

  /** Moves the clock; every timer on the way fires in its turn. */
  async moveTo(instant: Date): Promise<void> {
    for (;;) {
      const due = [...this.timers].sort(([, a], [, b]) => a - b)[0];
      if (!due || due[1] > instant.getTime() || this.ended) break;
      this.at = Math.max(this.at, due[1]);
      this.timers.delete(due[0]);
      await this.run([{ fireTimer: { seq: due[0] } }]);
    }
    this.at = Math.max(this.at, instant.getTime());
  }

  async stop(): Promise<void> {
    await this.workflow.dispose();
    await this.creator.destroy();
  }

  /** Activates the workflow, does what it asks for, and goes on until it asks for nothing more. */
  private async run(first: Job[]): Promise<void> {
    for (let jobs = first; jobs.length > 0; ) {
      const { commands } = await this.activated(jobs);
      jobs = (await Promise.all(commands.map((command) => this.obey(command)))).flat();
    }
  }

  private async activated(jobs: Job[]): Promise<{ commands: Command[] }> {
    const { runId } = this;
    const activation = { runId, timestamp: msToTs(this.at), isReplaying: false, historyLength: 1, jobs };
    const { failed, successful } = await this.workflow.activate(activation);
    if (failed) throw failureOf(failed.failure);
    return { commands: successful?.commands ?? [] };
  }

  private async obey(command: Command): Promise<Job[]> {
    const { startTimer, cancelTimer, scheduleLocalActivity, scheduleActivity, updateResponse } = command;
    if (startTimer) {
      this.timers.set(Number(startTimer.seq), this.at + (optionalTsToMs(startTimer.startToFireTimeout) ?? 0));
    }
    if (cancelTimer) this.timers.delete(Number(cancelTimer.seq));
    if (updateResponse) this.answer(updateResponse);
    if (command.completeWorkflowExecution || command.cancelWorkflowExecution) this.ended = true;
    if (command.failWorkflowExecution) throw failureOf(command.failWorkflowExecution.failure);
    const activity = scheduleLocalActivity ?? scheduleActivity;
    return activity ? [await this.perform(activity, scheduleLocalActivity != null)] : [];
  }

  private answer({ protocolInstanceId, rejected, completed }: coresdk.workflow_commands.IUpdateResponse): void {
    const id = String(protocolInstanceId);
    if (rejected) this.answers.set(id, { error: failureOf(rejected) });
    if (completed) this.answers.set(id, { value: defaultPayloadConverter.fromPayload(completed) });
  }

  private async perform(
    activity: coresdk.workflow_commands.IScheduleLocalActivity | coresdk.workflow_commands.IScheduleActivity,
    isLocal: boolean,
  ): Promise<Job> {
    const { seq, activityType } = activity;
    const argument = defaultPayloadConverter.fromPayload(activity.arguments?.[0] ?? {});
    const perform = this.activities[String(activityType)];
    try {
      if (!perform) throw ApplicationFailure.nonRetryable(`There is no activity ${activityType} here.`);
      const result = defaultPayloadConverter.toPayload((await perform(argument as never)) ?? null);
      return { resolveActivity: { seq, isLocal, result: { completed: { result } } } };
    } catch (error) {
      const cause = defaultFailureConverter.errorToFailure(error, defaultPayloadConverter);
      const failure = {
        message: 'The activity failed.',
        cause,
        activityFailureInfo: { activityType: { name: activityType } },
      };
      return { resolveActivity: { seq, isLocal, result: { failed: { failure } } } };
    }
  }
}

function failureOf(failure: unknown): Error {
  const error = defaultFailureConverter.failureToError((failure ?? {}) as never, defaultPayloadConverter);
  const refused = [error, error.cause].find((one) => one instanceof ApplicationFailure);
  return refused instanceof ApplicationFailure ? refused : new WorkflowFailedError(error.message, { cause: error });
}

const random = { random: () => 0, uuid4: () => '', fillRandom: (bytes: Uint8Array) => bytes };

/** What the code may ask of its execution; beside the id and the clock nothing of it matters without a server. */
function infoOf({ type, id, at }: { type: string; id: string; at: Date }) {
  return {
    workflowId: id,
    runId: id,
    workflowType: type,
    searchAttributes: {},
    typedSearchAttributes: new TypedSearchAttributes(),
    taskQueue: 'simulation',
    namespace: 'simulation',
    firstExecutionRunId: id,
    originalExecutionRunId: id,
    startTime: at,
    runStartTime: at,
    taskTimeoutMs: 10_000,
    attempt: 1,
    historyLength: 1,
    historySize: 0,
    continueAsNewSuggested: false,
    targetWorkerDeploymentVersionChanged: false,
    // The runtime puts its own clock and chance in the place of these.
    unsafe: { now: () => at.getTime(), isReplaying: false, isReplayingHistoryEvents: false, random },
  };
}
