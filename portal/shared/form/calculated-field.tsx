import type { AskedField } from '../../../forms/agenda/look.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { fieldWords } from './messages.js';
import { valueAt } from './paths.js';
import { Value } from './value.js';

/** What the form works out from the other answers, told anew to those who listen whenever it changes. */
export function CalculatedField({ field }: { field: AskedField }) {
  const { answers } = useForm();
  return (
    <Frame field={field}>
      {({ id, describedBy }) => (
        <output id={id} aria-describedby={describedBy}>
          <Value of={valueAt(answers, field.path)} schema={field.schema} none={fieldWords.NOT_YET} />
        </output>
      )}
    </Frame>
  );
}
