import { type DocumentRequirement, MOST_FILES } from '../forms/language/definition.js';
import type { Transaction } from '../prisma/client.js';
import type { AttachedDocument } from '../prisma/generated/client/client.js';
import { documentMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';

/** How many files a document may have. */
export const mostFiles = ({ many, maxFiles }: DocumentRequirement): number => (many ? (maxFiles ?? MOST_FILES) : 1);

/** The files that a document has in a working copy, oldest first. */
export const filesOf = (tx: Pick<Transaction, 'attachedDocument'>, reference: string, code: string) =>
  tx.attachedDocument.findMany({ where: { reference, code }, orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }] });

/**
 * The file whose place a new one takes: the one that is named, or that of a document which has a single one. Refused where
 * there is no such file, or no room for another; nothing gives way that nobody named.
 */
export function replacedBy(
  document: DocumentRequirement,
  files: readonly AttachedDocument[],
  named: string | null | undefined,
): AttachedDocument | undefined {
  if (named != null) return fileNamed(files, named, 'replaces');
  if (!document.many) return files[0];
  const limit = mostFiles(document);
  if (files.length >= limit) throw invalidInput('code', 'FILES_FULL', documentMessages.FILES_FULL({ limit }));
  return undefined;
}

export function fileNamed(files: readonly AttachedDocument[], id: string, argument: string): AttachedDocument {
  const file = files.find((each) => each.id === id);
  if (!file) throw invalidInput(argument, 'NO_SUCH_FILE', documentMessages.NO_SUCH_FILE);
  return file;
}
