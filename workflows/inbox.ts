import { Budget } from './budget.js';
import type { Carried, LateDecision } from './case-shape.js';
import type { MoveMessage } from './messages.js';

/** Messages whose repetition is recognised in a later run; older ones are met by the state of the case. */
const MOST_ANSWERED = 200;

/** The messages of a case: what came, what is under way and what was answered. */
export class Inbox {
  /** named signals that no step has taken up, with what they carried */
  private readonly signals: Map<string, unknown>;
  /** ids of updates that were taken, with what they were answered */
  private readonly answered: Map<string, unknown>;
  /** decisions that came by signal while the case was being moved */
  private readonly late: LateDecision[] = [];
  readonly budget: Budget;
  private handling = 0;
  private takenUpdates = 0;
  /** the run is about to end, and the next one takes what comes */
  private held = false;
  /** the case stands where it is to be, so that updates find it there */
  private opened: boolean;
  private moving = false;
  private move: MoveMessage | undefined;

  constructor(carried?: Carried) {
    this.signals = new Map(carried?.signals);
    this.answered = new Map(carried?.answered);
    this.opened = carried === undefined;
    this.budget = new Budget(carried?.budget);
  }

  receive(signal: string, data: unknown): void {
    this.signals.set(signal, data);
  }

  has(signal: string): boolean {
    return this.signals.has(signal);
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

  /** Refuses updates until {@link release}: whoever sends one tries again in a moment. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** An update is under way. */
  begin(): void {
    this.handling += 1;
    this.takenUpdates += 1;
  }

  answer(id: string, answer: unknown): void {
    this.handling -= 1;
    this.answered.set(id, answer ?? null);
  }

  refuse(): void {
    this.handling -= 1;
  }

  /** Updates that this run has taken. */
  get taken(): number {
    return this.takenUpdates;
  }

  get isHandling(): boolean {
    return this.handling > 0;
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

  get carried(): Pick<Carried, 'signals' | 'answered' | 'late' | 'budget'> {
    return {
      signals: [...this.signals],
      answered: [...this.answered].slice(-MOST_ANSWERED),
      late: [...this.late],
      budget: this.budget.carried,
    };
  }
}
