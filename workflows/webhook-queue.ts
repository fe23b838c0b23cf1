/** An event that is to be delivered: its id, what it is about, and when it was read (ms). */
export interface PendingEvent {
  id: string;
  subject: string;
  readAt: number;
}

/** What of a case is to be sent. `last`: what fails now is given up. */
export interface CaseToSend {
  subject: string;
  events: string[];
  /** how often the first of them is tried with this one */
  attempt: number;
  last: boolean;
}

/** What came of it. `done`: how many of its events are over, in their order; `gaveUp`: the last of them was not taken. */
export interface CaseSent {
  subject: string;
  done: number;
  gaveUp?: true;
  failed?: { retryAfterMs?: number };
}

interface Line {
  events: PendingEvent[];
  failures: number;
  dueAt: number;
}

/** Where events were read after, and how many of that page are left. */
interface PageLeft {
  after: string | undefined;
  left: string[];
}

export interface KeptQueue {
  lines: [subject: string, line: Line][];
  pages: PageLeft[];
  failing: string[];
  failures: number;
  closedUntil: number;
}

/** For so long an event is tried, in ms. */
const PATIENCE = 86_400_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 7_200_000;
/** So many cases that fail while nothing is taken, and only one is tried at a time, until one is. */
const BREAKS_AFTER = 3;
const LONGEST_BREAK = 600_000;
const MOST_PENDING = 1_000;
const MOST_CASES = 10;
const MOST_RETRIED = 3;
const MOST_EVENTS = 5;

/** What an endpoint is still to be told of: of each case in order, and no case waits for another's failure. */
export class WebhookQueue {
  private lines: Map<string, Line>;
  private pages: PageLeft[];
  /** cases that have failed since something was last taken, and how often */
  private failing: Set<string>;
  private failures: number;
  private closedUntil: number;

  /** `random`: from 0 to 1, as a workflow has it */
  constructor(
    private readonly random: () => number,
    kept?: KeptQueue,
  ) {
    this.lines = new Map(kept?.lines);
    this.pages = kept?.pages ?? [];
    this.failing = new Set(kept?.failing);
    this.failures = kept?.failures ?? 0;
    this.closedUntil = kept?.closedUntil ?? 0;
  }

  get kept(): KeptQueue {
    const { pages, failures, closedUntil } = this;
    return { lines: [...this.lines], pages, failing: [...this.failing], failures, closedUntil };
  }

  clear(): void {
    this.lines = new Map();
    this.pages = [];
    this.recover();
  }

  private recover(): void {
    this.failing = new Set();
    this.failures = 0;
    this.closedUntil = 0;
  }

  /** So much waits that no more is read. */
  get isFull(): boolean {
    return this.pages.reduce((sum, { left }) => sum + left.length, 0) >= MOST_PENDING;
  }

  private get isBroken(): boolean {
    return this.failing.size >= BREAKS_AFTER;
  }

  /** Adds events that were read after this place. */
  add(after: string | undefined, events: readonly Omit<PendingEvent, 'readAt'>[], now: number): void {
    if (events.length > 0) this.pages.push({ after, left: events.map(({ id }) => id) });
    for (const event of events) {
      const line = this.lines.get(event.subject) ?? { events: [], failures: 0, dueAt: now };
      line.events.push({ ...event, readAt: now });
      this.lines.set(event.subject, line);
    }
  }

  /** Whoever begins anew after it misses nothing. `readUpTo`: where the last page ended. */
  safePlace(readUpTo: string | undefined): string | undefined {
    const [oldest] = this.pages;
    return oldest ? oldest.after : readUpTo;
  }

  /** What is to be sent now; nothing while the other end is out of order and not to be tried yet. */
  due(now: number): CaseToSend[] {
    if (now < this.closedUntil) return [];
    const all = [...this.lines].sort(([, a], [, b]) => a.dueAt - b.dueAt);
    const ready = all.filter(([, { dueAt }]) => dueAt <= now);
    const fresh = ready.filter(([, { failures }]) => failures === 0);
    const again = ready.filter(([, { failures }]) => failures > 0).slice(0, MOST_RETRIED);
    const chosen = this.isBroken ? all.slice(0, 1) : [...again, ...fresh].slice(0, MOST_CASES);
    return chosen.map(([subject, { events, failures }]) => ({
      subject,
      // One that fails is tried alone.
      events: events.slice(0, failures > 0 || this.isBroken ? 1 : MOST_EVENTS).map(({ id }) => id),
      attempt: failures + 1,
      last: !this.isBroken && now - (events[0]?.readAt ?? now) >= PATIENCE,
    }));
  }

  /** Takes away what is done, and says when to try again what is not. */
  settle(sent: readonly CaseSent[], now: number): void {
    const isThere = sent.some(({ done, gaveUp }) => done > (gaveUp ? 1 : 0));
    if (isThere) {
      // The other end is there: whatever waited for it is tried at once.
      if (this.isBroken) for (const line of this.lines.values()) line.dueAt = now;
      this.recover();
    }
    for (const { subject, done, failed } of sent) {
      const line = this.lines.get(subject);
      if (!line) continue;
      const gone = new Set(line.events.splice(0, done).map(({ id }) => id));
      for (const page of this.pages) page.left = page.left.filter((id) => !gone.has(id));
      if (done > 0) line.failures = 0;
      line.dueAt = now;
      if (failed) {
        const atLeast = failed.retryAfterMs ?? 0;
        line.failures += 1;
        line.dueAt = now + Math.max(atLeast, this.pause(line.failures));
        if (!isThere) this.breakAfter(subject, atLeast, now);
      }
      if (line.events.length === 0) this.lines.delete(subject);
    }
    this.pages = this.pages.filter(({ left }) => left.length > 0);
  }

  private breakAfter(subject: string, atLeast: number, now: number): void {
    this.failures += 1;
    this.failing.add(subject);
    if (!this.isBroken) return;
    const pause = Math.min(LONGEST_BREAK, this.pause(this.failures - BREAKS_AFTER + 1));
    this.closedUntil = now + Math.max(atLeast, pause);
  }

  /** Twice as long each time, with a half of it by chance. */
  private pause(failures: number): number {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) * (0.5 + this.random() / 2);
  }

  /** When there is something to do next (ms); undefined where nothing waits. */
  get nextAt(): number | undefined {
    if (this.lines.size === 0) return undefined;
    if (this.isBroken) return this.closedUntil;
    return Math.max(this.closedUntil, Math.min(...[...this.lines.values()].map(({ dueAt }) => dueAt)));
  }
}
