import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { correctionWords } from './messages.js';

/** One that is being written: at which answer, document or rule, and what to do there. */
export interface PinnedCorrection {
  path: string;
  text: string;
}

/** Those that have words, as the API takes them. */
export const sentCorrections = (of: readonly PinnedCorrection[]) =>
  of.map(({ path, text }) => ({ path, text: text.trim() })).filter(({ path, text }) => path && text);

interface Place {
  path: string;
  title: string;
}

interface CorrectionsProps {
  of: readonly PinnedCorrection[];
  answers: readonly Place[];
  documents: readonly Place[];
  rules: readonly Place[];
  onChange(corrections: PinnedCorrection[]): void;
}

/** What the applicant is to correct, each at the answer, the document or the rule that it is about. */
export function Corrections({ of, answers, documents, rules, onChange }: CorrectionsProps) {
  const { say, number } = useTongue();
  const change = (i: number, part: Partial<PinnedCorrection>) =>
    onChange(of.map((each, at) => (at === i ? { ...each, ...part } : each)));
  const all = [['ANSWER', answers] as const, ['DOCUMENT', documents] as const, ['RULE', rules] as const];
  const kinds = all.filter(([, places]) => places.length > 0);
  return (
    <details className="block">
      <summary>{say(correctionWords.TITLE)}</summary>
      <p className="dim">{say(correctionWords.HELP)}</p>
      {of.map(({ path, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
        <fieldset key={i} className="group">
          <legend>{say(correctionWords.ONE({ number: number(i + 1) }))}</legend>
          <Question label={say(correctionWords.WHERE)}>
            {(ties) => (
              <select {...ties} value={path} onChange={({ target }) => change(i, { path: target.value })}>
                <option value="">{say(correctionWords.CHOOSE)}</option>
                {kinds.map(([kind, places]) => (
                  <optgroup key={kind} label={say(correctionWords[kind])}>
                    {places.map((place) => (
                      <option key={place.path} value={place.path}>
                        {place.title}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Question>
          <Question label={say(correctionWords.WHAT)}>
            {(ties) => (
              <textarea
                {...ties}
                rows={2}
                maxLength={800}
                value={text}
                onChange={({ target }) => change(i, { text: target.value })}
              />
            )}
          </Question>
          <button type="button" className="button quiet small" onClick={() => onChange(of.filter((_, at) => at !== i))}>
            {say(correctionWords.REMOVE({ number: number(i + 1) }))}
          </button>
        </fieldset>
      ))}
      <button type="button" className="button second small" onClick={() => onChange([...of, { path: '', text: '' }])}>
        {say(correctionWords.ADD)}
      </button>
    </details>
  );
}
