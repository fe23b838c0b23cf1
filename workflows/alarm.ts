import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * Wakes the workflow at the earliest of many instants with as few timers as possible: a timer that is no longer needed
 * is left to fire, because cancelling it would cost a history event and leaving it costs none.
 */
export class Alarm {
  /** how many wait for an instant: branches that begin together have the same deadlines */
  private readonly wanted = new Map<number, number>();
  private armedFor = Number.POSITIVE_INFINITY;

  set(at: number): void {
    this.wanted.set(at, (this.wanted.get(at) ?? 0) + 1);
    this.arm();
  }

  clear(at: number): void {
    const others = (this.wanted.get(at) ?? 1) - 1;
    if (others > 0) this.wanted.set(at, others);
    else this.wanted.delete(at);
  }

  private arm(): void {
    const earliest = Math.min(...this.wanted.keys());
    if (earliest >= this.armedFor) return;
    this.armedFor = earliest;
    void CancellationScope.nonCancellable(async () => {
      await sleep(Math.max(1, earliest - Date.now()));
      this.armedFor = Number.POSITIVE_INFINITY;
      // What has come due is seen by whoever waits for it; only what lies ahead needs another timer.
      for (const at of this.wanted.keys()) if (at <= Date.now()) this.wanted.delete(at);
      if (this.wanted.size > 0) this.arm();
    });
  }
}
