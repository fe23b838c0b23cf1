import { useState } from 'react';
import { latinDigits } from '../../../forms/persian.js';
import { graphql } from '../../shared/api/graphql.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { handOverWords } from './messages.js';

const OfferTransfer = graphql(`
  mutation OfferTransfer($reference: ID!, $nationalId: String!, $key: String!) {
    offerTransfer(reference: $reference, nationalId: $nationalId, idempotencyKey: $key) { id status validUntil }
  }
`);

/** The owner offers the case to whoever has become the owner of the plot. It stays theirs until that person accepts. */
export function HandOver({ reference }: { reference: string }) {
  const { say, day } = useTongue();
  const offer = useAct(OfferTransfer, ['CaseTransfer']);
  const [nationalId, setNationalId] = useState('');
  const [until, setUntil] = useState<string>();
  return (
    <>
      {offer.refusal}
      {until && <p role="status">{say(handOverWords.OFFERED({ day: day(until) }))}</p>}
      <AsksFirst
        title={say(handOverWords.TITLE)}
        onYes={async () => {
          // Another person, or another try: the offer before it is over.
          const given = { reference, nationalId: latinDigits(nationalId).trim(), key: crypto.randomUUID() };
          setUntil((await offer.act(given))?.offerTransfer.validUntil);
        }}
      >
        <p>{say(handOverWords.WHY)}</p>
        <div className="question">
          <label htmlFor="new-owner">{say(handOverWords.NATIONAL_ID)}</label>
          <input
            id="new-owner"
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            value={nationalId}
            onChange={({ target }) => setNationalId(target.value)}
          />
        </div>
      </AsksFirst>
    </>
  );
}
