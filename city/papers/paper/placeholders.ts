import { type PaperTemplate, type Placeholder, placeholdersOf } from '../../../forms/language/paper-template.js';
import type { Step } from '../../../forms/language/step.js';
import { textIn } from '../../../forms/language/text-in.js';
import { filledAt, formBelow } from '../../../forms/message-values.js';
import type { Form } from './given.js';
import { type Given, givenIn, isRecord, shown } from './given.js';
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
  /** what was filled in on work: the steps with their forms, and what they have given by the keys that it is kept under */
  work?: { steps: readonly Step[]; results: Record<string, unknown> } | undefined;
  /** what only this paper knows */
  own: Partial<Record<Placeholder, string>>;
  tongue: Tongue;
}

/** Where nobody has filled in anything on work. */
export const NOTHING_FOUND: NonNullable<Filled['work']> = { steps: [], results: {} };

/** What stands in the place of a template's names in braces. */
export function fillerOf({ form, answers, template, work, own, tongue }: Filled): Fill {
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
    const [root, ...path] = name.split('.');
    if (root === 'answers' && path.length > 0) return answerAt(fields, path, tongue, ofPapers) ?? NOTHING;
    return root === 'results' && work ? foundAt(work, path, tongue) : undefined;
  });
}

function foundAt({ steps, results }: NonNullable<Filled['work']>, path: string[], tongue: Tongue): string {
  const asked = formBelow(steps, path);
  const filled = asked && filledAt(results, asked);
  if (!asked || !isRecord(filled)) return NOTHING;
  return answerAt(givenIn(asked.form, filled, tongue), asked.field, tongue, ofPapers) ?? NOTHING;
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
