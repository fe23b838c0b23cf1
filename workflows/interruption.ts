import type { CancellationScope } from '@temporalio/workflow';

/** What takes a case off its present steps: a withdrawal, a filing that replaces the draft under way, or a clock that has run out. */
export class Interruption {
  private scope: CancellationScope | undefined;
  private refiled = false;
  private withdrawn = false;
  private reopened = false;
  private led = false;
  private refusal: { why: unknown } | undefined;

  /** The steps are walked in this scope from now on. */
  watch(scope: CancellationScope): void {
    this.scope = scope;
    this.refiled = false;
    this.reopened = false;
    this.led = false;
  }

  withdraw(): void {
    this.withdrawn = true;
    this.scope?.cancel();
  }

  refile(): void {
    if (!this.scope) return;
    this.refiled = !this.withdrawn;
    this.scope.cancel();
  }

  /** An objection was right, or an order came: the case goes on elsewhere. */
  reopen(): void {
    this.reopened = true;
    this.withdrawn = false;
    this.scope?.cancel();
  }

  get isReopened(): boolean {
    return this.reopened;
  }

  /** A clock has run out: the case goes on elsewhere. */
  lead(): void {
    this.led = true;
    this.scope?.cancel();
  }

  get isLed(): boolean {
    return this.led && !this.withdrawn;
  }

  /** Nothing was filed, so there is no case. */
  refuseFirstFiling(why: unknown): void {
    this.refusal = { why };
  }

  get isRefiled(): boolean {
    return this.refiled;
  }

  get isWithdrawn(): boolean {
    return this.withdrawn;
  }

  /** Why nothing was filed. */
  get firstRefusal(): { why: unknown } | undefined {
    return this.refusal;
  }
}
