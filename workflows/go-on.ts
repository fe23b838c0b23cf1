import { makeContinueAsNewFunc } from '@temporalio/workflow';
import type { Generation } from '../forms/language/definition.js';
import type { Case } from './case.js';
import type { CaseInput, PinnedVersion } from './case-shape.js';
import { attributesAfter } from './labels.js';

/** Ends this run; the next one begins where the rows of the case stand. `generation`: of the version that it was moved to. */
export function goOn(
  { input, inbox, ...permitCase }: Case,
  { definition, generation }: { definition: PinnedVersion; generation?: Generation } = permitCase,
): Promise<never> {
  const { reference, continueAfter } = input;
  const { pending } = inbox;
  const typedSearchAttributes = generation && attributesAfter(generation);
  const next = makeContinueAsNewFunc<(next: CaseInput) => Promise<string>>({
    ...(typedSearchAttributes && { typedSearchAttributes }),
  });
  return next({
    reference,
    definition,
    resumes: true,
    ...(pending.length > 0 && { pending }),
    ...(continueAfter && { continueAfter }),
  });
}
