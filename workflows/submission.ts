import type { Decisions } from '../forms/evaluation/types.js';
import type { Carried } from './case-shape.js';
import type { EvaluationSummary } from './evaluation-summary.js';

/** What was filed last, with all that a case knows of its evaluation. */
export class Submission {
  private number: number;
  private evaluation: EvaluationSummary | undefined;
  private decisions: Decisions;
  /** bodies that have answered what was referred to them */
  private cleared: string[];
  private parcelDistrict: string | null | undefined;
  /** no form step has taken it up yet */
  private unread = false;
  /** steps have given something since it was evaluated */
  private outdated: boolean;
  /** what a step waits to take up itself; any other filing takes the walk off its steps */
  private awaited: 'filing' | 'recalculation' | undefined;

  constructor(carried?: Carried) {
    this.number = carried?.revision ?? 0;
    this.evaluation = carried?.summary;
    this.decisions = carried?.decisions ?? {};
    this.cleared = [...(carried?.cleared ?? [])];
    this.parcelDistrict = carried?.district;
    this.unread = carried?.unread ?? false;
    this.outdated = carried?.outdated ?? false;
  }

  /** 0 before the first filing. */
  get revision(): number {
    return this.number;
  }

  get summary(): EvaluationSummary | undefined {
    return this.evaluation;
  }

  /** Of the parcel; null where nobody knows, undefined while none has been looked up. */
  get district(): string | null | undefined {
    return this.parcelDistrict;
  }

  get isUnread(): boolean {
    return this.unread;
  }

  get isOutdated(): boolean {
    return this.outdated;
  }

  /** Bodies that have answered what was referred to them. */
  get clearedSoFar(): string[] {
    return [...this.cleared];
  }

  /** A step has given something that an evaluation may read. */
  outdate(): void {
    this.outdated = true;
  }

  /** The value of a step expression. */
  decision(path: string): unknown {
    return this.decisions[path];
  }

  /** The value of a boolean step expression; `otherwise` where the definition has none. */
  holds(path: string, otherwise: boolean): boolean {
    const value = this.decision(path);
    return typeof value === 'boolean' ? value : otherwise;
  }

  /** A draft was filed and evaluated: it is the current revision from here on. */
  replace(revision: number, summary: EvaluationSummary): void {
    this.number = revision;
    this.cleared = [];
    this.unread = true;
    this.evaluation = undefined;
    this.reevaluate(summary);
  }

  /** The current revision was evaluated again; the policy that it was filed under stays. */
  reevaluate(summary: EvaluationSummary): void {
    this.outdated = false;
    const policy = summary.policy ?? this.evaluation?.policy;
    this.evaluation = policy ? { ...summary, policy } : summary;
    this.decisions = summary.decisions;
  }

  /** The step expressions were evaluated again, because results changed. */
  redecide(decisions: Decisions): void {
    this.decisions = decisions;
  }

  locate(district: string | null): void {
    this.parcelDistrict = district;
  }

  /** A step takes it up. */
  read(): void {
    this.unread = false;
  }

  /** A body has answered what was referred to it. Answers with all that have. */
  clear(target: string): string[] {
    this.cleared.push(target);
    return this.cleared;
  }

  /** What bodies have answered no longer counts. */
  clearNothing(): string[] {
    this.cleared = [];
    return this.cleared;
  }

  awaitNext(by: 'filing' | 'recalculation'): void {
    this.awaited = by;
  }

  stopAwaiting(): void {
    this.awaited = undefined;
  }

  isAwaited(by: 'filing' | 'recalculation'): boolean {
    return this.awaited === by;
  }

  get carried(): Pick<Carried, 'revision' | 'summary' | 'decisions' | 'cleared' | 'district' | 'unread' | 'outdated'> {
    return {
      revision: this.number,
      decisions: this.decisions,
      cleared: [...this.cleared],
      ...(this.evaluation && { summary: withoutParties(this.evaluation) }),
      ...(this.parcelDistrict !== undefined && { district: this.parcelDistrict }),
      ...(this.unread && { unread: true }),
      ...(this.outdated && this.evaluation?.readsResults && { outdated: true }),
    };
  }
}

const withoutParties = ({ parties: _, ...summary }: EvaluationSummary): EvaluationSummary => summary;
