import type { ReactNode } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { persianDigits } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { fieldWords } from './messages.js';
import { valueAt } from './paths.js';
import { labelOf, wordingOf } from './wording.js';

/** Answers by the titles of their questions; those of a group or an element of a list stand together under its title. */
export function Answers({ of }: { of: readonly AskedField[] }) {
  const { answers } = useForm();
  const { say, language, number, comma } = useTongue();
  const isWhole = ({ fields, items }: AskedField) => fields.length > 0 || items.length > 0;
  const single = of.filter((field) => !isWhole(field) && (field.needed || valueAt(answers, field.path) !== undefined));
  return (
    <>
      {single.length > 0 && (
        <dl className="facts">
          {single.map((field) => (
            <div key={field.path} className="fact">
              <dt>{titleOf(field)}</dt>
              <dd>{shown(valueAt(answers, field.path), field)}</dd>
            </div>
          ))}
        </dl>
      )}
      {of.filter(isWhole).map((field) =>
        field.items.length > 0 ? (
          <Answers key={field.path} of={field.items} />
        ) : (
          <div key={field.path} className="stated">
            <h3>{titleOf(field)}</h3>
            <Answers of={field.fields} />
          </div>
        ),
      )}
    </>
  );

  /** Elements of a list are told apart by their numbers. */
  function titleOf({ schema, name }: AskedField): string {
    const { title } = wordingOf(schema, language);
    return /^\d+$/.test(name) ? [title, number(Number(name) + 1)].filter(Boolean).join(' ') : (title ?? name);
  }

  function shown(value: unknown, { schema }: AskedField): ReactNode {
    if (value === undefined) return <em>{say(fieldWords.NOT_ANSWERED)}</em>;
    if (typeof value === 'boolean') return say(value ? fieldWords.YES : fieldWords.NO);
    if (Array.isArray(value)) {
      const items = (schema.items ?? {}) as AskedField['schema'];
      return value.map((each) => labelOf(items, each, language)).join(comma);
    }
    const text = labelOf(schema, value, language);
    return <bdi>{language === 'fa' && /^[\d./:-]+$/.test(text) ? persianDigits(text) : text}</bdi>;
  }
}
