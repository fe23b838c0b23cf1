import { type PaperTemplate, type Placeholder, placeholdersOf } from '../../../forms/language/paper-template.js';
import { textIn } from '../../../forms/language/text-in.js';
import type { Form } from './given.js';
import { type Given, givenIn, shown } from './given.js';
import { mayBeNamed, namesOf } from './holders.js';
import { partiesOf } from './parties.js';
import { type Fill, filler } from './template.js';
import type { Tongue } from './tongue.js';

/** Printed where the case has nothing to say. */
export const NOTHING = '—';

interface Filled {
  form: Form;
  answers: Record<string, unknown>;
  template: Pick<PaperTemplate, 'paper' | 'issuer'>;
  /** what only this paper knows */
  own: Partial<Record<Placeholder, string>>;
  tongue: Tongue;
}

/** What stands in the place of a template's names in braces. */
export function fillerOf({ form, answers, template, own, tongue }: Filled): Fill {
  const { issuer } = template;
  const known = placeholdersOf(template.paper);
  const fields = givenIn(form, answers, tongue);
  const { applicant, plot } = partiesOf(answers);
  const marked = namesOf(fields, 'holder', tongue);
  const holders = marked.length > 0 ? marked : (applicant?.owners ?? []).map(({ fullName }) => fullName);
  const values: Partial<Record<string, string>> = {
    holder: tongue.list(holders),
    address: tongue.list(namesOf(fields, 'address', tongue)),
    ...(plot && { plot: tongue.code(plot) }),
    ...own,
    ...(issuer !== undefined && { issuer: typeof issuer === 'string' ? issuer : textIn(issuer, tongue.language) }),
  };
  return filler((name) => {
    if (known.includes(name)) return values[name] || NOTHING;
    return name.startsWith('answers.')
      ? (answerAt(fields, name.split('.').slice(1), tongue, ofPapers) ?? NOTHING)
      : undefined;
  });
}

const ofPapers = (of: Given): boolean => of.kind === undefined || (of.role !== undefined && mayBeNamed(of));

/** What may be read of the answer at a path; `undefined` where nothing was answered, or nothing of it may. */
export function answerAt(
  fields: readonly Given[],
  [name, ...rest]: string[],
  tongue: Tongue,
  may: (field: Given) => boolean,
): string | undefined {
  const field = fields.find((each) => each.name === name);
  if (!field) return undefined;
  return rest.length > 0 ? answerAt(field.fields, rest, tongue, may) : shown(field, may, tongue);
}
