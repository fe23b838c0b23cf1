import { useId } from 'react';
import { DayInput } from '../shared/day-input.js';
import { useTongue } from '../shared/language.js';
import { useViewer } from '../shared/viewer.js';
import { taskWords } from './messages.js';

export interface NewCondition {
  text: string;
  /** the same by other languages */
  inLanguages: Readonly<Record<string, string>>;
  /** a Jalali day, or empty */
  due: string;
}

/** Those that say something, as they are sent. */
export const sentConditions = (of: readonly NewCondition[]) =>
  of.flatMap(({ text, inLanguages, due }) => {
    const said = Object.entries(inLanguages).map(([language, words]) => ({ language, text: words.trim() }));
    return text.trim()
      ? [{ text: text.trim(), inLanguages: said.filter((each) => each.text !== ''), due: due || null }]
      : [];
  });

/** A language by its own name. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(language) ?? language;

/** Conditions that an approval is given under, one a line of their own, each until a day where it has one. */
export function Conditions({ of, onChange }: { of: NewCondition[]; onChange(conditions: NewCondition[]): void }) {
  const { say, number } = useTongue();
  const id = useId();
  const others = (useViewer()?.languages ?? []).filter((language) => language !== 'fa');
  return (
    <details className="block">
      <summary>{say(taskWords.CONDITIONS)}</summary>
      {of.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
        <div key={i} className="item">
          <div className="question">
            <label htmlFor={`${id}-${i}`}>{say(taskWords.CONDITION({ number: number(i + 1) }))}</label>
            <textarea
              id={`${id}-${i}`}
              rows={2}
              maxLength={1000}
              value={condition.text}
              onChange={({ target }) => onChange(of.with(i, { ...condition, text: target.value }))}
            />
          </div>
          {others.map((language) => (
            <div key={language} className="question">
              <label htmlFor={`${id}-${i}-${language}`}>
                {say(taskWords.CONDITION_IN({ number: number(i + 1) }))} <bdi lang={language}>{nameOf(language)}</bdi>
              </label>
              <textarea
                id={`${id}-${i}-${language}`}
                lang={language}
                dir="auto"
                rows={2}
                maxLength={1000}
                value={condition.inLanguages[language] ?? ''}
                onChange={({ target }) => {
                  const inLanguages = { ...condition.inLanguages, [language]: target.value };
                  onChange(of.with(i, { ...condition, inLanguages }));
                }}
              />
            </div>
          ))}
          <fieldset className="question">
            <legend>{say(taskWords.CONDITION_DUE)}</legend>
            <DayInput
              id={`${id}-${i}-due`}
              value={condition.due}
              onChange={(due) => onChange(of.with(i, { ...condition, due: due ?? '' }))}
            />
          </fieldset>
        </div>
      ))}
      <button
        type="button"
        className="button second small"
        onClick={() => onChange([...of, { text: '', inLanguages: {}, due: '' }])}
      >
        {say(taskWords.ADD_CONDITION)}
      </button>
    </details>
  );
}
