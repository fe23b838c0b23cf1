import type { Clock } from '../language/clock.js';
import type { StepExpression } from './step-expressions.js';

/** Where a decision of a clock stands among those of the steps: no step is called so. */
export const clockPath = (id: string, longer: number): string => `clocks/${id}.longer.${longer}`;

/** Every condition that makes a clock longer. */
export const clockExpressions = (clocks: readonly Clock[] = []): StepExpression[] =>
  clocks.flatMap(({ id, longer = [] }, i) =>
    longer.map(({ when }, j) => ({
      at: `clocks[${i}].longer[${j}].when`,
      path: clockPath(id, j),
      text: when,
      gives: 'bool' as const,
    })),
  );
