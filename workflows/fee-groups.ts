/** What was paid for each group of fees, beside what the groups cost now. All amounts are in smallest units. */
export class FeeGroups {
  /** a grant was refused because something is unpaid: whichever group that is of, it is asked for */
  asksForAll = false;
  private paid: Record<string, string> = {};

  /** `costs`: of each group, as it was worked out last */
  constructor(private readonly costs: () => Readonly<Record<string, string>>) {}

  /** Goes on from what another run knew. */
  take(paid: Record<string, string> = {}): void {
    this.paid = { ...paid };
  }

  /** Those that cost more than was paid for them. */
  get unpaid(): string[] {
    return Object.keys(this.costs()).filter((group) => this.beyond(group) > 0n);
  }

  /** Those that something was paid for. */
  get paidFor(): string[] {
    return Object.keys(this.paid);
  }

  /** What groups cost beyond what was paid for them. */
  due(groups: readonly string[]): string {
    return String(groups.reduce((sum, group) => sum + this.beyond(group), 0n));
  }

  notePaid(groups: readonly string[]): void {
    this.asksForAll = false;
    const costs = this.costs();
    for (const group of groups) this.paid[group] = costs[group] ?? '0';
  }

  /** The rows say otherwise: whatever is unpaid is asked for. */
  distrust(): void {
    this.paid = {};
    this.asksForAll = true;
  }

  get carried(): { paidGroups?: Record<string, string> } {
    return this.paidFor.length > 0 ? { paidGroups: { ...this.paid } } : {};
  }

  private beyond(group: string): bigint {
    return BigInt(this.costs()[group] ?? 0) - BigInt(this.paid[group] ?? 0);
  }
}
