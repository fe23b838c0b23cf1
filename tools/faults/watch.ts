export type Moment = 'before' | 'after';

/** When the server has given up on a task and gives it anew, in ms. */
const GIVEN_UP = 3_500;

/** An end of some part, at one effect. */
interface Target {
  /** as {@link Watch.name} names it */
  effect: string;
  moment: Moment;
  /** Returns once nothing of what goes through can get any further. */
  end: () => Promise<void>;
}

/** Names every durable effect of a life, and ends a part before or after one of them. */
export class Watch {
  /** the names of what was met, in order */
  readonly effects: string[] = [];
  private readonly counts = new Map<string, number>();
  private act: string | undefined = 'begin';
  private target: Target | undefined;
  private lastMet = Date.now();
  /** tokens of tasks that a worker has, with when it got them */
  private readonly tasks = new Map<string, number>();

  /** What comes from now on is an effect of `act`, or, without one, of no interest. */
  begin(act: string | undefined): void {
    this.act = act;
  }

  endAt(target: Target): void {
    this.target = target;
  }

  /** Whether the end has come. */
  get hasFired(): boolean {
    return this.target === undefined;
  }

  /** The name of the effect that `part` is about to have: by the act it belongs to, with its number among the same. */
  name(part: string, what: string): string | undefined {
    if (this.act === undefined) return undefined;
    const name = `${this.act} ${part}:${what}`;
    const nth = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, nth);
    const effect = nth === 1 ? name : `${name}#${nth}`;
    this.effects.push(effect);
    this.lastMet = Date.now();
    return effect;
  }

  /** True when a part has ended here, and what was going through is lost. */
  async isEnd(effect: string | undefined, moment: Moment): Promise<boolean> {
    this.lastMet = Date.now();
    const { target } = this;
    if (!target || target.effect !== effect || target.moment !== moment) return false;
    this.target = undefined;
    await target.end();
    return true;
  }

  /** A worker has got a task of a workflow. */
  taskBegins(token: string): void {
    this.tasks.set(token, Date.now());
  }

  taskEnds(token: string): void {
    this.tasks.delete(token);
    this.lastMet = Date.now();
  }

  /** The worker that had them is gone, or the server that gave them. */
  forgetTasks(): void {
    this.tasks.clear();
  }

  /** No task is under way, and for `ms` nothing was met. */
  isQuiet(ms: number): boolean {
    const underWay = [...this.tasks.values()].some((since) => Date.now() - since < GIVEN_UP);
    return !underWay && Date.now() - this.lastMet >= ms;
  }
}
