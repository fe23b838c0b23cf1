/** How many messages of one person a case takes at once, and how long (ms) until it takes one more of them. */
const AT_ONCE = 120;
const REFILL_MS = 10_000;

interface Spent {
  /** messages that still count at `at` */
  used: number;
  /** ms */
  at: number;
}

/** What each person may still send to one case: much more than anybody needs, much less than would fill its history. */
export class Budget {
  private readonly spent = new Map<string, Spent>();

  /** Knows what was spent in the run before. */
  takeOver(carried: [person: string, spent: Spent][] = []): void {
    for (const [person, spent] of carried) this.spent.set(person, spent);
  }

  isExhausted(person: string): boolean {
    return this.usedBy(person) > AT_ONCE - 1;
  }

  spend(person: string): void {
    this.spent.set(person, { used: this.usedBy(person) + 1, at: Date.now() });
  }

  /** Of those only who have not got all of it back. */
  get carried(): [person: string, spent: Spent][] {
    return [...this.spent].filter(([person]) => this.usedBy(person) > 0);
  }

  private usedBy(person: string): number {
    const { used, at } = this.spent.get(person) ?? { used: 0, at: 0 };
    return Math.max(0, used - (Date.now() - at) / REFILL_MS);
  }
}
