import type { Case } from './case.js';

/**
 * Works the filed answers of a case that was moved, or reopened, out anew, as its next revision. Where they do not fit, or whoever
 * filed may no longer file, the case goes back to its form and waits for the applicant there.
 */
export async function recalculate(permitCase: Case): Promise<void> {
  const { input, definition, parties, submission, journal, activities, halt, waits } = permitCase;
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
    permitCase.noteRecalculated();
    // A case that goes on behind its form has nothing that the form is to take up.
    if (waits.startingPlaces.length > 0) submission.read();
    journal.tell('RECALCULATED', 'engine', { revision, outcome: summary.outcome });
  } catch {
    if (halt.reason) return;
    permitCase.noteRecalculated();
    waits.startOver();
    journal.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome: 'INCOMPLETE' });
  }
}
