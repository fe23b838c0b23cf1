import type { AskedField } from '../../../forms/agenda/look.js';
import { PERSIAN_COMMA, persianDigits } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { fieldWords } from './messages.js';
import { valueAt } from './paths.js';
import { labelOf, wordingOf } from './wording.js';

/** Answers by the titles of their questions; those of groups and lists below them. */
export function Answers({ of, within = '' }: { of: readonly AskedField[]; within?: string }) {
  const { answers } = useForm();
  const { say, language, number } = useTongue();
  return of.map((field) => {
    const title = [within, titleOf(field)].filter(Boolean).join(' › ');
    if (field.items.length > 0) return <Answers key={field.path} of={field.items} within={title} />;
    if (field.fields.length > 0) return <Answers key={field.path} of={field.fields} within={title} />;
    const value = valueAt(answers, field.path);
    if (value === undefined && !field.needed) return null;
    return (
      <div key={field.path} className="fact">
        <dt>{title}</dt>
        <dd>{value === undefined ? <em>{say(fieldWords.NOT_ANSWERED)}</em> : <bdi>{shown(value, field)}</bdi>}</dd>
      </div>
    );
  });

  /** Elements of a list are told apart by their numbers. */
  function titleOf({ schema, name }: AskedField): string {
    const { title } = wordingOf(schema, language);
    return /^\d+$/.test(name) ? [title, number(Number(name) + 1)].filter(Boolean).join(' ') : (title ?? name);
  }

  function shown(value: unknown, { schema }: AskedField): string {
    if (typeof value === 'boolean') return say(value ? fieldWords.YES : fieldWords.NO);
    if (Array.isArray(value))
      return value
        .map((each) => labelOf((schema.items ?? {}) as AskedField['schema'], each, language))
        .join(language === 'fa' ? PERSIAN_COMMA : ', ');
    const text = labelOf(schema, value, language);
    return language === 'fa' && /^[\d./:-]+$/.test(text) ? persianDigits(text) : text;
  }
}
