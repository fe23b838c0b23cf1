import { type DocumentRequirement, MOST_FILES } from '../forms/language/definition.js';
import type { WorkDocument } from '../forms/language/document.js';
import type { Transaction } from '../prisma/client.js';
import { documentMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';

/** How many files a document may have. */
export const mostFiles = ({ many, maxFiles }: Pick<DocumentRequirement, 'many' | 'maxFiles'>): number =>
  many ? (maxFiles ?? MOST_FILES) : 1;

/** The files that a document has in a working copy, oldest first. */
export const filesOf = (tx: Pick<Transaction, 'attachedDocument'>, reference: string, code: string) =>
  tx.attachedDocument.findMany({ where: { reference, code }, orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }] });

/**
 * The file whose place a new one takes: the one that is named, or that of a document which has a single one. Refused where
 * there is no such file, or no room for another; nothing gives way that nobody named.
 */
export function replacedBy<File extends { id: string }>(
  document: DocumentRequirement | WorkDocument,
  files: readonly File[],
  named: string | null | undefined,
): File | undefined {
  if (named != null) return fileNamed(files, named, 'replaces');
  if (!document.many) return files[0];
  const limit = mostFiles(document);
  if (files.length >= limit) throw invalidInput('code', 'FILES_FULL', documentMessages.FILES_FULL({ limit }));
  return undefined;
}

export function fileNamed<File extends { id: string }>(files: readonly File[], id: string, argument: string): File {
  const file = files.find((each) => each.id === id);
  if (!file) throw invalidInput(argument, 'NO_SUCH_FILE', documentMessages.NO_SUCH_FILE);
  return file;
}
