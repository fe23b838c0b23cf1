import type { UpdateDefinition } from '@temporalio/common';
import { condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import type { Case } from './case.js';
import { mustBeBeforeItsEnd } from './clock-watch.js';
import { mustBeGenuine } from './genuine.js';
import { isContinuing } from './long-life.js';
import { malformedUpdate } from './message-shapes.js';
import { CASE_CONTINUES, type Sealed } from './messages.js';
import { refusal } from './refusal.js';

const id = (): string => currentUpdateInfo()?.id ?? '';

/** Largest message (characters of its JSON) that people's doings need; a move carries a whole list of steps. */
const MOST_CHARACTERS = 16_000;

interface Kind {
  /** `within`: what the handler does first asks for the seal itself */
  seal?: 'first' | 'within';
  bounded?: boolean;
}

/**
 * Connects an update to its case. While the case is on its way to another version it takes none; one that a run before
 * this has taken is answered as it was then. `check` refuses by throwing, and is synchronous.
 */
export function handleUpdate<R, A extends Sealed>(
  permitCase: Case,
  update: UpdateDefinition<R, [A]>,
  take: (message: A) => Promise<R>,
  checkItself: (message: A) => void,
  { seal = 'first', bounded = true }: Kind = {},
): void {
  const { inbox, halt } = permitCase;
  const check = (message: A) => {
    mustBeBeforeItsEnd(permitCase);
    checkItself(message);
  };
  const takeChecked = (message: A) => {
    if (halt.failure) throw halt.failure;
    check(message);
    return take(message);
  };
  const takeGenuine = (message: A) =>
    seal === 'within'
      ? take(message)
      : mustBeGenuine(permitCase, update.name, message).then(() => takeChecked(message));
  const whenOpen = async (message: A): Promise<R> => {
    await condition(() => inbox.isOpen || halt.reason !== undefined);
    if (inbox.hasAnswered(id())) return inbox.answerTo(id()) as R;
    if (!permitCase.isSealed) return takeChecked(message);
    await mustBeGenuine(permitCase, update.name, message);
    return takeChecked(message);
  };
  setHandler<R, [A], UpdateDefinition<R, [A]>>(
    update,
    (message) => {
      const known = id();
      if (inbox.hasAnswered(known)) return inbox.answerTo(known) as R;
      // Accepted together with a move that is by now under way.
      if (inbox.isMoving) return Promise.reject(beingMoved());
      // A replay may hand it over together with the beginning of its run, where it was lived after it, or the reverse.
      const taken = !inbox.isOpen ? whenOpen(message) : permitCase.isSealed ? takeGenuine(message) : take(message);
      inbox.begin(known);
      const person = senderOf(message);
      if (person !== undefined) inbox.budget.spend(person);
      // Handed on as it is: a promise around it would be answered later than in histories recorded before.
      taken.then(
        (answer) => inbox.answer(known, answer),
        () => inbox.refuse(known),
      );
      return taken;
    },
    {
      validator: (message) => {
        if (inbox.hasAnswered(id())) return;
        if (inbox.isMoving) throw beingMoved();
        if (halt.failure) throw halt.failure;
        mustBeWithinBounds(permitCase, message, bounded);
        // What is accepted is handled without a look at its form.
        const malformed = malformedUpdate(update.name, message);
        if (malformed !== undefined) throw refusal('BAD_USER_INPUT', malformed);
        // Where a case stands that has only just been taken up is not known yet.
        if (inbox.isOpen || !permitCase.isSealed) check(message);
      },
    },
  );
}

/** Waits until what an update has changed is in the database; from here on its repetition is answered alike. */
export function recorded({ inbox, journal }: Case, answer?: object, id = currentUpdateInfo()?.id): Promise<void> {
  inbox.promise(id, answer);
  return journal.recorded();
}

/** The person whose budget a message is of; a move has none. */
function senderOf(message: unknown): string | undefined {
  return (message as { actor?: { id?: string } } | undefined)?.actor?.id;
}

function mustBeWithinBounds(permitCase: Case, message: Sealed, bounded: boolean): void {
  if (isContinuing(permitCase))
    throw refusal(CASE_CONTINUES, 'The case goes on in another run; try again in a moment.');
  const person = senderOf(message);
  if (person !== undefined && permitCase.inbox.budget.isExhausted(person)) {
    throw refusal('RATE_LIMITED', 'Too many messages to this application; try again later.');
  }
  if (bounded && JSON.stringify(message ?? null).length > MOST_CHARACTERS) {
    throw refusal('BAD_USER_INPUT', `A message has at most ${MOST_CHARACTERS} characters.`);
  }
}

const beingMoved = () => refusal('CONFLICT', 'The case is being moved to another version; try again in a moment.');
