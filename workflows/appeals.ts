import type { AppealUnderWay, Carried } from './case-shape.js';

/** What a case knows of objections to its end. */
export class Appeals {
  private open: AppealUnderWay | undefined;
  private wasGranted: boolean;
  private hearing = false;

  constructor(carried?: Pick<Carried, 'appeal' | 'reopened'>) {
    this.open = carried?.appeal;
    this.wasGranted = carried?.reopened ?? false;
  }

  /** The one that is being decided. */
  get underWay(): AppealUnderWay | undefined {
    return this.open;
  }

  /** Somebody hears it, or what they said is being kept. */
  get isHeard(): boolean {
    return this.hearing;
  }

  async whileHearing(heard: Promise<void>): Promise<void> {
    this.hearing = true;
    await heard;
    this.hearing = false;
  }

  isDecidedAt(stepId: string): boolean {
    return this.open?.step.id === stepId;
  }

  begin(appeal: AppealUnderWay): void {
    this.open = appeal;
  }

  /** Whoever filed on the same notice objects to the same end: it is heard together with what is under way. */
  join(id: string): void {
    if (this.open) this.open = { ...this.open, apart: [...this.open.apart, id], by: [...(this.open.by ?? []), id] };
  }

  /** Whoever has the permit was heard. */
  noteHeard(): void {
    if (this.open) this.open = { ...this.open, heard: true };
  }

  end(): void {
    this.open = undefined;
  }

  /** `granted`: the case had ended with its permit. */
  noteReopened(granted: boolean): void {
    this.wasGranted ||= granted;
  }

  /** A permit of it stands that no end but a grant may leave in force. */
  get hasPermit(): boolean {
    return this.wasGranted;
  }

  /** The permit was granted anew, or is out of force. */
  settlePermit(): void {
    this.wasGranted = false;
  }

  get carried(): Pick<Carried, 'appeal' | 'reopened'> {
    return {
      ...(this.open && { appeal: this.open }),
      ...(this.wasGranted && { reopened: true as const }),
    };
  }
}
