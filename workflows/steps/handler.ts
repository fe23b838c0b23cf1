import type { StepOf, StepType } from '../../forms/language/step.js';
import type { Case } from '../case.js';

/** Where a step leads: the id of another step, `end`, or undefined for the step's own `next`. */
export type Next = string | undefined;

/** Runs one step to its end. */
export type StepHandler<T extends StepType> = (step: StepOf<T>, c: Case) => Promise<Next>;

/** The case goes back to the applicant: what was drawn for the old draft no longer counts. */
export function sendBack(c: Case): void {
  c.changeSlips('void');
}
