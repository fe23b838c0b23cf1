import { randomUUID } from 'node:crypto';
import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { sealMessage } from '../city/signing/message-seal.js';
import type { Settings } from '../runtime/config.js';
import type { CaseInput } from '../workflows/case-shape.js';
import type { Labels } from '../workflows/labels.js';
import * as messages from '../workflows/messages.js';
import type { permitApplication } from '../workflows/permit-application.js';
import { createCaseLabels } from './case-labels.js';
import { FilingsTold } from './filings-told.js';
import { hasRecordedFiling, isFiled } from './first-filing.js';
import { NoWorkflowError } from './message-failures.js';
import { UnavailableError } from './refusals.js';
import { createSending } from './sending.js';

type Handle = WorkflowHandle<typeof permitApplication>;

/** How long a reader is kept waiting for a workflow's word, in ms. */
const READ_DEADLINE = 1_500;

export interface CaseState {
  workflowId: string;
  runId: string;
  status: string;
  waitingFor: string[];
  historyLength: number;
}

/** How a case begins. */
export interface Beginning {
  labels: Labels;
  /** Steps may begin side by side: their tasks are recorded one after another, and whoever files is answered with all of them. */
  sideBySide: boolean;
}

/** Messages to the workflows of applications. `id` makes a message one and the same however often it is sent. */
export interface CaseMessenger {
  /** Makes ready what the first filing would wait for. */
  prepare(): void;
  /** Starts the application's workflow with its first filing. */
  file(input: CaseInput, message: messages.SubmitMessage, id: string, beginning: Beginning): Promise<void>;
  refile(reference: string, message: messages.SubmitMessage, id: string): Promise<void>;
  /** Whether the filing of that id was taken, now or before the workflow ended. */
  wasFiled(reference: string, id: string): Promise<boolean>;
  recalculate(reference: string, message: messages.RecalculateMessage, id: string): Promise<void>;
  withdraw(reference: string, message: messages.WithdrawMessage, id: string): Promise<void>;
  requestHumanReview(reference: string, message: messages.HumanReviewMessage, id: string): Promise<void>;
  /** Objects to the end of a case. Where no workflow of it runs any more, one begins where its rows stand. */
  appeal(input: CaseInput, message: messages.AppealMessage, id: string, labels: Labels): Promise<void>;
  transfer(reference: string, message: messages.TransferMessage, id: string): Promise<void>;
  claimTask(reference: string, message: messages.TaskMessage): Promise<void>;
  releaseTask(reference: string, message: messages.TaskMessage): Promise<void>;
  reassignTask(reference: string, message: messages.ReassignTaskMessage): Promise<void>;
  prioritizeTask(reference: string, message: messages.PrioritizeTaskMessage): Promise<void>;
  decideTask(reference: string, message: messages.DecideTaskMessage, id: string): Promise<void>;
  extendClock(reference: string, message: messages.ExtendClockMessage, id: string): Promise<void>;
  tell(reference: string, message: messages.TellMessage, id: string): Promise<void>;
  /** Rejects with NoWorkflowError where no workflow of the case runs. */
  paymentSettled(reference: string, revision: number): Promise<void>;
  /** Has the case look whether its rows are ahead of it. One that has ended needs no word of it. */
  lookAtRows(reference: string): Promise<void>;
  /** Number of the last transition that the case knows. Rejects with NoWorkflowError where no workflow of it runs. */
  transition(reference: string): Promise<number>;
  /** Whether a workflow of the case runs. */
  isRunning(reference: string): Promise<boolean>;
  state(reference: string): Promise<CaseState>;
}

export const workflowIdOf = (reference: string): string => `application/${reference}`;

export function createCaseMessenger(
  client: Client,
  config: Pick<Settings, 'taskQueue' | 'messageTimeout' | 'decisions' | 'temporal'>,
  filings = new FilingsTold(),
): CaseMessenger {
  const { taskQueue, messageTimeout, decisions } = config;
  const caseLabels = createCaseLabels(client, config.temporal);
  const handleOf = (reference: string): Handle => client.workflow.getHandle(workflowIdOf(reference));

  const { within, send } = createSending(client, messageTimeout);

  /** The workflow takes nothing from a sender that does not seal what it says. */
  async function sealed<A extends messages.Sealed>(name: string, reference: string, message: A, id: string) {
    const seal = await sealMessage({ reference, update: name, id, message }, decisions.sealKey);
    return [{ ...message, seal }] as [A];
  }

  const update =
    <R, A extends messages.Sealed>(definition: UpdateDefinition<R, [A]>) =>
    async (reference: string, message: A, updateId: string = randomUUID()): Promise<void> => {
      const args = await sealed(definition.name, reference, message, updateId);
      await send(() => handleOf(reference).executeUpdate<R, [A]>(definition, { args, updateId }));
    };

  /** Nothing where one runs. */
  async function start(input: CaseInput, labels: Labels) {
    try {
      return await caseLabels.start(input.reference, labels, (shown) =>
        client.workflow.start<typeof permitApplication>('permitApplication', {
          ...shown,
          workflowId: workflowIdOf(input.reference),
          taskQueue,
          args: [input],
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        }),
      );
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return undefined;
      throw error;
    }
  }

  return {
    prepare: caseLabels.prepare,
    async file(input, message, updateId, { labels, sideBySide }) {
      const { reference } = input;
      const args = await sealed(messages.submitUpdate.name, reference, message, updateId);
      const [sealedMessage] = args;
      const filing = { id: updateId, message: sealedMessage };
      await send(async () => {
        for (;;) {
          const started = await filings.hear(reference, async (told) => {
            const run = await start({ ...input, filing }, labels);
            if (!run) return undefined;
            return { isFiled: await (sideBySide ? hasRecordedFiling(client, run) : isFiled(client, run, told)) };
          });
          if (started?.isFiled) return;
          try {
            // Another filing runs, or its history does not say: the same message by update is answered alike.
            await handleOf(reference).executeUpdate(messages.submitUpdate, { args, updateId });
            return;
          } catch (error) {
            // The other one was refused meanwhile.
            if (started || !(error instanceof WorkflowNotFoundError)) throw error;
          }
        }
      });
    },
    refile: update(messages.submitUpdate),
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
    recalculate: update(messages.recalculateUpdate),
    withdraw: update(messages.withdrawUpdate),
    requestHumanReview: update(messages.requestHumanReviewUpdate),
    async appeal(input, message, updateId, labels) {
      const { reference } = input;
      const args = await sealed(messages.appealUpdate.name, reference, message, updateId);
      await send(() =>
        caseLabels.start(reference, labels, (shown) => {
          const startWorkflowOperation = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
            ...shown,
            workflowId: workflowIdOf(reference),
            taskQueue,
            args: [input],
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          });
          const options = { args, updateId, startWorkflowOperation };
          return client.workflow.executeUpdateWithStart<typeof permitApplication, void, [messages.AppealMessage]>(
            messages.appealUpdate,
            options,
          );
        }),
      );
    },
    transfer: update(messages.transferUpdate),
    claimTask: update(messages.claimTaskUpdate),
    releaseTask: update(messages.releaseTaskUpdate),
    reassignTask: update(messages.reassignTaskUpdate),
    prioritizeTask: update(messages.prioritizeTaskUpdate),
    decideTask: update(messages.decideTaskUpdate),
    extendClock: update(messages.extendClockUpdate),
    tell: update(messages.tellUpdate),
    paymentSettled: (reference, revision) =>
      send(() => handleOf(reference).signal(messages.paymentSettledSignal, { revision })),
    async lookAtRows(reference) {
      try {
        await send(() => handleOf(reference).signal(messages.lookAtRowsSignal));
      } catch (error) {
        if (!(error instanceof NoWorkflowError)) throw error;
      }
    },
    transition: (reference) => within(READ_DEADLINE, () => handleOf(reference).query(messages.transitionQuery)),
    async isRunning(reference) {
      try {
        const { status } = await within(READ_DEADLINE, () => handleOf(reference).describe());
        return status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof NoWorkflowError) return false;
        throw error;
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
