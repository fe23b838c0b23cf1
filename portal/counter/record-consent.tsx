import { type FormEvent, useState } from 'react';
import { useTongue } from '../shared/language.js';
import { Identity } from './identity.js';
import { consentFormWords } from './messages.js';
import type { CounterPerson, CounterWork } from './operations.js';
import { ReadAndAgree } from './read-and-agree.js';
import { ScopeQuestions } from './scope-questions.js';
import type { Stated } from './stated.js';

interface RecordConsentProps {
  of: CounterPerson;
  types: CounterWork['permitTypes'];
  onDone(): void;
}

/** How the person is known, what they agree to, and then the words that are read to them. */
export function RecordConsentForm({ of, types, onDone }: RecordConsentProps) {
  const { say } = useTongue();
  const [stated, setStated] = useState<Stated>();
  const [until, setUntil] = useState('');
  const [lacks, setLacks] = useState(false);

  function toWords(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim() || null;
    const isPaper = given.get('identifiedBy') === 'PAPER';
    const permitTypes = given.getAll('type').map(String);
    setLacks(permitTypes.length === 0);
    if (permitTypes.length === 0) return;
    setStated({
      name: text('name'),
      mobile: text('mobile'),
      identifiedBy: isPaper ? 'PAPER' : 'REGISTER',
      paper: isPaper ? (text('paper') as Stated['paper']) : null,
      paperNumber: isPaper ? text('paperNumber') : null,
      permitTypes,
      parcel: text('parcel'),
      validUntil: until || null,
    });
  }
  return (
    <section>
      <h2>{say(consentFormWords.TITLE)}</h2>
      {/* Another statement has other words. */}
      <form className="card" onSubmit={toWords} onChange={() => setStated(undefined)} noValidate>
        <Identity of={of} />
        <ScopeQuestions types={types} until={until} onUntil={setUntil} />
        {lacks && (
          <p className="issue" role="alert">
            {say(consentFormWords.LACKING)}
          </p>
        )}
        <button type="submit" className="button second">
          {say(consentFormWords.TO_WORDS)}
        </button>
      </form>
      {stated && <ReadAndAgree nationalId={of.nationalId} stated={stated} onDone={onDone} />}
    </section>
  );
}
