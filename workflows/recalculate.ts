import type { Case } from './case.js';

/**
 * Works the filed answers of a case that was moved out anew, as its next revision. Where they do not fit, or whoever
 * filed may no longer file, the case goes back to its form and waits for the applicant there.
 */
export async function recalculate(c: Case): Promise<void> {
  const [filer = ''] = c.people;
  const revision = c.revision + 1;
  try {
    const summary = await c.local.evaluateSubmission({
      reference: c.input.reference,
      definitionHash: c.input.definition.hash,
      revision,
      from: 'previous',
      filedBy: filer,
      at: new Date(Date.now()).toISOString(),
    });
    Object.assign(c, { revision, summary, decisions: summary.decisions, cleared: [], fresh: true });
    c.tell('RECALCULATED', 'engine', { revision, outcome: summary.outcome });
  } catch {
    c.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome: 'INCOMPLETE' });
  }
}
