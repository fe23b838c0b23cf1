import type { Agenda, AskedField } from '../../../forms/agenda/look.js';
import type { DraftIssue } from './operations.js';

/** A part of an application that is shown on a page of its own. */
export interface Part {
  /** as the address names it */
  name: string;
  fields: AskedField[];
  issues: DraftIssue[];
}

/** The part that holds the questions which stand in no group. */
export const REST = 'other';

/** One part for each group of the form that is asked now; questions beside them are one more. */
export function partsOf(agenda: Agenda, issues: readonly DraftIssue[]): Part[] {
  const rest = agenda.fields.filter((field) => !isGroup(field));
  const groups = agenda.fields.filter(isGroup).map((field) => ({ name: field.name, fields: [field] }));
  const all = rest.length > 0 ? [...groups, { name: REST, fields: rest }] : groups;
  return all.map((part) => ({
    ...part,
    issues: issues.filter(({ path }) => part.fields.some((field) => isWithin(path, field.path))),
  }));
}

/** Which part a correction is shown in: that of its answer, the documents, or where answers are checked, as of a rule. */
export function partCorrected(path: string, parts: readonly Part[], documents: readonly { code: string }[]): string {
  if (documents.some(({ code }) => code === path)) return 'documents';
  return parts.find(({ fields }) => fields.some((field) => isWithin(path, field.path)))?.name ?? 'check';
}

const isGroup = ({ schema, fields }: AskedField) => schema.type === 'object' || fields.length > 0;
const isWithin = (path: string, place: string) =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
