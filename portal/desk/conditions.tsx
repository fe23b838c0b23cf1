import { useId } from 'react';
import { useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';

/** Conditions that an approval is given under, one a line of their own. */
export function Conditions({ of, onChange }: { of: string[]; onChange(conditions: string[]): void }) {
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
            value={condition}
            onChange={({ target }) => onChange(of.with(i, target.value))}
          />
        </div>
      ))}
      <button type="button" className="button second small" onClick={() => onChange([...of, ''])}>
        {say(taskWords.ADD_CONDITION)}
      </button>
    </details>
  );
}
