import { useState } from 'react';
import { latinDigits, persianDigits } from '../../forms/persian.js';
import { useTongue } from './language.js';
import { dayWords, monthWords } from './messages/day.js';

interface DayInputProps {
  id: string;
  /** `1405/09/02`, or what was typed of it */
  value: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  /** the whole day once its three parts are there, undefined while one is not */
  onChange(day: string | undefined): void;
}

interface Parts {
  day: string;
  month: string;
  year: string;
}

/** A Jalali day in three parts, typed in digits of any script. */
export function DayInput({ id, value, describedBy, invalid = false, onChange }: DayInputProps) {
  const { say, language } = useTongue();
  const [seen, setSeen] = useState(value);
  const [parts, setParts] = useState<Parts>(() => partsOf(value));
  // Another day from elsewhere takes the place of what was typed.
  if (seen !== value) {
    setSeen(value);
    // A day that is half typed stays on the screen while it is no answer.
    if (value !== textOf(parts) && (value !== '' || isWhole(parts))) setParts(partsOf(value));
  }
  function change(changed: Partial<Parts>) {
    const next = { ...parts, ...changed };
    setParts(next);
    const text = isWhole(next) ? textOf(next) : '';
    if (text !== value) onChange(text === '' ? undefined : text);
  }
  const shown = (text: string) => (language === 'fa' ? persianDigits(text) : text);
  const common = { type: 'text', inputMode: 'numeric', autoComplete: 'off', 'aria-invalid': invalid } as const;
  return (
    <div className="day-parts" dir={language === 'fa' ? 'rtl' : 'ltr'}>
      <label htmlFor={id}>
        <small>{say(dayWords.DAY)}</small>
        <input
          {...common}
          id={id}
          aria-describedby={describedBy}
          maxLength={2}
          size={2}
          value={shown(parts.day)}
          onChange={({ target }) => change({ day: digitsOf(target.value) })}
        />
      </label>
      <label htmlFor={`${id}-month`}>
        <small>{say(dayWords.MONTH)}</small>
        <select
          id={`${id}-month`}
          aria-invalid={invalid}
          value={parts.month}
          onChange={({ target }) => change({ month: target.value })}
        >
          <option value="">{say(dayWords.CHOOSE)}</option>
          {Object.keys(monthWords)
            .sort()
            .map((month) => (
              <option key={month} value={month}>
                {say(monthWords[month as keyof typeof monthWords])}
              </option>
            ))}
        </select>
      </label>
      <label htmlFor={`${id}-year`}>
        <small>{say(dayWords.YEAR)}</small>
        <input
          {...common}
          id={`${id}-year`}
          maxLength={4}
          size={4}
          value={shown(parts.year)}
          onChange={({ target }) => change({ year: digitsOf(target.value) })}
        />
      </label>
    </div>
  );
}

const digitsOf = (text: string) => latinDigits(text).replace(/\D/g, '');

function partsOf(value: string): Parts {
  const [, year = '', month = '', day = ''] = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(latinDigits(value)) ?? [];
  return { year, month: month.replace(/^\d$/, (digit) => `0${digit}`), day: day.replace(/^0/, '') };
}

const isWhole = ({ year, month, day }: Parts) => year.length === 4 && month !== '' && day !== '';
const textOf = (parts: Parts) => {
  const { year, month, day } = parts;
  return isWhole(parts) ? `${year}/${month}/${day.padStart(2, '0')}` : '';
};
