import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked, Refused } from '../shared/asked.js';
import { DayInput } from '../shared/day-input.js';
import { useTongue } from '../shared/language.js';
import { offerWords } from './messages.js';

const Choices = graphql(`
  query MandateChoices {
    offices { id name }
    permitTypes { code title { fa en } mandatePossible }
  }
`);

const Offer = graphql(`
  mutation OfferMandate($officeId: ID!, $permitTypes: [ID!]!, $parcel: String, $validUntil: JalaliDate!, $key: String!) {
    offerMandate(
      officeId: $officeId
      permitTypes: $permitTypes
      parcel: $parcel
      validUntil: $validUntil
      idempotencyKey: $key
    ) {
      id
    }
  }
`);

/** An owner offers an office to act for them: which office, for what, on which plot, until when. */
export function OfferMandate({ onDone }: { onDone(): void }) {
  const { say } = useTongue();
  const choices = useQuery({ query: Choices });
  const [offered, offer] = useMutation(Offer);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [until, setUntil] = useState('');
  const [isLacking, setLacking] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const officeId = String(given.get('office') ?? '');
    const permitTypes = given.getAll('type').map(String);
    const parcel = String(given.get('parcel') ?? '').trim() || null;
    const lacks = officeId === '' || permitTypes.length === 0 || until === '';
    setLacking(lacks);
    if (lacks || offered.fetching) return;
    const { data } = await offer({ officeId, permitTypes, parcel, validUntil: until, key });
    if (!data) return;
    form.reset();
    setUntil('');
    setKey(crypto.randomUUID());
    onDone();
  }
  return (
    <section>
      <h2>{say(offerWords.TITLE)}</h2>
      <Asked of={choices}>
        {({ offices, permitTypes }) => (
          <form onSubmit={submit} className="card" noValidate>
            <div className="question">
              <label htmlFor="office">{say(offerWords.OFFICE)}</label>
              <select id="office" name="office" defaultValue="">
                <option value="">{say(offerWords.CHOOSE)}</option>
                {offices.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <fieldset className="question">
              <legend>{say(offerWords.TYPES)}</legend>
              {permitTypes
                .filter(({ mandatePossible }) => mandatePossible)
                .map(({ code, title }) => (
                  <label key={code} className="choice">
                    <input type="checkbox" name="type" value={code} />
                    {say(title)}
                  </label>
                ))}
            </fieldset>
            <div className="question">
              <label htmlFor="parcel">{say(offerWords.PLOT)}</label>
              <small className="help">{say(offerWords.PLOT_HELP)}</small>
              <input id="parcel" name="parcel" dir="ltr" autoComplete="off" />
            </div>
            <fieldset className="question">
              <legend>{say(offerWords.UNTIL)}</legend>
              <DayInput id="until" value={until} onChange={(day) => setUntil(day ?? '')} />
            </fieldset>
            {isLacking && (
              <p className="issue" role="alert">
                {say(offerWords.LACKING)}
              </p>
            )}
            {offered.error && <Refused error={offered.error} />}
            <button type="submit" className="button" aria-disabled={offered.fetching}>
              {say(offerWords.OFFER)}
            </button>
          </form>
        )}
      </Asked>
    </section>
  );
}
