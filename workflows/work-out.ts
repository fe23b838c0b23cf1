import type { Case } from './case.js';

/** Whether what was filed is to be worked out anew, because its evaluation reads what steps have given since. */
export const isOutdated = ({ submission }: Case): boolean =>
  submission.summary?.readsResults === true && submission.isOutdated;

/** Works what was filed out anew. What steps have given has to be in the database first. */
export async function workOutAnew(permitCase: Case): Promise<void> {
  const { submission, journal, input, definition, revision } = permitCase;
  if (journal.hasUnrecorded) await journal.record();
  const summary = await permitCase.activities.clearReferrals({
    reference: input.reference,
    definitionHash: definition.hash,
    revision,
    cleared: submission.clearedSoFar,
  });
  submission.reevaluate(summary);
}
