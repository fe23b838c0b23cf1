import type { Case } from './case.js';

/**
 * Works the filed answers of a case that was moved out anew, as its next revision. Where they do not fit, or whoever
 * filed may no longer file, the case goes back to its form and waits for the applicant there.
 */
export async function recalculate({ input, parties, submission, journal, activities }: Case): Promise<void> {
  const revision = submission.revision + 1;
  try {
    const summary = await activities.evaluateSubmission({
      reference: input.reference,
      definitionHash: input.definition.hash,
      revision,
      from: 'previous',
      filedBy: parties.filer ?? '',
      at: new Date(Date.now()).toISOString(),
    });
    submission.replace(revision, summary);
    journal.tell('RECALCULATED', 'engine', { revision, outcome: summary.outcome });
  } catch {
    journal.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome: 'INCOMPLETE' });
  }
}
