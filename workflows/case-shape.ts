import type { AppealStep } from '../forms/appeals.js';
import type { ClockKept } from '../forms/clock-time.js';
import type { Decisions } from '../forms/evaluation/types.js';
import type { Clock } from '../forms/language/clock.js';
import type { Deadline } from '../forms/language/deadline.js';
import type { Generation } from '../forms/language/definition.js';
import type { Ground } from '../forms/language/people-steps.js';
import type { OwnOutcome, Priority, ReviewOutcome, Side, Step } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { ApplicationStatus } from '../policy/states.js';
import type { EvaluationSummary } from './evaluation-summary.js';
import type { DecideTaskMessage, DecideTaskSignal, SubmitMessage } from './messages.js';

/** The version of its permit type that a case is filed with. */
export interface PinnedVersion {
  code: string;
  version: number;
  hash: string;
}

/**
 * How a workflow is started: with nothing that anybody who reaches Temporal could say in the place of the database. Its
 * steps, and where a case stands that has begun, are read there.
 */
export interface CaseInput {
  reference: string;
  definition: PinnedVersion;
  /** the filing that it begins with; a run without it waits for one to come as an update */
  filing?: FirstFiling;
  /** the case has begun: it goes on where its rows stand */
  resumes?: true;
  /** decisions by signal that the run before took, and did not come to record */
  pending?: PendingSignal[];
  /** ends a run earlier than it must, for tests of it */
  continueAfter?: { events: number; updates: number };
  /** this and what follows is of runs that began before all of it was read from the database */
  steps?: Step[];
  generation?: Generation;
  /** decisions and moves are asked for their seals */
  sealed?: true;
  /** of a case that another run has handed over */
  carried?: Relocated;
}

/** A filing that comes with the start of its case, sealed as if it came by update. */
export interface FirstFiling {
  /** the same however often it is sent */
  id: string;
  message: SubmitMessage;
}

/** Where a case that has begun goes on, by its rows. */
export interface CaseStanding {
  definition: PinnedVersion;
  steps: Step[];
  clocks?: Clock[];
  carried: Relocated;
}

/** A decision that came by signal, with what makes its every try the same. */
export interface PendingSignal {
  signal: DecideTaskSignal;
  use: string;
}

/** A human work item as its workflow knows it. */
export interface TaskItem {
  id: string;
  stepId: string;
  title: LocalizedText;
  role: string;
  /** a role it was escalated to, which may decide as well */
  escalatedTo?: string;
  revision: number;
  outcomes: ReviewOutcome[];
  /** outcomes of the step's own */
  own?: OwnOutcome[];
  separateFrom: string[];
  notBy: Side[];
  /** of a consultation: the body that it asks, where what each answers is kept */
  body?: string;
  /** accounts that have decided in the case before, and may not decide this */
  apart?: string[];
  /** whoever approves has a form to fill in */
  form?: true;
  /** of a decision: the last Jalali day of each of its conditions, or nothing */
  due?: string[];
  priority: Priority;
  assignee?: string;
  /** who gave it back last: the same once more is no other act */
  releasedBy?: string;
  state: 'open' | 'done' | 'cancelled';
  decision?: DecideTaskMessage;
  /** of an entry of a list that began anew since, or is there no more: it counts nowhere */
  forgotten?: true;
}

/** Those who decide, when one acts in the place of another: what keeps either apart keeps both. */
export interface Deciders {
  people: string[];
  offices: string[];
}

/** When work was open, before it was sent back or called off (RFC 3339). */
export interface TimeSpent {
  from: string;
  to: string;
}

/** A step that waits: its deadlines with their instants (ms), those that have not come yet, and its tasks. */
export interface WaitKept {
  stepId: string;
  deadlines: Deadline[];
  due: number[];
  open: number[];
  tasks: string[];
  /** when its work was opened (ms) */
  begun?: number;
}

/** A decision that does not count. `why`: a refusal's code; `exact`: which of the reasons that have it. */
export interface IgnoredDecision {
  by: string;
  task: string;
  why: string;
  exact?: string;
}

/** A decision that came by signal while the case was being moved: as it was checked, or why it does not count. */
export type LateDecision = { message: DecideTaskMessage } | { ignored: IgnoredDecision };

/** What somebody gave through the API for a step that waits: their account, and the id of a Remark with what came with it. */
export interface Telling {
  by: string;
  words?: string;
}

/** An objection that is being decided: the step as it was looked up, and who has decided in the case before. */
export interface AppealUnderWay {
  step: AppealStep;
  apart: string[];
  /** of those who filed on a public notice: who has objected by now; they are heard together */
  by?: string[];
  /** of a measure: what it was begun for */
  ground?: Ground;
  /** of a hearing of whole days: the Jalali day on which somebody may first decide */
  decidedFrom?: string;
  /** its hearing is over */
  heard?: true;
}

/** All that a case knows, for the run of its workflow that takes it over. Small, and without personal data. */
export interface Carried {
  transitions: number;
  entries: number;
  taskCount: number;
  revision: number;
  status: ApplicationStatus;
  summary?: EvaluationSummary;
  decisions: Decisions;
  cleared: string[];
  settledRevision: number;
  /** what was paid for each group of fees: in smallest units */
  paidGroups?: Record<string, string>;
  paymentStep?: string;
  /** the slips of the revision were called off, and none were drawn since */
  slipsOff?: true;
  /** nobody has decided otherwise since it was rejected */
  rejected?: true;
  /** it was shown in public */
  noticed?: true;
  /** the engine is to decide nothing of it */
  forPerson?: true;
  /** revision that the engine approved last */
  engineDecidedAt?: number;
  /** an objection that is being decided */
  appeal?: AppealUnderWay;
  /** it was reopened with its permit granted: an end without one takes that out of force */
  reopened?: true;
  people: string[];
  offices: string[];
  /** of those, who filed it at a counter */
  clerks?: string[];
  /** of those, whose case it was before it was handed over */
  former?: { people: string[]; offices: string[] };
  deciders: [step: string, deciders: Deciders][];
  /** of the parcel as filed last */
  district?: string | null;
  /** when work that was called off or sent back had been open before */
  spent?: [work: string, spans: TimeSpent[]][];
  signals: [name: string, data: unknown][];
  /** of those, what people gave through the API */
  tellings?: [name: string, telling: Telling][];
  tasks: TaskItem[];
  waits: WaitKept[];
  /** branches that have ended, as `parallel/branch` */
  ended: string[];
  /** ids of messages that were taken, with what they were answered */
  answered: [id: string, answer: unknown][];
  late: LateDecision[];
  /** messages of each person that still count, and when they did (ms) */
  budget?: [person: string, spent: { used: number; at: number }][];
  /** what was filed last has not been taken up by a form step */
  unread?: boolean;
  /** steps have given something since it was evaluated, and its evaluation reads that */
  outdated?: boolean;
  /** steps at which it stands, and has nothing more to do */
  finished?: string[];
  /** its legal terms */
  clocks?: ClockKept[];
}

/** Where a case that was handed over goes on. */
export interface Relocated extends Carried {
  /** the steps at which it stands; those that are not among `waits` begin anew */
  at: string[];
  /** the filed answers are worked out anew, as the next revision */
  recalculate: boolean;
}
