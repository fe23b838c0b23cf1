import type { Decisions, Outcome } from '../forms/evaluation/types.js';
import type { Deadline, Priority, ReviewOutcome } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { StandIn } from '../policy/holding.js';

export type ApplicationStatus =
  | 'DRAFT'
  | 'UNDER_REVIEW'
  | 'RETURNED'
  | 'REFERRED'
  | 'AWAITING_PAYMENT'
  | 'RECALCULATION_DUE'
  | 'ISSUED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'EXPIRED';

/** What a submission is made from: the applicant's working copy, or (for a recalculation) the submission before it. */
export interface SubmissionRequest {
  reference: string;
  definitionHash: string;
  revision: number;
  from: { draftVersion: number } | 'previous';
  filedBy: string;
  /** instant of filing, RFC 3339 */
  at: string;
}

/** What a workflow keeps of an evaluation: no personal data, only what its steps turn on. */
export interface EvaluationSummary {
  outcome: Outcome;
  referralTarget: string | null;
  lane: string;
  total: string;
  slips: number;
  rulesetHash: string;
  decisions: Decisions;
  /** who the case belongs to: none of them may decide it where a step keeps them apart */
  parties?: Parties;
  /** of the parcel, by its register record; null where nobody knows */
  district?: string | null;
}

/** Accounts' and offices' ids. */
export interface Parties {
  people: string[];
  offices: string[];
}

export interface TimelineDraft {
  seq: number;
  type: string;
  actor: string;
  data?: Record<string, unknown>;
  /** id of the Remark that holds the words of a person */
  remark?: string;
  /** of the HTTP request that it came with */
  requestId?: string;
}

export interface TaskOpening {
  id: string;
  stepId: string;
  stepType: string;
  title: LocalizedText;
  role: string;
  outcomes: ReviewOutcome[];
  priority?: Priority;
}

/** `onBehalfOf`: the absent person in whose place somebody acts */
export type TaskChange =
  | { id: string; to: 'CLAIMED'; assignee: string; onBehalfOf?: string }
  | { id: string; to: 'OPEN' }
  | { id: string; to: 'DONE'; outcome: ReviewOutcome; decidedBy: string; conditions: string[]; onBehalfOf?: string }
  | { id: string; to: 'PRIORITY'; priority: Priority }
  | { id: string; to: 'REMINDED' }
  | { id: string; to: 'CANCELLED' }
  | { id: string; to: 'ESCALATED'; role?: string }
  /** to another step of another version; it is put back where its role changes */
  | {
      id: string;
      to: 'MOVED';
      stepId: string;
      title: LocalizedText;
      role: string;
      outcomes: ReviewOutcome[];
      released: boolean;
    };

/** When work was open, before it was sent back or called off (RFC 3339). */
export interface TimeSpent {
  from: string;
  to: string;
}

/** `draft` draws the evaluation's slips; the others move the case's open slips to that state. */
export type SlipChange = 'draft' | 'payable' | 'void' | 'expired';

/** What moving a case to another version of its permit type changes in the database. */
export interface CaseMove {
  /** id of the plan that it was proved by */
  plan: string;
  /** hashes of the definitions */
  from: string;
  to: string;
  /** new ids of steps, by the old */
  steps: Record<string, string>;
  /** ids of the steps at which it stands afterwards */
  places: string[];
  /** the filed answers will be worked out anew, so nothing of this revision may be paid */
  recalculate: boolean;
}

/** All that one step forward of a case writes, in one transaction, once, however often it is tried. */
export interface Transition {
  reference: string;
  definitionHash: string;
  /** 1, 2, 3, …: the case's transitions without a gap */
  number: number;
  revision: number;
  /** RFC 3339 */
  at: string;
  status: ApplicationStatus;
  /** of the parcel as filed last, where it was looked up */
  district?: string | null;
  /** ids of the steps that wait after this transition */
  currentSteps: string[];
  timeline: TimelineDraft[];
  opened: TaskOpening[];
  changed: TaskChange[];
  slips: SlipChange[];
  /** steps that begin to wait; their deadlines are worked out on the business calendar */
  waits: { stepId: string; deadlines: Deadline[]; spent?: TimeSpent[] }[];
  notifications: { id: string; to: string; message: LocalizedText }[];
  results: Record<string, Record<string, unknown>>;
  /** grants the permit, unless a slip of the revision is unpaid */
  issue: boolean;
  /** draws whether the case is audited */
  audit?: { percent: number };
  /** evaluate the step expressions anew, because results changed */
  redecide: boolean;
  /** moves the case to another version of its permit type */
  move?: CaseMove;
}

export interface TransitionResult {
  /** instants (RFC 3339) of each wait's deadlines, by step */
  due: Record<string, string[]>;
  decisions?: Decisions;
  /** the permit was to be granted, but a slip is not settled */
  unpaid?: boolean;
  /** the slips were to lapse, but all are settled */
  settled?: boolean;
  audited?: boolean;
  /** why the case was not moved; nothing was written */
  refused?: MoveRefusal;
}

export type MoveRefusal = 'ANSWERS_DO_NOT_MOVE' | 'SLIPS_PAID';

export interface SenderRequest {
  reference: string;
  by: string;
  taskId: string;
  outcome: string;
  reason?: string;
  conditions?: string[];
  /** compact JWS */
  assertion?: string;
  /** the same for every try of one signal */
  use?: string;
}

export interface Sender {
  roles: string[];
  within?: Record<string, string[]>;
  standsIn?: StandIn[];
  office?: string;
  remark?: string;
  refused?: 'ASSERTION_MISSING' | 'ASSERTION_INVALID' | 'ASSERTION_USED';
}

export interface ServiceCall {
  reference: string;
  definitionHash: string;
  revision: number;
  stepId: string;
  connector: string;
  timeoutSeconds: number;
}

/** Side effects, each safe to repeat. The first three run as local activities of a transition. */
export interface Activities {
  /** Freezes the working copy as a revision and evaluates it. Refuses with STALE_REVISION or ANSWERS_INVALID. */
  evaluateSubmission(request: SubmissionRequest): Promise<EvaluationSummary>;
  /** Evaluates a filed revision again with referrals that their bodies have cleared. */
  clearReferrals(request: {
    reference: string;
    definitionHash: string;
    revision: number;
    cleared: string[];
  }): Promise<EvaluationSummary>;
  recordTransition(transition: Transition): Promise<TransitionResult>;
  /**
   * Who sent a decision by signal, and what they may work on (nothing for an unknown one). Checks the assertion, which
   * may be used once; the reason, if any, is kept as a Remark. `refused` says why the signal is to be ignored.
   */
  lookUpSender(request: SenderRequest): Promise<Sender>;
  /** Whether a message that came by update is of this installation's own parts, or counts without a seal. */
  checkSeal(request: { reference: string; message: object; seal?: string | undefined }): Promise<boolean>;
  /** Calls a configured HTTP connector and keeps its answer as the step's result. */
  callService(call: ServiceCall): Promise<void>;
}

export interface PrintingActivities {
  /** Freezes the paper of a granted permit and keeps its PDF; again is harmless. */
  printPermit(reference: string): Promise<void>;
}

export interface NotificationActivities {
  /** Sends a message once over each channel its recipients want; fails, to be tried again, while one is out of order. */
  sendNotification(id: string): Promise<void>;
}

/** Files by what became of them. */
export interface CleanReport {
  /** that a row names */
  named: number;
  /** that no row names, put too lately to be sure of it */
  young: number;
  removed: number;
}

export interface CleaningActivities {
  /** Removes the files that no row names; one that was broken off goes on where it was. */
  cleanDocumentShelf(): Promise<CleanReport>;
}

/** The signature over the heads of all chains of the trail, for one day of the Jalali calendar. */
export interface Seal {
  number: number;
  day: string;
  chains: number;
  /** compact JWS */
  token: string;
}

export interface SealingActivities {
  /** Signs the day's head of the trail. A day that is sealed is answered with its seal. */
  sealTrailHeads(): Promise<Seal>;
}
