import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { correctionWords } from './messages.js';

/** One that is being written: `pin` is `a:PATH`, `d:CODE`, or nothing. */
export interface PinnedCorrection {
  pin: string;
  message: string;
}

/** As the API takes them; those without words are left out. */
export const sentCorrections = (of: readonly PinnedCorrection[]) =>
  of.flatMap(({ pin, message }) => {
    const words = message.trim();
    if (!words) return [];
    const place = pin.slice(2);
    return [
      {
        message: words,
        ...(pin.startsWith('a:') && { path: place }),
        ...(pin.startsWith('d:') && { document: place }),
      },
    ];
  });

interface Place {
  pin: string;
  title: string;
}

interface CorrectionsProps {
  of: readonly PinnedCorrection[];
  answers: readonly Place[];
  documents: readonly Place[];
  onChange(corrections: PinnedCorrection[]): void;
}

/** What the applicant is to correct, each at the answer or the document that it is about. */
export function Corrections({ of, answers, documents, onChange }: CorrectionsProps) {
  const { say, number } = useTongue();
  const change = (i: number, part: Partial<PinnedCorrection>) =>
    onChange(of.map((each, at) => (at === i ? { ...each, ...part } : each)));
  return (
    <details className="block">
      <summary>{say(correctionWords.TITLE)}</summary>
      <p className="dim">{say(correctionWords.HELP)}</p>
      {of.map(({ pin, message }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
        <fieldset key={i} className="group">
          <legend>{say(correctionWords.ONE({ number: number(i + 1) }))}</legend>
          <Question label={say(correctionWords.WHERE)}>
            {(ties) => (
              <select {...ties} value={pin} onChange={({ target }) => change(i, { pin: target.value })}>
                <option value="">{say(correctionWords.GENERAL)}</option>
                <optgroup label={say(correctionWords.ANSWER)}>
                  {answers.map((place) => (
                    <option key={place.pin} value={place.pin}>
                      {place.title}
                    </option>
                  ))}
                </optgroup>
                <optgroup label={say(correctionWords.DOCUMENT)}>
                  {documents.map((place) => (
                    <option key={place.pin} value={place.pin}>
                      {place.title}
                    </option>
                  ))}
                </optgroup>
              </select>
            )}
          </Question>
          <Question label={say(correctionWords.WHAT)}>
            {(ties) => (
              <textarea
                {...ties}
                rows={2}
                maxLength={1000}
                value={message}
                onChange={({ target }) => change(i, { message: target.value })}
              />
            )}
          </Question>
          <button type="button" className="button quiet small" onClick={() => onChange(of.filter((_, at) => at !== i))}>
            {say(correctionWords.REMOVE({ number: number(i + 1) }))}
          </button>
        </fieldset>
      ))}
      <button type="button" className="button second small" onClick={() => onChange([...of, { pin: '', message: '' }])}>
        {say(correctionWords.ADD)}
      </button>
    </details>
  );
}
