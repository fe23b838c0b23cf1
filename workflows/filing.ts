import { ActivityFailure, ApplicationFailure, condition, currentUpdateInfo } from '@temporalio/workflow';
import { refusalFor } from '../policy/judge.js';
import { ROWS_DIFFER } from './activities.js';
import type { Case } from './case.js';
import type { FirstFiling } from './case-shape.js';
import { proofOf } from './genuine.js';
import { handleUpdate, recorded } from './handle-update.js';
import type { Interruption } from './interruption.js';
import {
  type Actor,
  type RefusalCode,
  recalculateUpdate,
  requestHumanReviewUpdate,
  type Sealed,
  type SubmitMessage,
  submitUpdate,
} from './messages.js';
import { refusal } from './refusal.js';

interface Filing extends Sealed {
  actor: Actor;
}

interface Filed {
  revision: number;
}

/** Connects the first filing, those that replace it, and recalculations. */
export function handleFilings(permitCase: Case, interruption: Interruption): void {
  let filing = false;
  let first: { id: string; filed: Promise<Filed> } | undefined;

  async function file(
    message: Filing,
    from: { draftVersion: number } | 'previous',
    told: string,
    id = currentUpdateInfo()?.id,
    update: { name: string } = from === 'previous' ? recalculateUpdate : submitUpdate,
  ): Promise<Filed> {
    filing = true;
    const { actor } = message;
    try {
      const { submission, parties, journal, input, activities, definition, isSealed } = permitCase;
      const revision = permitCase.revision + 1;
      const { steps, clocks, ...summary } = await activities.evaluateSubmission({
        reference: input.reference,
        definitionHash: definition.hash,
        revision,
        from,
        filedBy: actor.id,
        at: new Date(Date.now()).toISOString(),
        ...(isSealed && {
          proof: proofOf(permitCase, update.name, message, id),
          transition: journal.counts.transitions,
        }),
      });
      if (steps && isSealed) permitCase.pin(steps, clocks);
      if (isSealed) await condition(() => !permitCase.inbox.isLooking);
      // Meanwhile the case may have ended, or the money for the draft before may have come in.
      mustAllow(permitCase, 'submit', actor);
      parties.join(actor.id, summary);
      if (summary.district !== undefined) submission.locate(summary.district);
      submission.replace(revision, summary);
      permitCase.clocks.filed();
      const { outcome, currency } = summary;
      journal.tell(told, actor, { revision, outcome, ...(currency && { currency }) });
      if (!submission.isAwaited(from === 'previous' ? 'recalculation' : 'filing')) interruption.refile();
      await recorded(permitCase, { revision }, id);
      return { revision };
    } catch (error) {
      if (isRowsDiffer(error)) permitCase.halt.because({ kind: 'rowsDiffer' });
      if (permitCase.halt.failure) throw permitCase.halt.failure;
      if (permitCase.revision === 0) interruption.refuseFirstFiling(error);
      throw error;
    } finally {
      filing = false;
    }
  }

  const mayFile = (operation: 'submit' | 'recalculate' | 'requestHumanReview', actor: Actor) => {
    mustAllow(permitCase, operation, actor);
    if (filing) throw refusal('CONFLICT', 'Another filing of this application is under way; look again shortly.');
  };
  const submit = (message: SubmitMessage, id?: string) =>
    file(message, { draftVersion: message.draftVersion }, permitCase.revision === 0 ? 'FILED' : 'REFILED', id);
  /** Files what the run was started with. */
  function begin({ id, message }: FirstFiling): void {
    const { inbox } = permitCase;
    inbox.begin(id);
    inbox.budget.spend(message.actor.id);
    const filed = submit(message, id);
    filed.then(
      (answer) => inbox.answer(id, answer),
      () => inbox.refuse(id),
    );
    first = { id, filed };
  }
  // Before the handlers are there: an update that came together with the start is handed over as soon as its one is.
  const { filing: given } = permitCase.input;
  if (given && isWhole(given)) begin(given);

  const isFirst = () => first !== undefined && currentUpdateInfo()?.id === first.id;
  handleUpdate(
    permitCase,
    submitUpdate,
    (message) => (first && isFirst() ? first.filed : submit(message)),
    ({ actor }) => isFirst() || mayFile('submit', actor),
    { seal: 'within' },
  );
  handleUpdate(
    permitCase,
    recalculateUpdate,
    (message) => file(message, 'previous', 'RECALCULATED'),
    ({ actor }) => mayFile('recalculate', actor),
    { seal: 'within' },
  );
  handleUpdate(
    permitCase,
    requestHumanReviewUpdate,
    async (message) => {
      const { actor, remark } = message;
      const again = permitCase.automation.isForPerson;
      permitCase.automation.askForPerson();
      if (!again) permitCase.journal.tell('HUMAN_REVIEW_REQUESTED', actor, undefined, remark);
      // What the engine has approved, and nothing was granted for, is filed once more for a person to decide.
      if (permitCase.status === 'AWAITING_PAYMENT' && permitCase.automation.hasDecided(permitCase.revision) && !filing)
        await file(message, 'previous', 'RECALCULATED', undefined, requestHumanReviewUpdate);
      else if (!again) await recorded(permitCase);
    },
    ({ actor }) => mayFile('requestHumanReview', actor),
  );
}

/** Anybody who reaches Temporal can start a workflow with anything; a run whose filing is none waits for one. */
const isWhole = ({ id, message }: FirstFiling): boolean =>
  typeof id === 'string' && typeof message?.actor?.id === 'string' && Number.isInteger(message.draftVersion);

/** What a local activity fails with comes bare, or wrapped in the failure of the activity. */
function isRowsDiffer(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === ROWS_DIFFER;
}

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed; file a new one.',
  CONFLICT: 'The application’s state does not allow this: its slips are paid, or have not lapsed.',
};

/** Asks the policy. Whose case it is, beyond the word of whoever sends, is known once it was filed. */
export function mustAllow(
  { parties, state }: Case,
  operation: 'submit' | 'withdraw' | 'recalculate' | 'requestHumanReview',
  { id, office }: Actor,
): void {
  const acts = parties.mayAct({ id, ...(office !== undefined && { office }) });
  const ours = parties.areUnknown || acts.owner;
  const code = refusalFor(operation, [ours ? 'owner' : acts.office ? 'office' : 'otherCitizen'], state);
  if (code) throw refusal(code, sentences[code] ?? 'This is not for the sender to do.');
}
