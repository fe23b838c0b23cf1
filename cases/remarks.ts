import { createHash } from 'node:crypto';
import type { Acting } from './acting.js';
import { Refusal, UnavailableError } from './refusals.js';

const PREFIX = 'remark:';

interface Remark {
  reference: string;
  author: string;
  text: string | undefined;
  conditions?: readonly string[];
  /** what the author filled in, as JSON */
  answers?: string | undefined;
  /** the same for every try of one message, so that its words are kept once */
  messageId: string;
}

/** The same id for the same text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Kept {
  remark: string | undefined;
  /** of each condition what stands for it */
  conditions: string[];
  answers: string | undefined;
}

/**
 * Keeps the words of a message as Remarks and sends their ids along. Words of a message that was refused are dropped;
 * while it is unknown whether it was taken they stay.
 */
export async function withRemarks(
  acting: Acting,
  { reference, author, text, conditions = [], answers, messageId }: Remark,
  send: (kept: Kept) => Promise<void>,
): Promise<void> {
  const { prisma } = acting;
  const remarks = text ? [{ id: uuidOf(messageId), text }] : [];
  const set = conditions.map((condition, i) => ({ id: uuidOf(`${messageId} ${i}`), text: condition }));
  const filled = answers === undefined ? [] : [{ id: uuidOf(`${messageId} answers`), text: answers }];
  const all = [...remarks, ...set, ...filled];
  for (const words of all) {
    const { id } = words;
    await prisma.remark.upsert({ where: { id }, create: { ...words, reference, author }, update: words });
  }
  try {
    const conditionsKept = set.map(({ id }) => remarkReference(id));
    await send({ remark: remarks[0]?.id, conditions: conditionsKept, answers: filled[0]?.id });
  } catch (error) {
    if (error instanceof Refusal && !(error instanceof UnavailableError)) {
      await prisma.remark.deleteMany({ where: { id: { in: all.map(({ id }) => id) } } });
    }
    throw error;
  }
}

/** Stands in a message for words of a person, so that a workflow's history holds no prose. */
export const remarkReference = (id: string): string => PREFIX + id;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of the remarks that some of the texts stand for. */
export const remarksIn = (texts: readonly string[]): string[] =>
  texts
    .filter((text) => text.startsWith(PREFIX))
    .map((text) => text.slice(PREFIX.length))
    .filter((id) => UUID.test(id));

/** The texts with the words, by remark, that some of them stand for; those of another case stand for nothing. */
export const withRemarkTexts = (words: ReadonlyMap<string, string>, texts: readonly string[]): string[] =>
  texts.map((text) => (text.startsWith(PREFIX) ? (words.get(text.slice(PREFIX.length)) ?? '') : text));
