import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { Choice } from '../../../forms/agenda/choices.js';
import type { AskedField } from '../../../forms/agenda/look.js';
import { labelsOf } from '../../../forms/rendered/words.js';
import { Combobox, SHOWN } from './combobox.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { ChoicesQuery } from './names.js';
import { valueAt } from './paths.js';
import { TextField } from './text-field.js';

/** How long nothing is typed before it is searched for, in ms. */
const PAUSE = 250;

/** One record of a register, which is searched by the server as one types. */
export function SearchedField({ field }: { field: AskedField }) {
  const { answers, answer, source } = useForm();
  const { schema, path } = field;
  const [said, ask] = useState<string>();
  const [settled, settle] = useState<string>();
  const [taken, take] = useState<Choice>();
  useEffect(() => {
    const timer = setTimeout(() => settle(said), said === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [said]);
  const variables = { ...source, permitType: source?.permitType ?? '', path, search: settled ?? '', first: SHOWN + 1 };
  const [{ data, fetching, error }] = useQuery({ query: ChoicesQuery, variables, pause: settled === undefined });
  if (!source) return <TextField field={field} />;
  const value = valueAt(answers, path);
  const given = value === undefined || value === '' ? undefined : String(value);
  const chosen =
    given === undefined || taken?.value === given ? taken : { value: given, label: labelsOf(schema, given) };
  const state = error ? 'away' : fetching || said !== settled ? 'busy' : 'there';
  return (
    <Frame field={field}>
      {(ties) => (
        <Combobox
          ties={ties}
          options={state === 'there' ? (data?.permitType?.choices ?? []) : []}
          search={{ ask, state }}
          chosen={given === undefined ? undefined : chosen}
          choose={(option) => {
            take(option);
            answer(path, option?.value);
          }}
        />
      )}
    </Frame>
  );
}
