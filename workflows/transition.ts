import type { Decisions } from '../forms/evaluation/types.js';
import type { Deadline } from '../forms/language/deadline.js';
import type { Ground } from '../forms/language/people-steps.js';
import type { Priority, ReviewOutcome } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { ApplicationStatus } from '../policy/states.js';
import type { Relocated, TimeSpent } from './case-shape.js';
import type { ClockEnd } from './clocks.js';

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

/** A deadline of a step, or a reminder when a Jalali `day` begins. */
export type TimedDeadline = Deadline & { day?: string };

export interface TaskOpening {
  id: string;
  stepId: string;
  stepType: string;
  title: LocalizedText;
  role: string;
  outcomes: ReviewOutcome[];
  priority?: Priority;
  body?: string;
  /** the Jalali day with which its time is over, where that is not the step's deadline */
  lastDay?: string;
}

/** `onBehalfOf`: the absent person in whose place somebody acts */
export type TaskChange =
  | { id: string; to: 'CLAIMED'; assignee: string; onBehalfOf?: string }
  | { id: string; to: 'OPEN' }
  | {
      id: string;
      to: 'DONE';
      /** left out where an outcome of the step's own only lets the case go on */
      outcome?: ReviewOutcome;
      /** of the step's own */
      outcomeId?: string;
      decidedBy: string;
      conditions: string[];
      /** of each condition its last Jalali day, or nothing */
      due?: string[];
      /** id of the Remark that holds what was filled in */
      answers?: string;
      onBehalfOf?: string;
    }
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

/**
 * `draft` draws the evaluation's slips, `redraft` in the place of those of the same revision that nobody has paid, over what
 * was; the others move the case's open slips to that state.
 */
export type SlipChange = 'draft' | 'redraft' | 'payable' | 'void' | 'expired';

/** How the permit of a case is to stand, if it has not lost its force already. */
export interface PermitChange {
  to: 'SUSPENDED' | 'REVOKED' | 'ISSUED';
  /** by default an audit */
  after?: 'appeal' | 'measure';
  /** of a case that has several: the steps that granted those it is about */
  steps?: string[];
  /** of a measure: what it was begun for */
  ground?: Ground;
}

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

/** A decision policy that is asked about a review. */
export interface PolicyAsked {
  /** id of the review */
  step: string;
  /** hash of the policy */
  policy: string;
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
  /** groups of fees whose slips become payable; left out where all do */
  asked?: string[];
  /** steps that begin to wait; their deadlines are worked out on the business calendar */
  waits: { stepId: string; deadlines: TimedDeadline[]; spent?: TimeSpent[] }[];
  notifications: { id: string; to: string; message: LocalizedText }[];
  results: Record<string, Record<string, unknown>>;
  /** grants the permit, unless a slip of the revision is unpaid */
  issue: boolean;
  permit?: PermitChange;
  /** draws whether the case is audited */
  audit?: { percent: number };
  /** reviews that it opens and that a decision policy is asked about, whose answer steers nothing */
  asks?: PolicyAsked[];
  /** evaluate the step expressions anew, because results changed */
  redecide: boolean;
  /** moves the case to another version of its permit type */
  move?: CaseMove;
  /** gives the case to whom it was offered */
  transfer?: { id: string; to: string };
  /** all that another run needs to go on from here; kept with the case */
  standing?: Relocated;
}

export interface TransitionResult {
  /** instants (RFC 3339) of each wait's deadlines, by step */
  due: Record<string, string[]>;
  /** ends of the clocks of the standing that wanted one */
  clocks?: ClockEnd[];
  /** instant (RFC 3339) from which on a workflow of many cases wakes this one for its deadlines */
  watchedFrom?: string;
  decisions?: Decisions;
  /** the permit was to be granted, but a slip is not settled */
  unpaid?: boolean;
  /** the permit was to be granted, but what it rests on has changed since it was filed: the checks are to be made anew */
  ungranted?: boolean;
  /** the permit was to be granted by the engine, whose decisions were stopped: id of the review that a person has to decide */
  stopped?: string;
  /** the slips were to lapse, but all are settled */
  settled?: boolean;
  /** every slip that became payable is paid already, by what was paid for an earlier revision */
  covered?: boolean;
  audited?: boolean;
  /** why the case was not moved; nothing was written */
  refused?: MoveRefusal;
  /** the offer that the case was to be handed over by is over; nothing was written */
  transferOver?: boolean;
  /** the rows are not where the case was before this transition, nor where it leads: nothing was written */
  differs?: boolean;
}

export type MoveRefusal = 'ANSWERS_DO_NOT_MOVE' | 'SLIPS_PAID';
