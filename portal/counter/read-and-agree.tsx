import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { useAct } from '../shared/work/use-act.js';
import { consentFormWords, givenWords } from './messages.js';
import { RecordConsent, WordsQuery } from './operations.js';
import type { Stated } from './stated.js';

const WAYS = ['SIGNED', 'FINGERPRINT', 'SPOKEN'] as const;

interface ReadProps {
  nationalId: string;
  stated: Stated;
  onDone(): void;
}

/** The words as they are kept, read to the person; recorded only with how they agreed. */
export function ReadAndAgree({ nationalId, stated, onDone }: ReadProps) {
  const { say } = useTongue();
  const { permitTypes, parcel, validUntil } = stated;
  const words = useQuery({
    query: WordsQuery,
    variables: { permitTypes, parcel, validUntil },
    requestPolicy: 'network-only',
  });
  const record = useAct(RecordConsent, ['Mandate']);
  const [given, setGiven] = useState<(typeof WAYS)[number]>();
  // Pressed twice, or sent again by the network, it is one consent.
  const [key] = useState(() => crypto.randomUUID());
  async function agree(hash: string) {
    if (!given) return;
    const input = { ...stated, nationalId, given, words: hash, idempotencyKey: key };
    if (await record.act({ input })) onDone();
  }
  return (
    <Asked of={words}>
      {({ proposedConsent }) => (
        <section className="card">
          <h3>{say(consentFormWords.READ)}</h3>
          <blockquote>{say(proposedConsent.words)}</blockquote>
          <fieldset className="question">
            <legend>{say(consentFormWords.HOW_GIVEN)}</legend>
            {WAYS.map((way) => (
              <label key={way} className="choice">
                <input type="radio" name="given" checked={given === way} onChange={() => setGiven(way)} />
                {say(givenWords[way])}
              </label>
            ))}
          </fieldset>
          {record.refusal}
          <button
            type="button"
            className="button"
            aria-disabled={record.busy || !given}
            onClick={() => void agree(proposedConsent.hash)}
          >
            {say(consentFormWords.RECORD)}
          </button>
        </section>
      )}
    </Asked>
  );
}
