import { useEffect, useState } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { persianDigits } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import { hintsAt, useForm } from './context.js';
import { Frame } from './frame.js';
import { valueAt } from './paths.js';
import { wordIn } from './wording.js';

interface Options {
  dir?: 'ltr' | 'rtl';
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'text';
}

const LONG = 200;

/** A text or a number, as it was typed: what it means is read by the rules that server and pages share. It is an answer once the field is left. */
export function TextField({ field }: { field: AskedField }) {
  const { answers, answer, ui } = useForm();
  const { language } = useTongue();
  const { schema, path } = field;
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const given = valueAt(answers, path);
  const shown = given === undefined ? '' : shownIn(String(given), language === 'fa');
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const hints = hintsAt(ui, path);
  const options = (hints['ui:options'] ?? {}) as Options;
  const inputMode = options.inputMode ?? (isNumber || schema.format === 'decimal' ? 'decimal' : undefined);
  const dir = options.dir ?? (isNumber ? 'ltr' : 'auto');

  function leave() {
    const text = typed.trim();
    if (text === shown) return;
    if (text === '') return answer(path, undefined);
    answer(path, text);
  }
  const placeholder = wordIn(hints['ui:placeholder'], language);
  const common = { value: typed, dir, placeholder, onBlur: leave };
  return (
    <Frame field={field}>
      {({ id, describedBy, invalid }) => {
        const ties = { id, 'aria-describedby': describedBy, 'aria-invalid': invalid };
        return Number(schema.maxLength) > LONG ? (
          <textarea {...ties} {...common} rows={4} onChange={(event) => setTyped(event.target.value)} />
        ) : (
          <input
            {...ties}
            {...common}
            type="text"
            inputMode={inputMode}
            className={isNumber || schema.format === 'decimal' ? 'short' : undefined}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        );
      }}
    </Frame>
  );
}

/** Persian readers see what is nothing but digits in their own. */
const shownIn = (text: string, persian: boolean) => (persian && /^[\d./:-]+$/.test(text) ? persianDigits(text) : text);
