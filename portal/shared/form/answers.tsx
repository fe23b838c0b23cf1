import type { AskedField } from '../../../forms/agenda/look.js';
import { fileOf } from '../../../forms/files-in-form.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { FileLink } from './file-link.js';
import { valueAt } from './paths.js';
import { Value } from './value.js';
import { wordingOf } from './wording.js';

/** Answers by the titles of their questions; those of a group or an element of a list stand together under its title. */
export function Answers({ of }: { of: readonly AskedField[] }) {
  const { answers } = useForm();
  const { language, number } = useTongue();
  const isWhole = ({ fields, items }: AskedField) => fields.length > 0 || items.length > 0;
  const single = of.filter((field) => !isWhole(field) && (field.needed || valueAt(answers, field.path) !== undefined));
  return (
    <>
      {single.length > 0 && (
        <dl className="facts">
          {single.map((field) => (
            <div key={field.path} className="fact">
              <dt>{titleOf(field)}</dt>
              <dd>
                {fileOf(field.schema) !== undefined && valueAt(answers, field.path) !== undefined ? (
                  <FileLink of={valueAt(answers, field.path)} />
                ) : (
                  <Value of={valueAt(answers, field.path)} schema={field.schema} />
                )}
              </dd>
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
}
