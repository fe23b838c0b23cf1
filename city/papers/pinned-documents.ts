import { LRUCache } from 'lru-cache';
import { hashOf } from '../../forms/hash.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { PrismaClient } from '../../prisma/client.js';

type Publications = Pick<PrismaClient, 'publication'>;

/** More than are ever pinned by the cases of a day. */
const KEPT = 100;
/** Documents that are what their hash says, so none of them can be out of date. */
const kept = new LRUCache<string, object>({ max: KEPT });

/** A published document by the hash that a case holds; `isWhole` is false where somebody has changed it since. */
export async function pinnedDocument(
  prisma: Publications,
  hash: string,
): Promise<{ document: object; isWhole: boolean } | undefined> {
  const known = kept.get(hash);
  if (known) return { document: known, isWhole: true };
  const row = await prisma.publication.findUnique({ where: { pin: hash }, select: { document: true } });
  if (typeof row?.document !== 'object' || row.document === null) return undefined;
  const isWhole = hashOf(row.document) === hash;
  if (isWhole) kept.set(hash, row.document);
  return { document: row.document, isWhole };
}

/** The definition that a case was filed under. */
export async function definitionOf(prisma: Publications, hash: string): Promise<FormDefinition> {
  const pinned = await pinnedDocument(prisma, hash);
  if (!pinned) throw new Error(`There is no permit type of the hash ${hash}.`);
  return pinned.document as FormDefinition;
}
