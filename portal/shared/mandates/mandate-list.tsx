import { useMutation, useQuery } from 'urql';
import { Refused } from '../asked.js';
import { AsksFirst } from '../asks-first.js';
import { useTongue } from '../language.js';
import { mandateStatusWords, mandateWords } from './messages.js';
import { type Mandate, MandatesQuery, RespondToMandate, RevokeMandate } from './operations.js';

interface MandateListProps {
  of: readonly Mandate[];
  /** from whose side it is looked at */
  as: 'owner' | 'office';
  none: string;
  onChange(): void;
}

/** Mandates that hold or wait, each with what may be done to it; those that have ended beneath. */
export function MandateList({ of, as, none, onChange }: MandateListProps) {
  const { say, number } = useTongue();
  const open = of.filter(({ status }) => status === 'OFFERED' || status === 'ACTIVE');
  const ended = of.filter((mandate) => !open.includes(mandate));
  const shown = (each: Mandate) => <MandateCard key={each.id} of={each} as={as} onChange={onChange} />;
  return (
    <>
      {open.length === 0 && <p className="notice">{none}</p>}
      <ul className="cards">{open.map(shown)}</ul>
      {ended.length > 0 && (
        <details>
          <summary>{say(mandateWords.OLD({ count: number(ended.length) }))}</summary>
          <ul className="cards">{ended.map(shown)}</ul>
        </details>
      )}
    </>
  );
}

function MandateCard({ of, as, onChange }: { of: Mandate; as: 'owner' | 'office'; onChange(): void }) {
  const { say, code, day, moment, comma } = useTongue();
  const [{ data }] = useQuery({ query: MandatesQuery, requestPolicy: 'cache-only' });
  const [revoked, revoke] = useMutation(RevokeMandate);
  const [answered, respond] = useMutation(RespondToMandate);
  const { id, status, office, principal, permitTypes, parcel, validUntil, consent } = of;
  const titles = new Map(data?.permitTypes.map((type) => [type.code, say(type.title)]));
  const types = permitTypes.map((type) => titles.get(type) ?? type).join(comma);
  const owner = principal.name ? say(principal.name) : principal.account;
  const error = revoked.error ?? answered.error;
  const done = async (act: Promise<unknown>) => {
    await act;
    onChange();
  };
  return (
    <li className="card">
      <h3>{as === 'owner' ? office.name : owner}</h3>
      <p>
        <span className={status === 'OFFERED' ? 'badge waits' : status === 'ACTIVE' ? 'badge good' : 'badge'}>
          {say(mandateStatusWords[status])}
        </span>{' '}
        {say(mandateWords.UNTIL({ day: day(validUntil) }))}
      </p>
      <p>{say(mandateWords.REACHES({ types }))}</p>
      <p>{parcel ? say(mandateWords.PLOT({ code: code(parcel) })) : say(mandateWords.ALL_PLOTS)}</p>
      {consent && (
        <details>
          <summary>
            {say(
              mandateWords.CONSENT({
                moment: moment(consent.takenAt),
                name: consent.takenBy.name ? say(consent.takenBy.name) : consent.takenBy.account,
              }),
            )}
          </summary>
          <blockquote>{say(consent.words)}</blockquote>
        </details>
      )}
      {error && <Refused error={error} />}
      <div className="row">
        {as === 'office' && status === 'OFFERED' && (
          <>
            <button type="button" className="button" onClick={() => done(respond({ id, accept: true }))}>
              {say(mandateWords.ACCEPT)}
            </button>
            <button type="button" className="button second" onClick={() => done(respond({ id, accept: false }))}>
              {say(mandateWords.DECLINE)}
            </button>
          </>
        )}
        {(status === 'ACTIVE' || (as === 'owner' && status === 'OFFERED')) && (
          <AsksFirst
            title={say(as === 'owner' ? mandateWords.REVOKE : mandateWords.GIVE_UP)}
            onYes={() => void done(revoke({ id }))}
          >
            <p>{say(mandateWords.REVOKE_WHY)}</p>
          </AsksFirst>
        )}
      </div>
    </li>
  );
}
