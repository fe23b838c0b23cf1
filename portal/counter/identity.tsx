import { useState } from 'react';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { consentFormWords, paperWords } from './messages.js';
import type { CounterPerson } from './operations.js';

const PAPERS = ['NATIONAL_CARD', 'BIRTH_CERTIFICATE', 'PASSPORT', 'DRIVING_LICENCE'] as const;

/** Who it is: only what is not known yet is asked. */
export function Identity({ of: { name, mobileEnds } }: { of: CounterPerson }) {
  const { say } = useTongue();
  const [by, setBy] = useState<'PAPER' | 'REGISTER'>('PAPER');
  return (
    <>
      {!name && (
        <Question label={say(consentFormWords.NAME)}>
          {(ties) => <input {...ties} name="name" dir="auto" autoComplete="off" />}
        </Question>
      )}
      {!mobileEnds && (
        <Question label={say(consentFormWords.MOBILE)} help={say(consentFormWords.MOBILE_HELP)}>
          {(ties) => <input {...ties} name="mobile" dir="ltr" inputMode="tel" autoComplete="off" />}
        </Question>
      )}
      <fieldset className="question">
        <legend>{say(consentFormWords.HOW_KNOWN)}</legend>
        {(['PAPER', 'REGISTER'] as const).map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="identifiedBy" value={each} checked={by === each} onChange={() => setBy(each)} />
            {say(consentFormWords[each])}
          </label>
        ))}
      </fieldset>
      {by === 'PAPER' && (
        <>
          <Question label={say(consentFormWords.KIND)}>
            {(ties) => (
              <select {...ties} name="paper">
                {PAPERS.map((paper) => (
                  <option key={paper} value={paper}>
                    {say(paperWords[paper])}
                  </option>
                ))}
              </select>
            )}
          </Question>
          <Question label={say(consentFormWords.NUMBER)}>
            {(ties) => <input {...ties} name="paperNumber" dir="ltr" autoComplete="off" />}
          </Question>
        </>
      )}
    </>
  );
}
