import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { sealMessage } from '../city/signing/message-seal.js';
import type { Config } from '../runtime/config.js';
import type { CaseInput } from '../workflows/case-shape.js';
import * as messages from '../workflows/messages.js';
import type { permitApplication } from '../workflows/permit-application.js';
import { isRefusalCode, refusalText } from './refusal-text.js';
import { ApplicationClosedError, type InputIssue, Refusal, UnavailableError } from './refusals.js';

type Handle = WorkflowHandle<typeof permitApplication>;

/** How long a reader is kept waiting for a workflow's word, in ms. */
const READ_DEADLINE = 1_500;
/** How often a case that goes on in another run is asked again, and how long it is given, in ms. */
const MOST_TRIES = 40;
const BREATH = 50;

export interface CaseState {
  workflowId: string;
  runId: string;
  status: string;
  waitingFor: string[];
  historyLength: number;
}

/** Messages to the workflows of applications. `id` makes a message one and the same however often it is sent. */
export interface CaseMessenger {
  /** Starts the application's workflow with its first filing. */
  file(input: CaseInput, message: messages.SubmitMessage, id: string): Promise<void>;
  refile(reference: string, message: messages.SubmitMessage, id: string): Promise<void>;
  /** Whether the filing of that id was taken, now or before the workflow ended. */
  wasFiled(reference: string, id: string): Promise<boolean>;
  recalculate(reference: string, actor: messages.Actor, id: string): Promise<void>;
  withdraw(reference: string, message: messages.WithdrawMessage, id: string): Promise<void>;
  claimTask(reference: string, message: { taskId: string; actor: messages.Actor }): Promise<void>;
  releaseTask(reference: string, message: { taskId: string; actor: messages.Actor }): Promise<void>;
  reassignTask(reference: string, message: messages.ReassignTaskMessage): Promise<void>;
  prioritizeTask(reference: string, message: messages.PrioritizeTaskMessage): Promise<void>;
  decideTask(reference: string, message: messages.DecideTaskMessage, id: string): Promise<void>;
  /** A case that has ended needs no word of it. */
  paymentSettled(reference: string, revision: number): Promise<void>;
  state(reference: string): Promise<CaseState>;
}

export const workflowIdOf = (reference: string): string => `application/${reference}`;

export function createCaseMessenger(
  client: Client,
  { taskQueue, messageTimeout, decisions }: Pick<Config, 'taskQueue' | 'messageTimeout' | 'decisions'>,
): CaseMessenger {
  const handleOf = (reference: string): Handle => client.workflow.getHandle(workflowIdOf(reference));

  async function within<T>(deadline: number, send: () => Promise<T>): Promise<T> {
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // An abort ends a call, but not the wait for a connection that cannot be made.
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        abort.abort();
        reject(new UnavailableError());
      }, deadline);
    });
    try {
      return await Promise.race([client.withAbortSignal(abort.signal, send), late]);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
  const send = <T>(message: () => Promise<T>) => within(messageTimeout, () => whileItContinues(message));

  return {
    async file(input, message, updateId) {
      const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
        workflowId: workflowIdOf(input.reference),
        taskQueue,
        args: [{ ...input, sealed: true }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
      const options = { args: [message] as [messages.SubmitMessage], updateId, startWorkflowOperation: start };
      await send(() => client.workflow.executeUpdateWithStart(messages.submitUpdate, options));
    },
    async refile(reference, message, updateId) {
      await send(() => handleOf(reference).executeUpdate(messages.submitUpdate, { args: [message], updateId }));
    },
    async wasFiled(reference, id) {
      try {
        await send(() => handleOf(reference).getUpdateHandle(id).result());
        return true;
      } catch (error) {
        if (error instanceof UnavailableError) throw error;
      }
      // A case that was moved to another version was taken over by another run, which knows what was filed before.
      try {
        return await send(() => handleOf(reference).query(messages.answeredQuery, id));
      } catch (error) {
        if (error instanceof UnavailableError) throw error;
        return false;
      }
    },
    async recalculate(reference, actor, updateId) {
      await send(() => handleOf(reference).executeUpdate(messages.recalculateUpdate, { args: [{ actor }], updateId }));
    },
    withdraw: (reference, message, updateId) =>
      send(() => handleOf(reference).executeUpdate(messages.withdrawUpdate, { args: [message], updateId })),
    claimTask: (reference, message) =>
      send(() => handleOf(reference).executeUpdate(messages.claimTaskUpdate, { args: [message] })),
    releaseTask: (reference, message) =>
      send(() => handleOf(reference).executeUpdate(messages.releaseTaskUpdate, { args: [message] })),
    reassignTask: (reference, message) =>
      send(() => handleOf(reference).executeUpdate(messages.reassignTaskUpdate, { args: [message] })),
    prioritizeTask: (reference, message) =>
      send(() => handleOf(reference).executeUpdate(messages.prioritizeTaskUpdate, { args: [message] })),
    async decideTask(reference, message, updateId) {
      const seal = await sealMessage({ reference, message }, decisions.sealKey);
      const args: [messages.DecideTaskMessage] = [{ ...message, seal }];
      await send(() => handleOf(reference).executeUpdate(messages.decideTaskUpdate, { args, updateId }));
    },
    async paymentSettled(reference, revision) {
      try {
        await send(() => handleOf(reference).signal(messages.paymentSettledSignal, { revision }));
      } catch (error) {
        if (!(error instanceof ApplicationClosedError)) throw error;
      }
    },
    state: (reference) => within(READ_DEADLINE, () => readState(handleOf(reference))),
  };
}

async function readState(handle: Handle): Promise<CaseState> {
  const described = await handle.describe();
  const running = described.status.name === 'RUNNING';
  const { waitingFor } = running ? await handle.query(messages.stateQuery) : { waitingFor: [] };
  return {
    workflowId: described.workflowId,
    runId: described.runId,
    status: described.status.name,
    waitingFor,
    historyLength: described.historyLength,
  };
}

/** Sends a message again that met its case between two runs of the workflow. */
async function whileItContinues<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const continues = error instanceof WorkflowUpdateFailedError && typeOf(error.cause) === messages.CASE_CONTINUES;
      if (!continues || tries === MOST_TRIES) throw error;
      await pause(BREATH);
    }
  }
}

const typeOf = (cause: unknown): string | null | undefined =>
  cause instanceof ApplicationFailure ? cause.type : undefined;

/** What a failed message means to its sender: a refusal by the workflow, its end, or that nobody answers. */
function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) return failureOf(error.cause) ?? error;
  if (error instanceof WorkflowNotFoundError) return new ApplicationClosedError();
  if (
    error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error)
  ) {
    return new UnavailableError(error);
  }
  return error;
}

/** A refusal may come wrapped in the failure of the activity that found it. */
function failureOf(cause: unknown): Refusal | undefined {
  if (cause instanceof ActivityFailure) return failureOf(cause.cause);
  if (!(cause instanceof ApplicationFailure) || !cause.type) return undefined;
  if (cause.type === messages.CASE_CONTINUES) return new UnavailableError(cause);
  // The workflow came to its end with the message on its way.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return new ApplicationClosedError();
  if (!isRefusalCode(cause.type)) return undefined;
  const detail = cause.details?.[0] as { issues?: InputIssue[]; fa?: string; en?: string } | undefined;
  const text =
    detail?.fa && detail.en ? { fa: detail.fa, en: detail.en } : { ...refusalText(cause.type), en: cause.message };
  return new Refusal(cause.type, text, detail?.issues);
}
