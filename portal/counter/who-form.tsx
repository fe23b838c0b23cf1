import type { FormEvent } from 'react';
import { latinDigits } from '../../forms/persian.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { counterWords } from './messages.js';

/** The national ID of whoever stands before the counter. */
export function WhoForm({ onGiven }: { onGiven(nationalId: string): void }) {
  const { say } = useTongue();
  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = latinDigits(String(new FormData(event.currentTarget).get('nationalId') ?? '')).trim();
    if (given !== '') onGiven(given);
  }
  return (
    <section>
      <h2>{say(counterWords.WHO)}</h2>
      <form className="card" onSubmit={find}>
        <Question label={say(counterWords.NATIONAL_ID)} help={say(counterWords.NATIONAL_ID_HELP)}>
          {(ties) => <input {...ties} name="nationalId" dir="ltr" inputMode="numeric" autoComplete="off" />}
        </Question>
        <button type="submit" className="button">
          {say(counterWords.FIND)}
        </button>
      </form>
    </section>
  );
}
