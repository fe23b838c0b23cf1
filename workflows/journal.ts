import { CancellationScope, condition } from '@temporalio/workflow';
import type { Decisions } from '../forms/evaluation/types.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Carried, Relocated, WaitKept } from './case-shape.js';
import type { ClockEnd } from './clocks.js';
import { goesNoFurther, type Halt, reasonOf } from './halt.js';
import { follow } from './labels.js';
import type { LocalActivities } from './local-activities.js';
import type { Actor } from './messages.js';
import type {
  PermitChange,
  PolicyAsked,
  SlipChange,
  TaskChange,
  TaskOpening,
  TimelineDraft,
  Transition,
  TransitionResult,
} from './transition.js';

type Outbox = Pick<
  Transition,
  'timeline' | 'opened' | 'changed' | 'slips' | 'asked' | 'notifications' | 'results' | 'issue' | 'permit' | 'asks'
>;
const emptyOutbox = (): Outbox => ({
  timeline: [],
  opened: [],
  changed: [],
  slips: [],
  notifications: [],
  results: {},
  issue: false,
});

/** What a transition says of its case besides what was told. */
export interface Subject {
  readonly reference: string;
  definitionHash(): string;
  /** the step expressions read results, so new ones decide anew */
  usesResults(): boolean;
  state(): Pick<Transition, 'revision' | 'status' | 'district'>;
  /** all that another run needs to go on from here */
  standing(): Relocated;
  /** ids of the steps that wait */
  waiting(): string[];
  redecided(decisions: Decisions): void;
  /** ends of clocks were worked out */
  learned(ends: readonly ClockEnd[], watchedFrom: number): void;
  /** a step has given something */
  given(): void;
  /** what was paid before covers every slip of the revision */
  covered(revision: number): void;
}

type More = Partial<Pick<Transition, 'waits' | 'audit' | 'redecide' | 'move' | 'transfer'>> & {
  /** what the case is for the run after this transition */
  becomes?: (standing: Relocated) => Relocated;
};

/** What has happened in a case and is to be written: it gathers, and is recorded as one transition after another. */
export class Journal {
  private outbox = emptyOutbox();
  private transitions: number;
  private entries: number;
  private recordedEntries: number;
  private tail: Promise<unknown> = Promise.resolve();
  /** the slips of the revision were called off, and none were drawn since */
  slipsAreOff = false;
  /** how often a permit of the case was suspended, restored or revoked by now */
  changedPermits = 0;
  /** instants (ms) of the deadlines of steps that have begun to wait, by step */
  private readonly due = new Map<string, number[]>();
  /** transitions that are being written */
  private underWay = 0;
  /** of those, with what steps have given */
  private givingUnderWay = 0;

  constructor(
    private readonly subject: Subject,
    private readonly activities: Pick<LocalActivities, 'recordTransition'>,
    private readonly halt: Halt,
    { transitions, entries, slipsOff }: Pick<Carried, 'transitions' | 'entries' | 'slipsOff'> = {
      transitions: 0,
      entries: 0,
    },
  ) {
    this.transitions = transitions;
    this.entries = entries;
    this.recordedEntries = entries;
    this.slipsAreOff = slipsOff ?? false;
  }

  get counts(): { transitions: number; entries: number } {
    return { transitions: this.transitions, entries: this.entries };
  }

  get carried(): Pick<Carried, 'transitions' | 'entries' | 'slipsOff'> {
    return { ...this.counts, ...(this.slipsAreOff && { slipsOff: true as const }) };
  }

  get isWriting(): boolean {
    return this.underWay > 0;
  }

  /** A step has given something that the step expressions have not been decided by yet. */
  get hasNewResults(): boolean {
    return Object.keys(this.outbox.results).length > 0;
  }

  /** What a step has given is on its way to the database, so that nothing is decided by it yet. */
  get isWritingResults(): boolean {
    return this.givingUnderWay > 0;
  }

  /** Something has been told that no transition has taken along yet. */
  get hasUnrecorded(): boolean {
    return Object.values(this.outbox).some((told) => (typeof told === 'boolean' ? told : Object.keys(told).length > 0));
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

  openTask(opening: TaskOpening): void {
    this.outbox.opened.push(opening);
  }

  changeTask(change: TaskChange): void {
    this.outbox.changed.push(change);
  }

  /** `groups`: of fees, whose slips alone become payable. */
  changeSlips(change: SlipChange, groups?: string[]): void {
    this.outbox.slips.push(change);
    if (change !== 'payable' && change !== 'expired') this.slipsAreOff = change === 'void';
    if (groups) this.outbox.asked = [...new Set([...(this.outbox.asked ?? []), ...groups])];
  }

  /** A decision policy is asked as the next transition is written: its answer is only kept. */
  askBeside(asked: PolicyAsked): void {
    this.outbox.asks = [...(this.outbox.asks ?? []), asked];
  }

  notify(stepId: string, to: string, message: LocalizedText): void {
    const id = `${this.subject.reference}-${stepId}-${this.subject.state().revision}`;
    this.outbox.notifications.push({ id, to, message });
  }

  keepResult(stepId: string, result: Record<string, unknown>): void {
    this.outbox.results[stepId] = result;
    this.subject.given();
  }

  changePermit(change: PermitChange): void {
    this.changedPermits += 1;
    this.outbox.permit = change;
  }

  grantPermit(): void {
    this.outbox.issue = true;
  }

  /** Waits until everything told so far is in the database. */
  async recorded(): Promise<void> {
    const upTo = this.entries;
    await condition(() => this.recordedEntries >= upTo || this.halt.reason !== undefined);
    if (this.recordedEntries < upTo) throw this.halt.failure;
  }

  private giveInstants(wait: WaitKept): void {
    wait.due = this.due.get(wait.stepId) ?? [];
    wait.open = [...wait.due.keys()];
  }

  /** Writes what has gathered as one transition. Transitions of one case are written one after another. */
  record({ becomes, ...more }: More = {}): Promise<TransitionResult> {
    const gathered = this.outbox;
    this.outbox = emptyOutbox();
    this.transitions += 1;
    const upTo = this.entries;
    const standing = this.subject.standing();
    const state = this.subject.state();
    follow(state, this.subject.waiting());
    const transition: Omit<Transition, 'currentSteps'> = {
      reference: this.subject.reference,
      definitionHash: this.subject.definitionHash(),
      number: this.transitions,
      at: new Date(Date.now()).toISOString(),
      ...state,
      waits: [],
      ...gathered,
      ...more,
      redecide: more.redecide ?? (this.subject.usesResults() && Object.keys(gathered.results).length > 0),
      standing: becomes?.(standing) ?? standing,
    };
    const begins = new Set(transition.waits.map(({ stepId }) => stepId));
    const others = transition.standing?.waits.filter((wait) => isUndue(wait) && !begins.has(wait.stepId)) ?? [];
    // Of several branches that a message wakes, one may record before the one whose wait it ended has gone on.
    this.underWay += 1;
    const gives = Object.keys(gathered.results).length > 0;
    if (gives) this.givingUnderWay += 1;
    const written = this.tail.then(() => {
      if (this.halt.reason) return goesNoFurther();
      // Of several steps that begin to wait together each but the last has been given its instants since this gathered.
      for (const wait of others) this.giveInstants(wait);
      const whole = { ...transition, currentSteps: more.move?.places ?? this.subject.waiting() };
      return CancellationScope.nonCancellable(() => this.activities.recordTransition(whole));
    });
    const over = () => {
      this.underWay -= 1;
    };
    this.tail = written.then(({ due }) => {
      for (const [step, at] of Object.entries(due)) this.due.set(step, at.map(Date.parse));
      over();
    }, over);
    return written.then(
      (result) => {
        if (result.differs) {
          this.halt.because({ kind: 'rowsDiffer' });
          return goesNoFurther();
        }
        this.recordedEntries = upTo;
        if (result.covered) this.subject.covered(transition.revision);
        if (result.clocks) this.subject.learned(result.clocks, Date.parse(result.watchedFrom ?? ''));
        if (result.decisions) this.subject.redecided(result.decisions);
        if (gives) this.givingUnderWay -= 1;
        return result;
      },
      (error: unknown) => {
        this.halt.because({ kind: 'stuck', why: reasonOf(error) });
        return goesNoFurther();
      },
    );
  }
}

/** A step that has begun to wait and whose deadlines nobody has worked out yet. */
const isUndue = ({ due, deadlines }: WaitKept): boolean => due.length === 0 && deadlines.length > 0;
