import type { AppealStep } from '../forms/appeals.js';
import type { Clock } from '../forms/language/clock.js';
import type { Step } from '../forms/language/step.js';
import type { StandIn } from '../policy/holding.js';
import type { CaseStanding } from './case-shape.js';
import type { EvaluationSummary } from './evaluation-summary.js';
import type { Actor } from './messages.js';
import type { Transition, TransitionResult } from './transition.js';

/** The rows of a case are ahead of what its workflow knows: the type of the failure that says so. */
export const ROWS_DIFFER = 'ROWS_DIFFER';

/** What a submission is made from: the applicant's working copy, or (for a recalculation) the submission before it. */
export interface SubmissionRequest {
  reference: string;
  definitionHash: string;
  revision: number;
  from: { draftVersion: number } | 'previous';
  filedBy: string;
  /** instant of filing, RFC 3339 */
  at: string;
  /** of the message that files, where it has to be sealed */
  proof?: Proof;
  /** number of the last transition that the case knows; rows that are ahead of it refuse with ROWS_DIFFER */
  transition?: number;
}

/** A message that came by update, with the seal that it came with. */
export interface Proof {
  reference: string;
  /** name of the update */
  update: string;
  id: string;
  /** without its seal */
  message: object;
  seal?: string;
}

/** Of a filing: the steps of the definition that the case is pinned to, where it is the case's first. */
export interface FilingSummary extends EvaluationSummary {
  steps?: Step[];
  clocks?: Clock[];
}

/** A review of a filed revision that a decision policy governs. */
export interface PolicyQuestion {
  reference: string;
  revision: number;
  /** id of the review */
  step: string;
  definitionHash: string;
  policyHash: string;
}

/** What the policy says. Codes of the reasons are for the timeline; why exactly is in the rows. */
export interface PolicyAnswer {
  answer: 'approve' | 'person';
  reasons: string[];
}

/** Somebody objects to how a case has ended. */
export interface AppealQuestion {
  reference: string;
  /** id of the appeal's step */
  appeal: string;
  /** account of who objects */
  by: string;
  /** RFC 3339 */
  at: string;
}

/** The appeal as its definition or policy has it, with everybody who has decided in the case; or why there is none now. */
export type AppealAnswer =
  | {
      step: AppealStep;
      apart: string[];
      /** the last Jalali day of a hearing that begins now */
      heardUntil?: string;
      /** of such a hearing of whole days: the Jalali day on which somebody may first decide */
      decidedFrom?: string;
    }
  | { refused: 'APPEAL_UNKNOWN' | 'APPEAL_HEARD' | 'TOO_LATE' | 'PERMIT_FINAL' };

/** How many of each kind were filed on a public notice. */
export interface NoticeCounts {
  objections: number;
  requests: number;
}

/** Somebody whom a definition names for a task: their account. */
export interface WorkerRequest {
  person: string;
}

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
  refused?: 'ASSERTION_MISSING' | 'ASSERTION_INVALID' | 'ASSERTION_USED' | 'DOCUMENTS_MISSING';
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
  evaluateSubmission(request: SubmissionRequest): Promise<FilingSummary>;
  /** Evaluates a filed revision again with referrals that their bodies have cleared. */
  clearReferrals(request: {
    reference: string;
    definitionHash: string;
    revision: number;
    cleared: string[];
  }): Promise<EvaluationSummary>;
  /** Asks the decision policy about a review, once; writes down what it read, counted and drew. */
  decideByPolicy(question: PolicyQuestion): Promise<PolicyAnswer>;
  /** Looks an appeal up, and whether its time is over. Reads only. */
  lookUpAppeal(question: AppealQuestion): Promise<AppealAnswer>;
  /** What was filed on a public notice of a step and not withdrawn, once its time is over. Reads only. */
  countNoticeResponses(request: { reference: string; step: string }): Promise<NoticeCounts>;
  recordTransition(transition: Transition): Promise<TransitionResult>;
  /**
   * Who sent a decision by signal, and what they may work on (nothing for an unknown one). Checks the assertion, which
   * may be used once; the reason, if any, is kept as a Remark. `refused` says why the signal is to be ignored.
   */
  /** What a person may work on now; null where nobody is known by that account. */
  lookUpWorker(request: WorkerRequest): Promise<Actor | null>;
  lookUpSender(request: SenderRequest): Promise<Sender>;
  /** Whether a message that came by update is of this installation's own parts, or counts without a seal. */
  checkSeal(proof: Proof): Promise<boolean>;
  /** Whether what a named signal carries is signed for by somebody whose key is known, or counts without. */
  checkSignal(request: { reference: string; signal: string; data: unknown }): Promise<boolean>;
  /** Where a case that has begun goes on, by its rows; a case that was stuck no longer is. */
  readStanding(reference: string): Promise<CaseStanding>;
  /**
   * What the rows say: the number of the last transition, whether every slip of the revision is settled, and the review that
   * the engine has approved where decisions were stopped before the grant.
   */
  lookAtRows(request: {
    reference: string;
    revision: number;
  }): Promise<{ transition: number; settled: boolean; stopped?: string }>;
  /** Notes that a case is stuck, tells operators and its office. */
  parkCase(request: { reference: string; steps: string[]; why: string; at: string }): Promise<void>;
  /** Calls a configured HTTP connector and keeps its answer as the step's result. */
  callService(call: ServiceCall): Promise<void>;
}
