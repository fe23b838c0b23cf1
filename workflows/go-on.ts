import { continueAsNew } from '@temporalio/workflow';
import type { Case } from './case.js';
import type { CaseInput, PinnedVersion } from './case-shape.js';

/** Ends this run; the next one begins where the rows of the case stand. */
export function goOn(
  { input, inbox, ...permitCase }: Case,
  definition: PinnedVersion = permitCase.definition,
): Promise<never> {
  const { reference, continueAfter } = input;
  const { pending } = inbox;
  return continueAsNew<(next: CaseInput) => Promise<string>>({
    reference,
    definition,
    resumes: true,
    ...(pending.length > 0 && { pending }),
    ...(continueAfter && { continueAfter }),
  });
}
