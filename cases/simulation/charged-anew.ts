import { type FeeChange, feeChanges } from '../../forms/evaluation/fee-changes.js';
import type { Evaluation, FeeLine } from '../../forms/evaluation/types.js';

/** What a revision charges otherwise once it is worked out anew, by the number of the transition that takes it up. */
export class ChargedAnew {
  private readonly at = new Map<number, FeeChange[]>();
  private lines: readonly FeeLine[] | undefined;
  private waiting: FeeChange[] = [];

  /** `filed`: a revision was evaluated for the first time. What charges nothing, such as a referral, leaves its fees as they were. */
  note({ outcome, feeLines }: Evaluation, { filed }: { filed: boolean }): void {
    if (filed) this.lines = undefined;
    if (outcome !== 'CLEAN') return;
    this.waiting = this.lines ? feeChanges(this.lines, feeLines) : [];
    this.lines = feeLines;
  }

  recorded(transition: number): void {
    if (this.waiting.length > 0) this.at.set(transition, this.waiting);
    this.waiting = [];
  }

  told(transition: number): readonly FeeChange[] {
    return this.at.get(transition) ?? [];
  }
}
