import { createHash } from 'node:crypto';
import type { Acting } from '../../cases/acting.js';
import { NotFoundError, Refusal } from '../../cases/refusals.js';
import { canonicalJson } from '../../forms/canonical.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { Transaction } from '../../prisma/client.js';
import type { Conversation, Prisma } from '../../prisma/generated/client/client.js';
import { isUuid } from '../../prisma/uuid.js';
import { type Act, newTalk, type TalkState } from '../talk/state.js';
import { conversationMessages } from './messages.js';

/** What leads a conversation beside the answers, which are the draft's. */
export type LedState = Omit<TalkState, 'answers'>;

/** Somebody else has spoken meanwhile, on another device. */
export class SpokenMeanwhileError extends Refusal {
  override name = 'SpokenMeanwhileError';
  constructor() {
    super('CONFLICT', conversationMessages.SPOKEN_MEANWHILE);
  }
}

/** A conversation of the viewer's own; nobody else reads it. */
export async function ownConversation({ prisma, viewer }: Acting, id: string): Promise<Conversation> {
  const row = isUuid(id) ? await prisma.conversation.findUnique({ where: { id } }) : null;
  if (!row || row.person !== viewer.id) throw new NotFoundError();
  return row;
}

/** What was erased begins anew. */
export const stateOf = (
  { state, language }: Pick<Conversation, 'state' | 'language'>,
  answers: unknown,
): TalkState => ({
  ...newTalk(language === 'en' ? 'en' : 'fa'),
  ...(state as unknown as LedState),
  answers: answers as Record<string, unknown>,
});

interface NewTurn {
  conversation: Pick<Conversation, 'id' | 'reference' | 'sequence' | 'transcript'>;
  state: TalkState;
  key: string | undefined;
  words: string;
  reply: string;
  acts: readonly Act[];
  model: string | undefined;
  ms: number;
}

/** Writes a turn behind the last one that was looked at; throws SpokenMeanwhileError where there is another. Gives the transcript's hash. */
export async function recordTurn(tx: Transaction, turn: NewTurn): Promise<string> {
  const { conversation, state, key, words, reply, acts, model, ms } = turn;
  const { answers: _, ...led } = state;
  const at = new Date();
  const sequence = conversation.sequence + 1;
  const transcript = hashed(conversation.transcript, canonicalJson({ sequence, words, reply, acts: plain(acts) }));
  const { count } = await tx.conversation.updateMany({
    where: { id: conversation.id, sequence: conversation.sequence },
    data: { sequence, transcript, state: plain(led), updatedAt: at },
  });
  if (count === 0) throw new SpokenMeanwhileError();
  await tx.conversationTurn.create({
    data: {
      conversationId: conversation.id,
      sequence,
      key: key ?? null,
      words,
      reply,
      acts: plain(acts),
      engine: state.engine,
      model: model ?? null,
      ms: Math.round(ms),
      at,
    },
  });
  await tellApplicationChanged(tx, conversation.reference);
  return transcript;
}

/** As a column keeps it: without what is undefined. */
export const plain = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

export const hashed = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
