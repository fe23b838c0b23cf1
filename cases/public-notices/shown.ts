import { type AskedField, agendaOf } from '../../forms/agenda/agenda.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Shown } from '../../forms/language/shown.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { type AnswerInWords, answerInWords, titleOfField } from '../../forms/words/answer-in-words.js';
import type { PrismaClient } from '../../prisma/client.js';

/** A file that people without a part in the case may open. */
export interface ShownDocument {
  code: string;
  title: LocalizedText;
  /** sha256: which of the files of that code */
  sha256: string;
  mediaType: string;
  size: number;
}

/** What a definition lets be seen of the answers, in words. */
export function shownAnswers(form: Form, answers: Record<string, unknown>, shows: Shown): AnswerInWords[] {
  const agenda = agendaOf(form, answers);
  return (shows.answers ?? []).flatMap((entry) => {
    const path = typeof entry === 'string' ? entry : entry.field;
    const found = fieldAt(agenda.fields, agenda.answers, path.split('.'));
    const text = found && answerInWords(found.field, found.value);
    return found && text ? [{ path, title: titleOfField(found.field), text }] : [];
  });
}

function fieldAt(
  fields: readonly AskedField[],
  record: Record<string, unknown>,
  [name, ...rest]: readonly string[],
): { field: AskedField; value: unknown } | undefined {
  const field = fields.find((each) => each.name === name);
  if (!field || name === undefined || !Object.hasOwn(record, name)) return undefined;
  const value = record[name];
  if (rest.length === 0) return { field, value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return fieldAt(field.fields, value as Record<string, unknown>, rest);
}

/** A file as it was filed with a revision. */
export interface FiledDocument {
  code: string;
  sha256: string;
}

/** The files as they were filed with the revision. What people called them is not shown: it may name somebody. */
export async function shownDocuments(
  { prisma }: { prisma: PrismaClient },
  { documents }: FormDefinition,
  { reference, filed }: { reference: string; filed: readonly FiledDocument[] },
  shows: Shown,
): Promise<ShownDocument[]> {
  const codes = (shows.documents ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.document));
  const named = filed.filter(({ code }) => codes.includes(code)).map(({ code, sha256 }) => ({ code, sha256 }));
  if (named.length === 0) return [];
  const files = await prisma.attachedDocument.findMany({
    where: { reference, OR: named },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
    select: { code: true, sha256: true, mediaType: true, size: true },
  });
  return files.flatMap((file) => {
    const title = documents.find(({ code }) => code === file.code)?.title;
    return title ? [{ ...file, title }] : [];
  });
}
