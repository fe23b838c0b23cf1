import { type Acting, byViewer, onCase } from '../../cases/acting.js';
import { must } from '../../cases/permission.js';
import { NotFoundError, Refusal } from '../../cases/refusals.js';
import { deliverTold } from '../../cases/tell-people.js';
import { requiredWords } from '../../cases/text-input.js';
import { appendToTrail } from '../../city/trail/append.js';
import { rolesOf } from '../../forms/check/names.js';
import { everyStep } from '../../forms/check/step-lists.js';
import type { Transaction } from '../../prisma/client.js';
import { isUuid } from '../../prisma/uuid.js';
import type { Talking } from '../errands/errand.js';
import type { Act } from '../talk/state.js';
import { conversationMessages } from './messages.js';
import { ownConversation, recordTurn, stateOf } from './rows.js';
import { talkedOf } from './talked.js';

const LONGEST = 2_000;

interface Asking {
  conversation: string;
  /** what the person wants to be told */
  text?: string | null | undefined;
}

/**
 * Asks for a person: those who work on such cases are told, and the wish stays in their list until one of them has answered in the
 * conversation. Asking again while it waits changes nothing but what is asked. Gives the turn's number.
 */
export async function askForPerson(acting: Talking, { conversation: id, text }: Asking): Promise<number> {
  const conversation = await ownConversation(acting, id);
  const { subject, definition, answers } = await talkedOf(acting, conversation);
  const words = text == null || text.trim() === '' ? '' : requiredWords('text', text, LONGEST);
  const state = stateOf(conversation, answers);
  const { reference } = conversation;
  const sequence = conversation.sequence + 1;
  const acts: Act[] = [{ kind: 'wants', what: 'person' }];
  const reply = conversationMessages.asked({ reference })[state.language];
  const at = new Date();
  const roles = everyStep(definition).flatMap(({ step }) => rolesOf(step).map(({ role }) => role));
  await acting.prisma.$transaction(async (tx) => {
    await recordTurn(tx, { conversation, state, key: undefined, words, reply, acts, model: undefined, ms: 0 });
    const { askedForPersonAt } = await tx.conversation.findUniqueOrThrow({ where: { id } });
    const waits = { askedForPersonAt: askedForPersonAt ?? at, askedForPersonIn: sequence };
    await tx.conversation.update({ where: { id }, data: waits });
    if (!askedForPersonAt) {
      const recipients = (await answering(tx, roles)).map((to) => ({ to, person: null }));
      await acting.notices.tell(tx, {
        reference,
        event: 'NEW_MESSAGE',
        key: `person-${id}-${sequence}`,
        at,
        recipients,
        path: '/desk',
      });
    }
    const told = { subject: reference, act: 'PERSON_ASKED_FOR', at, changed: { conversation: id } };
    await appendToTrail(tx, [
      subject.kind === 'case' ? onCase(acting, subject.open.row, told) : byViewer(acting, told),
    ]);
  });
  await deliverTold(acting);
  return sequence;
}

/** Roles that work on such cases; the overseers' where none does. */
async function answering(tx: Transaction, roles: readonly string[]): Promise<string[]> {
  const select = { id: true };
  const own = await tx.role.findMany({ where: { id: { in: [...roles] }, kind: 'STAFF' }, select, take: 20 });
  const others = own.length > 0 ? own : await tx.role.findMany({ where: { kind: 'OVERSEER' }, select, take: 5 });
  return others.map(({ id }) => id);
}

/** Answers whoever asked, in their conversation, and tells them that there is an answer. Refused once somebody has. */
export async function answerPerson(acting: Acting, { conversation: id, text }: Required<Asking>): Promise<void> {
  must(acting.viewer, 'answerPeople');
  const words = requiredWords('text', text ?? '', LONGEST);
  const conversation = isUuid(id) ? await acting.prisma.conversation.findUnique({ where: { id } }) : null;
  // Nobody is told of a conversation in which nobody asked for a person.
  if (!conversation?.askedForPersonIn) throw new NotFoundError();
  const { reference, person } = conversation;
  const at = new Date();
  await acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.conversation.updateMany({
      where: { id, askedForPersonAt: { not: null } },
      data: { askedForPersonAt: null },
    });
    if (count === 0) throw new Refusal('CONFLICT', conversationMessages.ANSWERED_ALREADY);
    const { draft } = await tx.application.findUniqueOrThrow({ where: { reference }, select: { draft: true } });
    const state = stateOf(conversation, draft);
    const reply = conversationMessages.answered({ text: words })[state.language];
    const acts: Act[] = [{ kind: 'answered' }];
    await recordTurn(tx, { conversation, state, key: undefined, words: '', reply, acts, model: undefined, ms: 0 });
    const key = `answer-${id}-${conversation.sequence + 1}`;
    await acting.notices.tell(tx, {
      reference,
      event: 'NEW_MESSAGE',
      key,
      at,
      people: [person],
      path: `/talk?id=${id}`,
    });
    const told = { subject: reference, act: 'PERSON_ANSWERED', at, changed: { conversation: id } };
    await appendToTrail(tx, [byViewer(acting, told)]);
  });
  await deliverTold(acting);
}
