import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { permitWords } from './messages/permit.js';
import { placeWords } from './messages.js';

const PermitsQuery = graphql(`
  query Permits($query: String!) {
    search(query: $query, first: 20) {
      edges {
        node { reference permitType { code title { fa en } } permit { id number standing issuedAt validUntil } }
      }
    }
  }
`);
type PermitData = NonNullable<ResultOf<typeof PermitsQuery>['search']['edges'][number]['node']['permit']>;

const Suspend = graphql(`
  mutation SuspendPermit($number: ID!, $reason: String!) {
    suspendPermit(input: { number: $number, reason: $reason }) { errors { code message { fa en } } permit { id standing } }
  }
`);
const Restore = graphql(`
  mutation RestorePermit($number: ID!, $reason: String!) {
    restorePermit(input: { number: $number, reason: $reason }) { errors { code message { fa en } } permit { id standing } }
  }
`);
const Revoke = graphql(`
  mutation RevokePermit($number: ID!, $reason: String!) {
    revokePermit(input: { number: $number, reason: $reason }) { errors { code message { fa en } } permit { id standing } }
  }
`);

/** A granted permit is suspended, restored or revoked, with a reason. */
export default function PermitsPage() {
  const { say, code } = useTongue();
  const go = useNavigate();
  const { q } = useSearch({ from: '/admin/permits' });
  const [typed, setTyped] = useState(q ?? '');
  const found = useQuery({ query: PermitsQuery, variables: { query: q ?? '' }, pause: !q });
  return (
    <WorkPage title={say(placeWords.permits)}>
      <Back />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void go({ to: '/admin/permits', search: { q: typed.trim() || undefined } });
        }}
      >
        <Question label={say(permitWords.WHICH)}>
          {(ties) => <input {...ties} dir="auto" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Question>
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      {q && (
        <Asked of={found}>
          {({ search: { edges } }) => {
            const granted = edges.flatMap(({ node }) => (node.permit ? [{ ...node, permit: node.permit }] : []));
            if (granted.length === 0) return <p className="notice">{say(permitWords.NONE)}</p>;
            return (
              <ul className="cards wide">
                {granted.map(({ reference, permitType, permit }) => (
                  <li key={permit.id} className="card">
                    <h2>{code(permit.number)}</h2>
                    <p>
                      <Link to="/case/$reference" params={{ reference }}>
                        {say(permitType.title)} {code(reference)}
                      </Link>
                    </p>
                    <Standing of={permit} />
                  </li>
                ))}
              </ul>
            );
          }}
        </Asked>
      )}
    </WorkPage>
  );
}

function Standing({ of: { number, standing } }: { of: PermitData }) {
  const { say } = useTongue();
  const [reason, setReason] = useState('');
  const suspend = useAct(Suspend);
  const restore = useAct(Restore);
  const revoke = useAct(Revoke);
  const given = { number, reason: reason.trim() };
  return (
    <>
      <p>
        <span className={standing === 'ISSUED' ? 'badge good' : 'badge bad'}>{say(permitWords[standing])}</span>
      </p>
      <Question label={say(workWords.REASON)} help={say(permitWords.REASON_HELP)}>
        {(ties) => <input {...ties} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Question>
      {suspend.refusal ?? restore.refusal ?? revoke.refusal}
      <div className="row">
        {standing === 'ISSUED' && (
          <button type="button" className="button second" onClick={() => suspend.act(given)}>
            {say(permitWords.SUSPEND)}
          </button>
        )}
        {standing === 'SUSPENDED' && (
          <button type="button" className="button second" onClick={() => restore.act(given)}>
            {say(permitWords.RESTORE)}
          </button>
        )}
        {(standing === 'ISSUED' || standing === 'SUSPENDED') && (
          <button type="button" className="button second" onClick={() => revoke.act(given)}>
            {say(permitWords.REVOKE)}
          </button>
        )}
      </div>
    </>
  );
}
