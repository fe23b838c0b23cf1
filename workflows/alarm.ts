import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * Wakes the workflow at the earliest of many instants with as few timers as possible: a timer that is no longer needed
 * is left to fire, because cancelling it would cost a history event and leaving it costs none.
 */
export class Alarm {
  private readonly wanted = new Set<number>();
  private armedFor = Number.POSITIVE_INFINITY;

  set(at: number): void {
    this.wanted.add(at);
    this.arm();
  }

  clear(at: number): void {
    this.wanted.delete(at);
  }

  private arm(): void {
    const earliest = Math.min(...this.wanted);
    if (earliest >= this.armedFor) return;
    this.armedFor = earliest;
    void CancellationScope.nonCancellable(async () => {
      await sleep(Math.max(1, earliest - Date.now()));
      this.armedFor = Number.POSITIVE_INFINITY;
      // What has come due is seen by whoever waits for it; only what lies ahead needs another timer.
      for (const at of this.wanted) if (at <= Date.now()) this.wanted.delete(at);
      if (this.wanted.size > 0) this.arm();
    });
  }
}
