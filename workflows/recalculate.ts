import type { Case } from './case.js';

/**
 * Works the filed answers of a case that was moved out anew, as its next revision. Where they do not fit, or whoever
 * filed may no longer file, the case goes back to its form and waits for the applicant there.
 */
export async function recalculate({
  input,
  definition,
  parties,
  submission,
  journal,
  activities,
  halt,
}: Case): Promise<void> {
  const revision = submission.revision + 1;
  try {
    const { steps: _, ...summary } = await activities.evaluateSubmission({
      reference: input.reference,
      definitionHash: definition.hash,
      revision,
      from: 'previous',
      filedBy: parties.filer ?? '',
      at: new Date(Date.now()).toISOString(),
    });
    submission.replace(revision, summary);
    journal.tell('RECALCULATED', 'engine', { revision, outcome: summary.outcome });
  } catch {
    if (halt.reason) return;
    journal.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome: 'INCOMPLETE' });
  }
}
