import { Budget } from './budget.js';
import type { Carried, LateDecision, PendingSignal, Telling } from './case-shape.js';
import type { DecideTaskSignal, MoveMessage } from './messages.js';

/** Messages whose repetition is recognised in a later run; older ones are met by the state of the case. */
const MOST_ANSWERED = 200;

/** The messages of a case: what came, what is under way and what was answered. */
export class Inbox {
  /** named signals that no step has taken up, with what they carried */
  private readonly signals = new Map<string, unknown>();
  /** ids of updates that were taken, with what they were answered */
  private readonly answered = new Map<string, unknown>();
  /** of updates that have taken effect and are being recorded */
  private readonly promised = new Map<string, unknown>();
  /** decisions by signal whose effect is not recorded yet, by what makes their tries the same */
  private readonly unrecorded = new Map<string, DecideTaskSignal>();
  /** signals that people gave through the API, and no step has taken up */
  private readonly tellings = new Map<string, Telling>();
  private changes = 0;
  private wakes = 0;
  private looks = 0;
  /** decisions that came by signal while the case was being moved */
  private readonly late: LateDecision[] = [];
  readonly budget = new Budget();
  /** ids of the updates under way */
  private readonly handling = new Set<string>();
  private takenUpdates = 0;
  /** the run is about to end, and the next one takes what comes */
  private held = false;
  /** the case stands where it is to be, so that updates find it there */
  private opened: boolean;
  private moving = false;
  private move: MoveMessage | undefined;

  /** `isOpen`: it is known where the case stands */
  constructor(isOpen: boolean) {
    this.opened = isOpen;
  }

  /** Knows what the run before has taken. */
  takeOver({ signals, tellings = [], answered, budget }: Carried): void {
    for (const [name, telling] of tellings) this.tellings.set(name, telling);
    for (const [name, data] of signals) this.signals.set(name, data);
    for (const [id, answer] of answered) this.answered.set(id, answer);
    this.budget.takeOver(budget);
  }

  receive(signal: string, data: unknown): void {
    this.signals.set(signal, data);
    this.changes += 1;
  }

  /** Grows with everything that only the next transition keeps. */
  get version(): number {
    return this.changes;
  }

  has(signal: string): boolean {
    return this.signals.has(signal) || this.tellings.has(signal);
  }

  hear(signal: string, telling: Telling): void {
    this.tellings.set(signal, telling);
    this.changes += 1;
  }

  /** Takes up what somebody gave through the API. */
  takeTelling(signal: string): Telling | undefined {
    const telling = this.tellings.get(signal);
    this.tellings.delete(signal);
    return telling;
  }

  /** Takes up a signal that came. */
  take(signal: string): unknown {
    const data = this.signals.get(signal);
    this.signals.delete(signal);
    return data;
  }

  /** The steps of another run have been taken up. */
  open(): void {
    this.opened = true;
  }

  get isOpen(): boolean {
    return this.opened;
  }

  /** Refuses updates until {@link reopen}: whoever sends one tries again in a moment. */
  close(): void {
    this.held = true;
  }

  reopen(): void {
    this.held = false;
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** An update is under way. */
  begin(id: string): void {
    this.handling.add(id);
    this.takenUpdates += 1;
  }

  /** An update has taken effect; it is answered once that is recorded. */
  promise(id: string | undefined, answer?: unknown): void {
    if (id !== undefined) this.promised.set(id, answer ?? null);
  }

  answer(id: string, answer: unknown): void {
    this.handling.delete(id);
    this.changes += this.promised.delete(id) ? 0 : 1;
    this.answered.set(id, answer ?? null);
  }

  refuse(id: string): void {
    this.handling.delete(id);
    this.promised.delete(id);
  }

  /** A decision by signal is on its way. */
  hold(use: string, signal: DecideTaskSignal): void {
    this.unrecorded.set(use, signal);
  }

  /** What the rows say is being asked. */
  async whileLooking<T>(look: Promise<T>): Promise<T> {
    this.looks += 1;
    try {
      return await look;
    } finally {
      this.looks -= 1;
    }
  }

  get isLooking(): boolean {
    return this.looks > 0;
  }

  /** Somebody says that there is something new. */
  wake(): void {
    this.wakes += 1;
  }

  get timesWoken(): number {
    return this.wakes;
  }

  /** Its effect is recorded. */
  settle(use: string): void {
    this.unrecorded.delete(use);
    if (this.promised.delete(use)) this.answered.set(use, null);
  }

  /** What the next run has to take up again. */
  get pending(): PendingSignal[] {
    return [...this.unrecorded].map(([use, signal]) => ({ use, signal }));
  }

  /** Updates that this run has taken. */
  get taken(): number {
    return this.takenUpdates;
  }

  get isHandling(): boolean {
    return this.handling.size > 0;
  }

  /** Whether an update other than this is under way. */
  isHandlingBeside(id: string): boolean {
    return this.handling.size > (this.handling.has(id) ? 1 : 0);
  }

  hasAnswered(id: string): boolean {
    return this.answered.has(id);
  }

  answerTo(id: string): unknown {
    return this.answered.get(id);
  }

  /** The case is on its way to another version: nothing goes on here any more. */
  beginMove(): void {
    this.moving = true;
  }

  abandonMove(): void {
    this.moving = false;
  }

  /** The move is recorded; the next run takes the case over. */
  completeMove(move: MoveMessage): void {
    this.move = move;
  }

  get isMoving(): boolean {
    return this.moving;
  }

  get completedMove(): MoveMessage | undefined {
    return this.move;
  }

  /** Leaves a decision to the run that takes the case over. */
  postpone(decision: LateDecision): void {
    this.late.push(decision);
  }

  get carried(): Pick<Carried, 'signals' | 'tellings' | 'answered' | 'late' | 'budget'> {
    return {
      signals: [...this.signals],
      ...(this.tellings.size > 0 && { tellings: [...this.tellings] }),
      answered: [...this.answered, ...this.promised].slice(-MOST_ANSWERED),
      late: [...this.late],
      budget: this.budget.carried,
    };
  }
}
