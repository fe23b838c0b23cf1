import type { Step } from '../forms/language/step.js';
import type { Case } from './case.js';

/** Runs a list of steps from its first, or from `start`; answers where it leads out of the list, if anywhere. */
export type Walk = (steps: readonly Step[], permitCase: Case, start?: string) => Promise<string | undefined>;
