import type { StepOf, StepType } from '../../forms/language/step.js';
import type { Case } from '../case.js';

/** Where a step leads: the id of another step, `end`, or undefined for the step's own `next`. */
export type Next = string | undefined;

/** Runs one step to its end. */
export type StepHandler<T extends StepType> = (step: StepOf<T>, permitCase: Case) => Promise<Next>;
