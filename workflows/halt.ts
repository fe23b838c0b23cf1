import { ActivityFailure, ApplicationFailure, TemporalFailure } from '@temporalio/workflow';
import { CASE_CONTINUES, CASE_STUCK } from './messages.js';

/** What failed, in the words of whatever found it. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Why a run goes no further. */
export type HaltReason = { kind: 'rowsDiffer' } | { kind: 'stuck'; why: string };

/**
 * The end of a run before its case's end: its rows say something else than it knows, or something fails that no repetition
 * mends. Nothing is written after it; the next run begins from the rows.
 */
export class Halt {
  private cause: HaltReason | undefined;

  get reason(): HaltReason | undefined {
    return this.cause;
  }

  /** The first reason counts. */
  because(reason: HaltReason): void {
    this.cause ??= reason;
  }

  /** A step has failed in a way that no repetition mends. Nothing goes on until the case has been repaired. */
  stick(error: unknown): Promise<never> {
    if (!(error instanceof TemporalFailure)) throw error;
    this.because({ kind: 'stuck', why: reasonOf(error) });
    return new Promise<never>(() => undefined);
  }

  /** What whoever sends a message is told, once the run goes no further. */
  get failure(): ApplicationFailure | undefined {
    if (!this.cause) return undefined;
    return this.cause.kind === 'rowsDiffer'
      ? ApplicationFailure.nonRetryable('The case goes on in another run; try again in a moment.', CASE_CONTINUES)
      : ApplicationFailure.nonRetryable('The case is stuck until it has been repaired; try again later.', CASE_STUCK);
  }
}

/** Nothing waits for it but what the end of the run takes along. */
export const goesNoFurther = (): Promise<never> => new Promise(() => undefined);
