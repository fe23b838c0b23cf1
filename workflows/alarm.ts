import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * Wakes the workflow at the earliest of many instants with as few timers as possible: a timer that is no longer needed
 * is left to fire, because cancelling it would cost a history event and leaving it costs none. Instants that somebody
 * watches over have no timer until {@link wake}.
 */
export class Alarm {
  /** how many wait for an instant: branches that begin together have the same deadlines */
  private readonly wanted = new Map<number, number>();
  private readonly watched = new Set<number>();
  private armedFor = Number.POSITIVE_INFINITY;

  set(at: number, isWatched = false): void {
    if (!isWatched) this.watched.delete(at);
    else if (!this.wanted.has(at)) this.watched.add(at);
    this.wanted.set(at, (this.wanted.get(at) ?? 0) + 1);
    this.arm();
  }

  clear(at: number): void {
    const others = (this.wanted.get(at) ?? 1) - 1;
    if (others > 0) this.wanted.set(at, others);
    else this.forget(at);
  }

  /** An instant that was watched over is near: from here on the alarm has its own timers. */
  wake(): void {
    this.watched.clear();
    this.arm();
  }

  private arm(): void {
    const earliest = Math.min(...[...this.wanted.keys()].filter((at) => !this.watched.has(at)));
    if (earliest >= this.armedFor) return;
    this.armedFor = earliest;
    void CancellationScope.nonCancellable(async () => {
      await sleep(Math.max(1, earliest - Date.now()));
      this.armedFor = Number.POSITIVE_INFINITY;
      // What has come due is seen by whoever waits for it; only what lies ahead needs another timer.
      for (const at of this.wanted.keys()) if (at <= Date.now()) this.forget(at);
      this.arm();
    });
  }

  private forget(at: number): void {
    this.wanted.delete(at);
    this.watched.delete(at);
  }
}
