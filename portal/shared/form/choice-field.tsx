import { MOST_LISTED } from '../../../forms/agenda/find-choices.js';
import type { AskedField } from '../../../forms/agenda/look.js';
import { labelsOf } from '../../../forms/rendered/words.js';
import { type Language, useTongue } from '../language.js';
import { Combobox } from './combobox.js';
import { hintsAt, useForm } from './context.js';
import { Frame } from './frame.js';
import { fieldWords } from './messages.js';
import { valueAt } from './paths.js';
import { labelOf } from './wording.js';

/** More choices than these are a list to choose from. */
const FEW = 6;

/** One of several; nothing is chosen until somebody chooses. */
export function ChoiceField({ field }: { field: AskedField }) {
  const { answers, answer, ui } = useForm();
  const { say, language } = useTongue();
  const { schema, path } = field;
  const choices = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : [true, false];
  const chosen = valueAt(answers, path);
  const label = (choice: unknown) =>
    nameOf(choice, schema, language, { yes: say(fieldWords.YES), no: say(fieldWords.NO) });
  if (choices.length > MOST_LISTED) {
    const options = choices.map((choice) => ({ value: String(choice), label: labelsOf(schema, choice), choice }));
    return (
      <Frame field={field}>
        {(ties) => (
          <Combobox
            ties={ties}
            options={options}
            chosen={options.find(({ choice }) => choice === chosen)}
            choose={(option) => answer(path, option?.choice)}
          />
        )}
      </Frame>
    );
  }
  const asList = choices.length > FEW || hintsAt(ui, path)['ui:widget'] === 'select';
  if (asList) {
    return (
      <Frame field={field}>
        {({ id, describedBy, invalid }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={chosen === undefined ? '' : String(chosen)}
            onChange={({ target }) =>
              answer(
                path,
                choices.find((choice) => String(choice) === target.value),
              )
            }
          >
            <option value="">{say(fieldWords.CHOOSE)}</option>
            {choices.map((choice) => (
              <option key={String(choice)} value={String(choice)}>
                {label(choice)}
              </option>
            ))}
          </select>
        )}
      </Frame>
    );
  }
  return (
    <Frame field={field} group>
      {({ id, invalid }) => (
        <div className="choices">
          {choices.map((choice) => (
            <label key={String(choice)} className="choice">
              <input
                type="radio"
                name={id}
                value={String(choice)}
                aria-invalid={invalid}
                checked={choice === chosen}
                onChange={() => answer(path, choice)}
              />
              {label(choice)}
            </label>
          ))}
          {chosen !== undefined && !field.needed && (
            <button type="button" className="button quiet" onClick={() => answer(path, undefined)}>
              {say(fieldWords.CLEAR)}
            </button>
          )}
        </div>
      )}
    </Frame>
  );
}

function nameOf(
  choice: unknown,
  schema: AskedField['schema'],
  language: Language,
  { yes, no }: { yes: string; no: string },
): string {
  if (typeof choice === 'boolean' && !schema['x-labels']) return choice ? yes : no;
  return labelOf(schema, choice, language);
}
