import { type Acting, onCase } from '../../cases/acting.js';
import { openCase } from '../../cases/open-case.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { Act } from '../talk/state.js';
import { conversationMessages } from './messages.js';
import { ownConversation, recordTurn, stateOf } from './rows.js';

/** Notes on record that somebody would rather talk with a person; the draft stays as it is. Gives the turn's number. */
export async function askForPerson(acting: Acting, id: string): Promise<number> {
  const conversation = await ownConversation(acting, id);
  const open = await openCase(acting, conversation.reference, 'saveDraft');
  const state = stateOf(conversation, open.row.draft);
  const { reference } = conversation;
  const acts: Act[] = [{ kind: 'wants', what: 'person' }];
  const reply = conversationMessages.asked({ reference })[state.language];
  await acting.prisma.$transaction(async (tx) => {
    await recordTurn(tx, { conversation, state, key: undefined, words: '', reply, acts, model: undefined, ms: 0 });
    await appendToTrail(tx, [
      onCase(acting, open.row, { subject: reference, act: 'PERSON_ASKED_FOR', changed: { conversation: id } }),
    ]);
  });
  return conversation.sequence + 1;
}
