import type { Prisma } from '../prisma/generated/client/client.js';

const PREFIX = 'remark:';

/** Stands in a message for words of a person, so that a workflow's history holds no prose. */
export const remarkReference = (id: string): string => PREFIX + id;

/** The texts with the words that some of them stand for; those of another case stand for nothing. */
export async function spoken(
  tx: Prisma.TransactionClient,
  reference: string,
  texts: readonly string[],
): Promise<string[]> {
  const ids = texts.filter((text) => text.startsWith(PREFIX)).map((text) => text.slice(PREFIX.length));
  if (ids.length === 0) return [...texts];
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  const rows = await tx.remark.findMany({
    where: { reference, id: { in: uuids } },
    select: { id: true, text: true },
  });
  const words = new Map(rows.map(({ id, text }) => [remarkReference(id), text]));
  return texts.map((text) => words.get(text) ?? (text.startsWith(PREFIX) ? '' : text));
}
