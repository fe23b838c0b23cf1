import type { UpdateDefinition } from '@temporalio/common';
import { condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import type { Case } from './case.js';
import { isContinuing } from './long-life.js';
import { CASE_CONTINUES } from './messages.js';
import { refusal } from './refusal.js';

/**
 * Connects an update to its case. While the case is on its way to another version it takes none; one that a run before
 * this has taken is answered as it was then. `check` refuses by throwing, and is synchronous.
 */
export function handleUpdate<R, A>(
  permitCase: Case,
  update: UpdateDefinition<R, [A]>,
  take: (message: A) => Promise<R>,
  check: (message: A) => void,
): void {
  const { inbox } = permitCase;
  const id = () => currentUpdateInfo()?.id ?? '';
  const whenOpen = () => condition(() => inbox.isOpen);
  const takeChecked = (message: A) => {
    check(message);
    return take(message);
  };
  setHandler<R, [A], UpdateDefinition<R, [A]>>(
    update,
    (message) => {
      const known = id();
      if (inbox.hasAnswered(known)) return inbox.answerTo(known) as R;
      // Accepted together with a move that is by now under way.
      if (inbox.isMoving) return Promise.reject(beingMoved());
      // A replay may hand it over together with the beginning of its run, where it was lived after it, or the reverse.
      const taken = inbox.isOpen ? take(message) : whenOpen().then(() => takeChecked(message));
      inbox.begin();
      const person = senderOf(message);
      if (person !== undefined) inbox.budget.spend(person);
      // Handed on as it is: a promise around it would be answered later than in histories recorded before.
      taken.then(
        (answer) => inbox.answer(known, answer),
        () => inbox.refuse(),
      );
      return taken;
    },
    {
      validator: (message) => {
        if (inbox.hasAnswered(id())) return;
        if (inbox.isMoving) throw beingMoved();
        mustBeWithinBounds(permitCase, senderOf(message));
        check(message);
      },
    },
  );
}

/** The person whose budget a message is of; a move has none. */
function senderOf(message: unknown): string | undefined {
  return (message as { actor?: { id?: string } } | undefined)?.actor?.id;
}

function mustBeWithinBounds(permitCase: Case, person: string | undefined): void {
  if (isContinuing(permitCase))
    throw refusal(CASE_CONTINUES, 'The case goes on in another run; try again in a moment.');
  if (person !== undefined && permitCase.inbox.budget.isExhausted(person)) {
    throw refusal('RATE_LIMITED', 'Too many messages to this application; try again later.');
  }
}

const beingMoved = () => refusal('CONFLICT', 'The case is being moved to another version; try again in a moment.');
