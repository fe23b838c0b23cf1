import { createHash } from 'node:crypto';
import type { Context } from './context.js';
import { Refusal, UnavailableError } from './errors.js';

interface Remark {
  reference: string;
  author: string;
  text: string | undefined;
  /** the same for every try of one message, so that its words are kept once */
  messageId: string;
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Keeps the words of a message as a Remark and sends its id along. Words of a message that was refused are dropped;
 * while it is unknown whether it was taken they stay.
 */
export async function withRemark(
  context: Context,
  { reference, author, text, messageId }: Remark,
  send: (remark: string | undefined) => Promise<void>,
): Promise<void> {
  if (!text) return send(undefined);
  const id = uuidOf(messageId);
  await context.prisma.remark.upsert({
    where: { id },
    create: { id, reference, author, text },
    update: { text },
  });
  try {
    await send(id);
  } catch (error) {
    if (error instanceof Refusal && !(error instanceof UnavailableError)) {
      await context.prisma.remark.deleteMany({ where: { id } });
    }
    throw error;
  }
}
