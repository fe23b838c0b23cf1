import { type PaperTemplate, type Placeholder, placeholdersOf } from '../../../forms/language/paper-template.js';
import { persianCode, persianList } from '../../../forms/persian.js';
import type { Form } from './given.js';
import { type Given, givenIn, shown } from './given.js';
import { mayBeNamed, namesOf } from './holders.js';
import { partiesOf } from './parties.js';
import { type Fill, filler } from './template.js';

/** Printed where the case has nothing to say. */
const NOTHING = '—';

interface Filled {
  form: Form;
  answers: Record<string, unknown>;
  template: Pick<PaperTemplate, 'paper'>;
  /** what only this paper knows */
  own: Partial<Record<Placeholder, string>>;
}

/** What stands in the place of a template's names in braces. */
export function fillerOf({ form, answers, template, own }: Filled): Fill {
  const known = placeholdersOf(template.paper);
  const fields = givenIn(form, answers);
  const { applicant, plot } = partiesOf(answers);
  const marked = namesOf(fields, 'holder');
  const holders = marked.length > 0 ? marked : (applicant?.owners ?? []).map(({ fullName }) => fullName);
  const values: Partial<Record<string, string>> = {
    holder: persianList(holders),
    address: persianList(namesOf(fields, 'address')),
    ...(plot && { plot: persianCode(plot) }),
    ...own,
  };
  return filler((name) => {
    if (known.includes(name)) return values[name] || NOTHING;
    return name.startsWith('answers.') ? (answerAt(fields, name.split('.').slice(1)) ?? NOTHING) : undefined;
  });
}

function answerAt(fields: readonly Given[], [name, ...rest]: string[]): string | undefined {
  const field = fields.find((each) => each.name === name);
  if (!field) return undefined;
  return rest.length > 0
    ? answerAt(field.fields, rest)
    : shown(field, (of) => of.kind === undefined || (of.role !== undefined && mayBeNamed(of)));
}
