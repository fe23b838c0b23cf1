import type { Generation } from '../../forms/language/definition.js';
import type { ApplicationStatus } from '../../policy/states.js';

/** What can be wrong between the rows of a case and its workflow. */
export type Kind =
  /** no workflow of it runs, and its rows say that it goes on */
  | 'GONE'
  /** its workflow has no rows */
  | 'NO_ROWS'
  /** a step has failed for good */
  | 'STUCK'
  /** its workflow knows another last transition than its rows */
  | 'DIFFERS'
  /** its rows have come to their end, and its workflow goes on */
  | 'OUTLIVED'
  /** its workflow tasks fail, one after another */
  | 'FAILING'
  /** its history does not replay with the code of this installation */
  | 'NOT_REPLAYABLE'
  /** its workflow does not answer */
  | 'SILENT';

/** How a case is brought back. `end`: its workflow has no rows, and is ended. */
export type Remedy = 'look' | 'start' | 'startAnew' | 'end';

export interface Finding {
  reference: string;
  kind: Kind;
  detail: string;
  remedy: Remedy;
}

/** What is read of a case's rows. */
export interface CaseRows {
  reference: string;
  status: ApplicationStatus;
  revision: number;
  transition: number;
  permitTypeHash: string;
  districtId: string | null;
  currentSteps: string[];
  stuckAt: Date | null;
  stuckWhy: string | null;
  hasStanding: boolean;
  mandateId: string | null;
  generation: Generation | null;
}
