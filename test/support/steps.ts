import type { StepOf, StepType } from '../../forms/language/step.js';

type Rest<T extends StepType> = Omit<StepOf<T>, 'id' | 'type' | 'title'>;

/** A step for a test, titled by its id. */
export function step<T extends StepType>(type: T, id: string, rest: Rest<T>): StepOf<T> {
  return { id, type, title: { fa: id, en: id }, ...rest } as StepOf<T>;
}
