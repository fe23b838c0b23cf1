import type { Carried, Relocated, TimeSpent, WaitKept } from './case-shape.js';

/** A step that waits, as its case knows it. */
export interface Wait extends Omit<WaitKept, 'open'> {
  open: Set<number>;
  /** whether it has what it waits for */
  ready(): boolean;
  /** nothing of it is under way */
  resting: boolean;
}

/** The steps that wait, and where those of a case that another run left go on. */
export class Waits {
  private readonly waiting = new Set<string>();
  private readonly known = new Map<string, Wait>();
  /** steps that go on waiting where another run of the workflow left them */
  private readonly kept: Map<string, WaitKept>;
  /** the steps at which a case that another run left begins, until it has */
  private readonly places: Set<string>;
  /** branches that have ended, as `parallel/branch` */
  private readonly ended: Set<string>;
  /** when work that was called off or sent back had been open before */
  private readonly spent: Map<string, TimeSpent[]>;
  private readonly walked = new Set<string>();
  private readonly finished = new Set<string>();
  private readonly finishedBefore: Set<string>;

  constructor(carried?: Relocated) {
    this.kept = new Map(carried?.waits.map((wait) => [wait.stepId, wait]));
    this.places = new Set(carried?.at);
    this.ended = new Set(carried?.ended);
    this.spent = new Map(carried?.spent);
    this.finishedBefore = new Set(carried?.finished);
  }

  /** Ids of the steps that wait. */
  get stepIds(): string[] {
    return [...this.waiting];
  }

  get areAny(): boolean {
    return this.waiting.size > 0;
  }

  /** Some step waits, none has anything under way, and nothing has come that one would go on for. */
  get areResting(): boolean {
    const still = this.stepIds.every((id) => {
      const wait = this.known.get(id);
      return wait?.resting === true && !wait.ready();
    });
    return this.areAny && still;
  }

  /** The case stands at a step until {@link rise}. */
  stand(stepId: string): void {
    this.places.delete(stepId);
    this.walked.add(stepId);
  }

  rise(stepId: string): void {
    this.walked.delete(stepId);
    this.known.delete(stepId);
    this.finished.delete(stepId);
  }

  /** All that a step does is done; what follows it is still to begin. */
  finish(stepId: string): void {
    this.finished.add(stepId);
  }

  /** The run before has left a step when it was done. */
  wasFinished(stepId: string): boolean {
    return this.finishedBefore.delete(stepId);
  }

  /** The steps at which the case stands, those of branches beside the one that holds them. */
  get standing(): string[] {
    return [...this.walked, ...this.places];
  }

  enter(stepId: string): void {
    this.waiting.add(stepId);
  }

  describe(wait: Wait): void {
    this.known.set(wait.stepId, wait);
  }

  leave(stepId: string): void {
    this.waiting.delete(stepId);
  }

  /** Whether a step goes on waiting instead of beginning. */
  resumes(stepId: string): boolean {
    return this.kept.has(stepId);
  }

  /** The ids of the tasks with which a step goes on waiting. */
  keptTasks(stepId: string): string[] | undefined {
    return this.kept.get(stepId)?.tasks;
  }

  /** When the work with which a step goes on was opened (ms). */
  keptSince(stepId: string): number | undefined {
    return this.kept.get(stepId)?.begun;
  }

  /** Takes up the wait that a step was left in. */
  takeUp(stepId: string): WaitKept | undefined {
    const wait = this.kept.get(stepId);
    this.kept.delete(stepId);
    return wait;
  }

  /** The steps at which the case is still to begin. */
  get startingPlaces(): string[] {
    return [...this.places];
  }

  /** The case goes on at a step, wherever it stood. */
  beginAt(stepId: string): void {
    this.places.clear();
    this.places.add(stepId);
  }

  /** The case goes on at a step. */
  startAt(stepId: string): void {
    for (const left of [this.places, this.walked, this.known, this.finished]) left.clear();
    this.places.add(stepId);
  }

  /** The case begins at its first step instead. */
  startOver(): void {
    this.places.clear();
  }

  beginBranch(name: string): void {
    this.ended.delete(name);
  }

  endBranch(name: string): void {
    this.ended.add(name);
  }

  hasBranchEnded(name: string): boolean {
    return this.ended.has(name);
  }

  hasBegunBranches(stepId: string): boolean {
    return [...this.ended].some((name) => name.startsWith(`${stepId}/`));
  }

  /** Names of branches of a step that were begun; it begins all of them anew. */
  takeBranches(stepId: string): string[] {
    const names = [...this.ended].filter((name) => name.startsWith(`${stepId}/`));
    for (const name of names) this.ended.delete(name);
    return names.map((name) => name.slice(stepId.length + 1));
  }

  /** When the same work was open before. */
  timeSpent(work: string): TimeSpent[] {
    return this.spent.get(work) ?? [];
  }

  keepTimeSpent(work: string, spans: TimeSpent[]): void {
    this.spent.set(work, spans);
  }

  forgetTimeSpent(work: string): void {
    this.spent.delete(work);
  }

  get carried(): Pick<Carried, 'waits' | 'ended' | 'spent' | 'finished'> {
    // A step that is left keeps its wait until the case stands elsewhere: nothing of it is begun twice.
    const described = [...this.known.values()].map(({ stepId, deadlines, due, open, tasks, begun }) => ({
      stepId,
      deadlines,
      due: [...due],
      open: [...open],
      tasks,
      ...(begun !== undefined && { begun }),
    }));
    const untouched = [...this.kept.values()].filter(({ stepId }) => this.places.has(stepId));
    const finished = [...this.finished];
    return {
      waits: [...described, ...untouched],
      ended: [...this.ended],
      spent: [...this.spent],
      ...(finished.length > 0 && { finished }),
    };
  }
}
