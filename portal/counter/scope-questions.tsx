import { DayInput } from '../shared/day-input.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { consentFormWords } from './messages.js';
import type { CounterWork } from './operations.js';

interface ScopeProps {
  types: CounterWork['permitTypes'];
  until: string;
  onUntil(day: string): void;
}

/** For what, on which plot and until when the counter may act. */
export function ScopeQuestions({ types, until, onUntil }: ScopeProps) {
  const { say } = useTongue();
  return (
    <>
      <fieldset className="question">
        <legend>{say(consentFormWords.TYPES)}</legend>
        {types.map(({ code, title }) => (
          <label key={code} className="choice">
            <input type="checkbox" name="type" value={code} />
            {say(title)}
          </label>
        ))}
      </fieldset>
      <Question label={say(consentFormWords.PLOT)} help={say(consentFormWords.PLOT_HELP)}>
        {(ties) => <input {...ties} name="parcel" dir="ltr" autoComplete="off" />}
      </Question>
      <fieldset className="question">
        <legend>{say(consentFormWords.UNTIL)}</legend>
        <small className="help">{say(consentFormWords.UNTIL_HELP)}</small>
        <DayInput id="until" value={until} onChange={(day) => onUntil(day ?? '')} />
      </fieldset>
    </>
  );
}
