import type { AskedField } from '../../../forms/agenda/look.js';
import type { Schema } from '../../../forms/expression/schema.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { valueAt } from './paths.js';
import { labelOf } from './wording.js';

/** Any of several, in the order of the form. */
export function ManyField({ field, items }: { field: AskedField; items: Schema }) {
  const { answers, answer } = useForm();
  const { language } = useTongue();
  const given = valueAt(answers, field.path);
  const chosen = Array.isArray(given) ? given : [];
  const choices = items.enum as unknown[];
  function turn(choice: unknown, on: boolean) {
    const after = choices.filter((each) => (each === choice ? on : chosen.includes(each)));
    answer(field.path, after.length === 0 ? undefined : after);
  }
  return (
    <Frame field={field} group>
      {({ invalid }) => (
        <div className="choices">
          {choices.map((choice) => (
            <label key={String(choice)} className="choice">
              <input
                type="checkbox"
                value={String(choice)}
                aria-invalid={invalid}
                checked={chosen.includes(choice)}
                onChange={({ target }) => turn(choice, target.checked)}
              />
              {labelOf(items, choice, language)}
            </label>
          ))}
        </div>
      )}
    </Frame>
  );
}
