import { blocksOf, table } from './blocks-of-answers.js';
import { type Form, type Given, givenIn, isRecord, isTable } from './given.js';
import type { PaperBlock } from './model.js';
import { engineersOf, partiesOf } from './parties.js';
import type { Tongue } from './tongue.js';

/**
 * What was filed, as the form names and orders it: every field and list, at the top and in sections. What is marked as
 * personal is left out, and so is what the paper says in a section of its own.
 */
export function answerBlocks(form: Form, answers: Record<string, unknown>, tongue: Tongue): PaperBlock[] {
  const hasEngineers = engineersOf(form, answers, tongue).length > 0;
  const fields = givenIn(form, answers, tongue)
    .filter((field) => !isSaidElsewhere(answers, field))
    .map((field) => (hasEngineers && field.name === 'proposal' ? without('engineers', field) : field));
  const loose = fields.filter((field) => !isRecord(field.value) && !isTable(field));
  return fields.flatMap((field): PaperBlock[] => {
    if (field === loose[0]) return blocksOf(tongue.head(tongue.words.paper.details), loose, mayBeRead, tongue);
    if (isTable(field)) return mayBeRead(field) ? table(field.title, field.items, mayBeRead, tongue) : [];
    return isRecord(field.value) && mayBeRead(field) ? blocksOf(field.title, field.fields, mayBeRead, tongue) : [];
  });
}

/** Whoever is marked as the holder is named in the section of the holders. */
const mayBeRead = ({ kind, role }: Given): boolean => kind === undefined && role === undefined;

/** Owners and engineers have sections of their own; that the applicant vouches for all of it concerns the filing. */
function isSaidElsewhere(answers: Record<string, unknown>, { name, value, fields }: Given): boolean {
  if (!isRecord(value)) return false;
  if (name === 'applicant') return (partiesOf(answers).applicant?.owners.length ?? 0) > 0;
  return name === 'declarations' && fields.every((field) => typeof field.value === 'boolean');
}

const without = (name: string, field: Given): Given => ({
  ...field,
  fields: field.fields.filter((inner) => inner.name !== name),
});
