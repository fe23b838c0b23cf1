import { refusalFor } from '../policy/judge.js';
import type { Case } from './case.js';
import { handleUpdate } from './handle-update.js';
import type { Interruption } from './interruption.js';
import { type Actor, type RefusalCode, recalculateUpdate, submitUpdate } from './messages.js';
import { refusal } from './refusal.js';

/** Connects the first filing, those that replace it, and recalculations. */
export function handleFilings(permitCase: Case, interruption: Interruption): void {
  let filing = false;

  async function file(actor: Actor, from: { draftVersion: number } | 'previous', told: string) {
    filing = true;
    try {
      const { submission, parties, journal, input, activities } = permitCase;
      const revision = permitCase.revision + 1;
      const summary = await activities.evaluateSubmission({
        reference: input.reference,
        definitionHash: input.definition.hash,
        revision,
        from,
        filedBy: actor.id,
        at: new Date(Date.now()).toISOString(),
      });
      // Meanwhile the case may have ended, or the money for the draft before may have come in.
      mustAllow(permitCase, 'submit', actor);
      parties.join(actor.id, summary);
      if (summary.district !== undefined) submission.locate(summary.district);
      submission.replace(revision, summary);
      journal.tell(told, actor, { revision, outcome: summary.outcome });
      if (!submission.isAwaited(from === 'previous' ? 'recalculation' : 'filing')) interruption.refile();
      await journal.recorded();
      return { revision };
    } catch (error) {
      if (permitCase.revision === 0) interruption.refuseFirstFiling();
      throw error;
    } finally {
      filing = false;
    }
  }

  const mayFile = (operation: 'submit' | 'recalculate', actor: Actor) => {
    mustAllow(permitCase, operation, actor);
    if (filing) throw refusal('CONFLICT', 'Another filing of this application is under way; look again shortly.');
  };
  handleUpdate(
    permitCase,
    submitUpdate,
    ({ actor, draftVersion }) => file(actor, { draftVersion }, permitCase.revision === 0 ? 'FILED' : 'REFILED'),
    ({ actor }) => mayFile('submit', actor),
  );
  handleUpdate(
    permitCase,
    recalculateUpdate,
    ({ actor }) => file(actor, 'previous', 'RECALCULATED'),
    ({ actor }) => mayFile('recalculate', actor),
  );
}

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed; file a new one.',
  CONFLICT: 'The application’s state does not allow this: its slips are paid, or have not lapsed.',
};

/** Asks the policy. Whose case it is, beyond the word of whoever sends, is known once it was filed. */
export function mustAllow(
  { parties, state }: Case,
  operation: 'submit' | 'withdraw' | 'recalculate',
  { id, office }: Actor,
): void {
  const ours = parties.areUnknown || parties.hasPerson(id);
  const represents = office !== undefined && parties.hasOffice(office);
  const code = refusalFor(operation, [ours ? 'owner' : represents ? 'office' : 'otherCitizen'], state);
  if (code) throw refusal(code, sentences[code] ?? 'This is not for the sender to do.');
}
