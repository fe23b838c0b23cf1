import type { Decisions } from '../forms/evaluation/types.js';
import type { Generation } from '../forms/language/definition.js';
import type { Deadline, Priority, ReviewOutcome, Side, Step } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { ApplicationStatus } from '../policy/states.js';
import type { EvaluationSummary } from './activities.js';
import type { DecideTaskMessage } from './messages.js';
import type { TimeSpent } from './transition.js';

/** How a workflow is started. The steps travel with it, so that a case is pinned to what it was filed with. */
export interface CaseInput {
  reference: string;
  definition: { code: string; version: number; hash: string };
  generation: Generation;
  steps: Step[];
  /** decisions and moves are asked for their seals; cases that began before there were any are not */
  sealed?: true;
  /** of a case that another run has handed over */
  carried?: Relocated;
  /** ends a run earlier than it must, for tests of it */
  continueAfter?: { events: number; updates: number };
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
  separateFrom: string[];
  notBy: Side[];
  priority: Priority;
  assignee?: string;
  state: 'open' | 'done' | 'cancelled';
  decision?: DecideTaskMessage;
}

/** Those who decide, when one acts in the place of another: what keeps either apart keeps both. */
export interface Deciders {
  people: string[];
  offices: string[];
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

/** A decision that came by signal while the case was being moved: as it was checked, or why it does not count. */
export type LateDecision = { message: DecideTaskMessage } | { ignored: { by: string; task: string; why: string } };

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
  paymentStep?: string;
  people: string[];
  offices: string[];
  deciders: [step: string, deciders: Deciders][];
  /** of the parcel as filed last */
  district?: string | null;
  /** when work that was called off or sent back had been open before */
  spent?: [work: string, spans: TimeSpent[]][];
  signals: [name: string, data: unknown][];
  tasks: TaskItem[];
  waits: WaitKept[];
  /** branches that have ended, as `parallel/branch` */
  ended: string[];
  /** ids of messages that were taken, with what they were answered */
  answered: [id: string, answer: unknown][];
  late: LateDecision[];
  /** messages of each person that still count, and when they did (ms) */
  budget?: [person: string, spent: { used: number; at: number }][];
}

/** Where a case that was handed over goes on. */
export interface Relocated extends Carried {
  /** the steps at which it stands; those that are not among `waits` begin anew */
  at: string[];
  /** the filed answers are worked out anew, as the next revision */
  recalculate: boolean;
}
