import type { AskedField } from '../../forms/agenda/look.js';
import { Answers } from '../shared/form/answers.js';
import { FormContext } from '../shared/form/context.js';
import { wordingOf } from '../shared/form/wording.js';
import type { Language } from '../shared/language.js';
import type { StatedForm } from './use-stated.js';

/** The answers in the order of their form, to be read. */
export function Stated({ of }: { of: StatedForm }) {
  return (
    <FormContext value={of.state}>
      <Answers of={of.fields} />
    </FormContext>
  );
}

/** Every answer that a correction can be pinned to, under the titles that lead to it. */
export function placesIn(
  fields: readonly AskedField[],
  language: Language,
  above = '',
): { path: string; title: string }[] {
  return fields.flatMap(({ path, name, schema, fields: below, items }) => {
    const own = /^\d+$/.test(name) ? String(Number(name) + 1) : (wordingOf(schema, language).title ?? name);
    const title = above ? `${above}: ${own}` : own;
    const inner = [...below, ...items];
    return inner.length > 0 ? placesIn(inner, language, title) : [{ path, title }];
  });
}
