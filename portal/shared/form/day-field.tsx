import type { AskedField } from '../../../forms/agenda/look.js';
import { DayInput } from '../day-input.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { valueAt } from './paths.js';

/** A Jalali day. */
export function DayField({ field }: { field: AskedField }) {
  const { answers, answer } = useForm();
  const given = valueAt(answers, field.path);
  return (
    <Frame field={field} group>
      {({ id, describedBy, invalid }) => (
        <DayInput
          id={`${id}-day`}
          value={given === undefined ? '' : String(given)}
          describedBy={describedBy}
          invalid={invalid}
          onChange={(day) => answer(field.path, day)}
        />
      )}
    </Frame>
  );
}
