import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Generation } from '../forms/language/definition.js';
import type { Priority, Step } from '../forms/language/step.js';
import type { Holder } from '../policy/holding.js';
import type { Relation } from '../policy/relations.js';
import type { PolicyCode } from '../policy/rows.js';

/** Who sends a message: an account's id and the roles it holds, as the sender's server authenticated them. */
export interface Actor extends Holder {
  id: string;
  /** roles that work is given to */
  roles: string[];
  /** the engineering office they work at */
  office?: string;
  /** of the HTTP request that the message comes with */
  requestId?: string;
}

/** A message with its sender's word that it knows who speaks, and why they may (compact JWS). */
export interface Sealed {
  seal?: string;
}

/** Files or refiles the working copy as it stood at `draftVersion`. Answers with the revision it became. */
export interface SubmitMessage extends Sealed {
  draftVersion: number;
  actor: Actor;
}
export const submitUpdate = defineUpdate<{ revision: number }, [SubmitMessage]>('submit');

export interface RecalculateMessage extends Sealed {
  actor: Actor;
}
/** Works the fees out again under the rulebook in force, after the slips have lapsed. */
export const recalculateUpdate = defineUpdate<{ revision: number }, [RecalculateMessage]>('recalculate');

/** `remark` is the id of a Remark row, so that histories hold no prose. */
export interface WithdrawMessage extends Sealed {
  actor: Actor;
  remark?: string;
}
export const withdrawUpdate = defineUpdate<void, [WithdrawMessage]>('withdraw');

/** Wants a person to decide what the engine would, or has before the permit is granted. */
export interface HumanReviewMessage extends Sealed {
  actor: Actor;
  remark?: string;
}
export const requestHumanReviewUpdate = defineUpdate<void, [HumanReviewMessage]>('requestHumanReview');

/** Objects to how the case has ended, or orders that it goes on. `appeal`: id of the step. `remark`: id of the Remark with the reason. */
export interface AppealMessage extends Sealed {
  appeal: string;
  actor: Actor;
  remark: string;
  /** id of one of its grounds, where it has any */
  ground?: string;
}
export const appealUpdate = defineUpdate<void, [AppealMessage]>('appeal');

export interface DecideTaskMessage extends Sealed {
  taskId: string;
  /** one of the three that everybody knows, or the id of one of the task's own */
  outcome: string;
  actor: Actor;
  remark?: string;
  conditions?: string[];
  /** of each condition its last Jalali day, or nothing; left out where none has one */
  due?: string[];
  /** id of a Remark that holds what the decider filled in, as JSON */
  answers?: string;
  /** the revision the decider looked at, where the client says it */
  revision?: number;
}
export const decideTaskUpdate = defineUpdate<void, [DecideTaskMessage]>('decideTask');

/**
 * The same decision as any Temporal client may send it. `by` is an account's id; its roles are looked up. `assertion`
 * is that account's signature (a compact JWS) for this very decision; without one it counts only where the
 * installation takes unsigned decisions.
 */
export interface DecideTaskSignal {
  taskId: string;
  outcome: string;
  by: string;
  reason?: string;
  conditions?: string[];
  assertion?: string;
}
export const decideTaskSignal = defineSignal<[DecideTaskSignal]>('decideTask');

export interface TaskMessage extends Sealed {
  taskId: string;
  actor: Actor;
}
export const claimTaskUpdate = defineUpdate<void, [TaskMessage]>('claimTask');
export const releaseTaskUpdate = defineUpdate<void, [TaskMessage]>('releaseTask');

/** The new owner takes a case over that was offered to them. */
export interface TransferMessage extends Sealed {
  actor: Actor;
  /** id of the offer */
  transfer: string;
}
export const transferUpdate = defineUpdate<void, [TransferMessage]>('transfer');

/** Somebody who hands work on, or says what comes first. `as`: what they are to the case, by their server's word. */
export interface Superior extends Sealed {
  actor: Actor;
  as: Relation[];
  /** the absent person in whose place they act */
  onBehalfOf?: string;
}

/** Gives a task to a person, whoever holds it now. */
export interface ReassignTaskMessage extends Superior {
  taskId: string;
  to: Actor;
  remark?: string;
}
export const reassignTaskUpdate = defineUpdate<void, [ReassignTaskMessage]>('reassignTask');

export interface PrioritizeTaskMessage extends Superior {
  taskId: string;
  priority: Priority;
}
export const prioritizeTaskUpdate = defineUpdate<void, [PrioritizeTaskMessage]>('prioritizeTask');

/** Gives a signal that a step waits for. `words`: id of a Remark that holds what comes with it, so that histories hold none of it. */
export interface TellMessage extends Sealed {
  signal: string;
  words?: string;
  actor: Actor;
}
export const tellUpdate = defineUpdate<void, [TellMessage]>('tell');

/** Makes a clock longer by an order of the office, whose reason the remark holds. */
export interface ExtendClockMessage extends Sealed {
  clock: string;
  actor: Actor;
  remark?: string;
}
export const extendClockUpdate = defineUpdate<void, [ExtendClockMessage]>('extendClock');

/** Every slip of the revision is settled. Sent once or many times; what counts is the database's word. */
export const paymentSettledSignal = defineSignal<[{ revision: number }]>('paymentSettled');
/** The rows may be ahead of the case, or a case that is stuck repaired: a hint to look, from whoever sends it. */
export const lookAtRowsSignal = defineSignal('lookAtRows');
/** A deadline that the case has no timer for comes within the hour: a hint to set one, from whoever sends it. */
export const deadlineNearSignal = defineSignal('deadlineNear');

/** Takes the case to another version of its permit type, as a plan has proved it. */
export interface MoveMessage extends Sealed {
  /** the plan's id */
  plan: string;
  /** account's id of who applies it */
  by: string;
  /** what it was proved against: the pinned version's hash and the number of the case's last transition */
  from: { hash: string; transition: number };
  to: { definition: { code: string; version: number; hash: string }; generation: Generation; steps: Step[] };
  /** every step that waits, with the one it stands at afterwards; one that is not kept begins anew */
  places: { from: string; to: string; kept: boolean }[];
  /** new ids of steps, by the old */
  steps: Record<string, string>;
  /** work the filed answers out anew, from the first step on */
  recalculate: boolean;
}
export const moveUpdate = defineUpdate<{ transition: number }, [MoveMessage]>('move');

/** Whether the message of an id was taken, by this run of the workflow or one before it. */
export const answeredQuery = defineQuery<boolean, [id: string]>('answered');

/** Number of the last transition that the workflow knows. */
export const transitionQuery = defineQuery<number>('transition');

export interface WaitingFor {
  revision: number;
  /** ids of the steps that wait, with what they wait for: `supervision: task 1405…` */
  waitingFor: string[];
}
export const stateQuery = defineQuery<WaitingFor>('state');

/** Says that the same message counts in a moment, when the case goes on in another run. Not a code of the contract. */
export const CASE_CONTINUES = 'CASE_CONTINUES';
/** Says that the case takes nothing until it has been repaired. Not a code of the contract. */
export const CASE_STUCK = 'CASE_STUCK';

/** Refusals of messages: the contract's codes, carried as the type of an ApplicationFailure. */
export type RefusalCode =
  | PolicyCode
  | 'REASON_REQUIRED'
  | 'SEPARATION_OF_DUTIES'
  | 'BAD_USER_INPUT'
  | 'ANSWERS_INVALID'
  | 'RATE_LIMITED';
