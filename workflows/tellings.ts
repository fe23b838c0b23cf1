import { waitsFor } from '../forms/entries.js';
import type { StepOf } from '../forms/language/step.js';
import { capacitiesFor } from '../policy/holding.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import type { Case } from './case.js';
import { handleUpdate, recorded } from './handle-update.js';
import { type Actor, type RefusalCode, type TellMessage, tellUpdate } from './messages.js';
import { refusal } from './refusal.js';

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed.',
  FORBIDDEN: 'The step names others who give this signal.',
  NOT_FOUND: 'The application is of another district.',
};

/** Connects what people give through the API for a step that waits for a signal. */
export function handleTellings(permitCase: Case): void {
  handleUpdate(
    permitCase,
    tellUpdate,
    async (message) => {
      const step = checkTelling(permitCase, message);
      const { signal, words, actor } = message;
      const held = words === undefined ? {} : { words };
      permitCase.inbox.hear(signal, { by: actor.id, ...held });
      permitCase.journal.tell('SIGNAL_RECEIVED', actor, { step: step.id, signal, ...held });
      await recorded(permitCase);
    },
    (message) => void checkTelling(permitCase, message),
  );
}

/** The step that waits for the signal, where the actor may give it. */
function checkTelling(permitCase: Case, { signal, actor }: TellMessage): StepOf<'wait'> {
  const told = waitsFor(permitCase.steps, signal).filter(({ by }) => by !== undefined);
  const [step] = told;
  if (!step) throw refusal('BAD_USER_INPUT', `No step of this case takes the signal “${signal}” through the API.`);
  const codes = told.map((each) =>
    refusalFor('tellCase', relationsTo(permitCase, each.by ?? '', actor), permitCase.state),
  );
  const mine = told.filter((_, i) => codes[i] === undefined);
  const [code] = codes;
  if (mine.length === 0 && code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  const waiting = mine.find(({ id }) => permitCase.waits.stepIds.includes(id));
  if (!waiting || permitCase.inbox.has(signal)) {
    throw refusal('CONFLICT', `The case does not wait for the signal “${signal}” now.`);
  }
  return waiting;
}

/** What an actor is to what `by` may do: of the applying side, or of the role that its step names. */
export function relationsTo({ parties, district }: Case, by: string, actor: Actor): Relation[] {
  if (by === 'applicant') {
    const { id, office } = actor;
    const acts = parties.mayAct({ id, ...(office !== undefined && { office }) });
    return [acts.owner ? 'owner' : acts.office ? 'office' : 'auditor'];
  }
  const held = (where: typeof district) => capacitiesFor(actor, [by], where).length > 0;
  return [held(district) ? 'stepRole' : held(undefined) ? 'outsideDistrict' : 'auditor'];
}
