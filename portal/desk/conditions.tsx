import { useId } from 'react';
import { DayInput } from '../shared/day-input.js';
import { useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';

export interface NewCondition {
  text: string;
  /** a Jalali day, or empty */
  due: string;
}

/** Those that say something, as they are sent. */
export const sentConditions = (of: readonly NewCondition[]) =>
  of.flatMap(({ text, due }) => (text.trim() ? [{ text: text.trim(), due: due || null }] : []));

/** Conditions that an approval is given under, one a line of their own, each until a day where it has one. */
export function Conditions({ of, onChange }: { of: NewCondition[]; onChange(conditions: NewCondition[]): void }) {
  const { say, number } = useTongue();
  const id = useId();
  return (
    <details className="block">
      <summary>{say(taskWords.CONDITIONS)}</summary>
      {of.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
        <div key={i} className="question">
          <label htmlFor={`${id}-${i}`}>{say(taskWords.CONDITION({ number: number(i + 1) }))}</label>
          <textarea
            id={`${id}-${i}`}
            rows={2}
            maxLength={1000}
            value={condition.text}
            onChange={({ target }) => onChange(of.with(i, { ...condition, text: target.value }))}
          />
          <fieldset>
            <legend>{say(taskWords.CONDITION_DUE)}</legend>
            <DayInput
              id={`${id}-${i}-due`}
              value={condition.due}
              onChange={(due) => onChange(of.with(i, { ...condition, due: due ?? '' }))}
            />
          </fieldset>
        </div>
      ))}
      <button type="button" className="button second small" onClick={() => onChange([...of, { text: '', due: '' }])}>
        {say(taskWords.ADD_CONDITION)}
      </button>
    </details>
  );
}
