import { CancellationScope, condition, proxyLocalActivities } from '@temporalio/workflow';
import type { Decisions } from '../forms/evaluation/types.js';
import type { LocalizedText } from '../forms/language/text.js';
import { type ApplicationState, isClosedState } from '../policy/states.js';
import type { Activities, EvaluationSummary } from './activities.js';
import { Alarm } from './alarm.js';
import type { CaseInput, Deciders, LateDecision, Relocated, TaskItem, WaitKept } from './case-shape.js';
import type { Actor, MoveMessage } from './messages.js';
import type {
  ApplicationStatus,
  SlipChange,
  TaskChange,
  TaskOpening,
  TimelineDraft,
  TimeSpent,
  Transition,
  TransitionResult,
} from './transition.js';

/** A step that waits, as the case knows it. */
export interface Wait extends Omit<WaitKept, 'open'> {
  open: Set<number>;
  /** whether it has what it waits for */
  ready(): boolean;
  /** nothing of it is under way */
  resting: boolean;
}

const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '1 minute',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '15 seconds' },
});

type Outbox = Pick<Transition, 'timeline' | 'opened' | 'changed' | 'slips' | 'notifications' | 'results' | 'issue'>;
const emptyOutbox = (): Outbox => ({
  timeline: [],
  opened: [],
  changed: [],
  slips: [],
  notifications: [],
  results: {},
  issue: false,
});

/** A running application: what its steps and messages know and change. Changes gather and are recorded together. */
export class Case {
  readonly local = local;
  readonly alarm = new Alarm();
  readonly tasks = new Map<string, TaskItem>();
  /** who decided each step last, for the separation of duties */
  readonly deciders = new Map<string, Deciders>();
  /** the accounts and offices whose case it is, over all its revisions */
  readonly people = new Set<string>();
  readonly offices = new Set<string>();
  /** named signals that arrived, with what they carried */
  readonly signals = new Map<string, unknown>();
  readonly waiting = new Set<string>();
  readonly waits = new Map<string, Wait>();
  /** the steps at which a case that was moved begins, until it has */
  readonly at: Set<string>;
  /** branches that have ended, as `parallel/branch` */
  readonly ended: Set<string>;
  /** ids of messages that were taken, with what they were answered */
  readonly answered: Map<string, unknown>;
  /** decisions that came by signal while the case was being moved */
  readonly late: LateDecision[] = [];
  readonly usesResults: boolean;

  /** of the parcel as filed last; null where nobody knows, undefined while none has been looked up */
  district: string | null | undefined;
  /** when work that was called off or sent back had been open before, by what {@link workKey} calls it */
  readonly spent = new Map<string, TimeSpent[]>();

  revision = 0;
  status: ApplicationStatus = 'DRAFT';
  summary: EvaluationSummary | undefined;
  decisions: Decisions = {};
  cleared: string[] = [];
  /** a submission that no form step has taken up yet */
  fresh = false;
  /** what a step waits to take up itself; any other filing takes the walk off its steps */
  takes: 'filing' | 'recalculation' | undefined;
  settledRevision = 0;
  /** id of the payment step passed last, where an unsettled issue falls back to */
  paymentStep: string | undefined;
  /** messages under way */
  handling = 0;
  /** on its way to another version: nothing goes on here any more */
  moving = false;
  /** recorded; the next run takes the case over */
  move: MoveMessage | undefined;

  private outbox = emptyOutbox();
  private transitions = 0;
  private entries = 0;
  private taskCount = 0;
  private tail: Promise<unknown> = Promise.resolve();
  private recordedEntries = 0;
  /** transitions that are being written */
  private underWay = 0;

  /** steps that go on waiting where another run of the workflow left them */
  private readonly kept: Map<string, WaitKept>;

  constructor(readonly input: CaseInput) {
    this.usesResults = /\bresults\b/.test(JSON.stringify(input.steps));
    const { carried } = input;
    this.at = new Set(carried?.at);
    this.ended = new Set(carried?.ended);
    this.answered = new Map(carried?.answered);
    this.kept = new Map(carried?.waits.map((wait) => [wait.stepId, wait]));
    if (carried) this.restore(carried);
  }

  private restore(carried: Relocated): void {
    const { revision, status, summary, decisions, cleared, settledRevision, paymentStep, district } = carried;
    Object.assign(this, { revision, status, summary, decisions, cleared: [...cleared], settledRevision, paymentStep });
    this.district = district;
    for (const [work, spans] of carried.spent ?? []) this.spent.set(work, spans);
    for (const task of carried.tasks) this.tasks.set(task.id, { ...task });
    for (const [step, actor] of carried.deciders) this.deciders.set(step, actor);
    for (const id of carried.people) this.people.add(id);
    for (const id of carried.offices) this.offices.add(id);
    for (const [name, data] of carried.signals) this.signals.set(name, data);
    this.transitions = carried.transitions;
    this.entries = carried.entries;
    this.recordedEntries = carried.entries;
    this.taskCount = carried.taskCount;
  }

  get counts(): { transitions: number; entries: number; taskCount: number } {
    const { transitions, entries, taskCount } = this;
    return { transitions, entries, taskCount };
  }

  /** Whether a step goes on waiting instead of beginning. */
  resumes(stepId: string): boolean {
    return this.kept.has(stepId);
  }

  /** The tasks with which a step goes on waiting. */
  keptTasks(stepId: string): TaskItem[] | undefined {
    return this.kept.get(stepId)?.tasks.flatMap((id) => this.tasks.get(id) ?? []);
  }

  /** Takes up the wait that a step was left in. */
  takeUp(stepId: string): WaitKept | undefined {
    const wait = this.kept.get(stepId);
    this.kept.delete(stepId);
    return wait;
  }

  /** Nothing is under way, and nothing has come that a step would go on for. */
  get resting(): boolean {
    const still = [...this.waiting].every((id) => {
      const wait = this.waits.get(id);
      return wait?.resting === true && !wait.ready();
    });
    return this.waiting.size > 0 && still && !this.hasUnrecorded && this.handling === 0 && this.underWay === 0;
  }

  get closed(): boolean {
    return isClosedState(this.status);
  }

  /** As the policy knows the states of a case. */
  get state(): ApplicationState {
    const paid = this.settledRevision >= this.revision && this.revision > 0;
    return paid && !this.closed ? 'PAID' : this.status;
  }

  /** The step where a returned case begins again. */
  get firstForm(): string {
    return (this.input.steps.find((step) => step.type === 'form') ?? this.input.steps[0])?.id ?? 'end';
  }

  /** The value of a boolean step expression; `otherwise` where the definition has none. */
  holds(path: string, otherwise: boolean): boolean {
    const value = this.decisions[path];
    return typeof value === 'boolean' ? value : otherwise;
  }

  /** Adds a timeline entry; it is written with the next transition. */
  tell(
    type: string,
    by: Pick<Actor, 'id' | 'requestId'> | string,
    data?: Record<string, unknown>,
    remark?: string,
  ): void {
    this.entries += 1;
    const { id: actor, requestId } = typeof by === 'string' ? { id: by } : by;
    const entry: TimelineDraft = { seq: this.entries, type, actor };
    if (requestId) entry.requestId = requestId;
    if (data) entry.data = data;
    if (remark) entry.remark = remark;
    this.outbox.timeline.push(entry);
  }

  openTask(opening: Omit<TaskOpening, 'id'>): string {
    this.taskCount += 1;
    const id = `${this.input.reference}-${this.taskCount}`;
    this.outbox.opened.push({ id, ...opening });
    return id;
  }

  changeTask(change: TaskChange): void {
    this.outbox.changed.push(change);
  }

  changeSlips(change: SlipChange): void {
    this.outbox.slips.push(change);
  }

  notify(stepId: string, to: string, message: LocalizedText): void {
    this.outbox.notifications.push({ id: `${this.input.reference}-${stepId}-${this.revision}`, to, message });
  }

  keepResult(stepId: string, result: Record<string, unknown>): void {
    this.outbox.results[stepId] = result;
  }

  grantPermit(): void {
    this.outbox.issue = true;
  }

  /** Until everything told so far is in the database. */
  async recorded(): Promise<void> {
    const upTo = this.entries;
    await condition(() => this.recordedEntries >= upTo);
  }

  /** Writes what has gathered as one transition. Transitions of one case run one after another. */
  record(more: Partial<Pick<Transition, 'waits' | 'audit' | 'redecide' | 'move'>> = {}): Promise<TransitionResult> {
    const gathered = this.outbox;
    this.outbox = emptyOutbox();
    this.transitions += 1;
    const upTo = this.entries;
    const redecide = more.redecide ?? (this.usesResults && Object.keys(gathered.results).length > 0);
    const transition: Omit<Transition, 'currentSteps'> = {
      reference: this.input.reference,
      definitionHash: this.input.definition.hash,
      number: this.transitions,
      revision: this.revision,
      at: new Date(Date.now()).toISOString(),
      status: this.status,
      ...(this.district !== undefined && { district: this.district }),
      waits: [],
      ...gathered,
      ...more,
      redecide,
    };
    // Of several branches that a message wakes, one may record before the one whose wait it ended has gone on.
    this.underWay += 1;
    const written = this.tail.then(() => {
      const whole = { ...transition, currentSteps: more.move?.places ?? [...this.waiting] };
      return CancellationScope.nonCancellable(() => this.local.recordTransition(whole));
    });
    const over = () => {
      this.underWay -= 1;
    };
    this.tail = written.then(over, over);
    return written.then((result) => {
      this.recordedEntries = upTo;
      if (result.decisions) this.decisions = result.decisions;
      return result;
    });
  }

  /** Something has been told that no transition has taken along yet. */
  get hasUnrecorded(): boolean {
    return Object.values(this.outbox).some((told) => (typeof told === 'boolean' ? told : Object.keys(told).length > 0));
  }
}
