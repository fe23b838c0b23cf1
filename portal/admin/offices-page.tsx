import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { latinDigits } from '../../forms/persian.js';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { NextPage } from '../shared/work/next-page.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { officeKindWords, officeWords } from './messages/office.js';
import { placeWords } from './messages.js';

const OfficesQuery = graphql(`
  query AllOffices($after: String) {
    officesConnection(after: $after, first: 30) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          name
          approved
          eligible
          kind
          since
          suspendedAt
          quality { filed returned rejected audited overruled }
        }
      }
    }
  }
`);
type OfficeData = ResultOf<typeof OfficesQuery>['officesConnection']['edges'][number]['node'];

const Approve = graphql(`mutation ApproveOffice($id: ID!) { approveOffice(id: $id) { id approved } }`);
const Withdraw = graphql(`mutation WithdrawOffice($id: ID!) { withdrawOfficeApproval(id: $id) { id approved } }`);
const Restore = graphql(`mutation RestoreOffice($id: ID!) { restoreOffice(id: $id) { id suspendedAt } }`);
const Suspend = graphql(`
  mutation SuspendOffice($id: ID!, $reason: String!) {
    suspendOffice(id: $id, reason: $reason) { id suspendedAt }
  }
`);
const SaveOffice = graphql(`
  mutation SaveOffice($id: ID!, $name: String!, $since: JalaliDate, $kind: OfficeKind) {
    saveOffice(id: $id, name: $name, since: $since, kind: $kind) { id }
  }
`);

/** The register of engineering offices: who is on it, who may act, how each has worked. */
export default function OfficesPage() {
  const { say } = useTongue();
  const { after } = useSearch({ from: '/admin/offices' });
  const found = useQuery({ query: OfficesQuery, variables: { after }, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(placeWords.offices)}>
      <Back />
      <Asked of={found}>
        {({ officesConnection: { edges, pageInfo } }) => (
          <>
            <ul className="cards wide">
              {edges.map(({ node }) => (
                <OfficeShown key={node.id} of={node} />
              ))}
            </ul>
            <NextPage info={pageInfo} after={after} />
          </>
        )}
      </Asked>
      <Enter />
    </WorkPage>
  );
}

function OfficeShown({ of: { id, name, approved, kind, suspendedAt, since, quality } }: { of: OfficeData }) {
  const { say, number, day } = useTongue();
  const [reason, setReason] = useState('');
  const approve = useAct(Approve, ['Office', 'Proposal']);
  const withdraw = useAct(Withdraw, ['Office']);
  const restore = useAct(Restore, ['Office', 'Proposal']);
  const suspend = useAct(Suspend, ['Office']);
  const state = suspendedAt ? officeWords.SUSPENDED : approved ? officeWords.APPROVED : officeWords.ENTERED;
  return (
    <li className="card">
      <h2>{name}</h2>
      <p>
        <bdi className="dim">{id}</bdi>{' '}
        <span className={suspendedAt ? 'badge bad' : approved ? 'badge good' : 'badge'}>{say(state)}</span>{' '}
        {kind === 'COUNTER' && <span className="badge">{say(officeKindWords.COUNTER)}</span>}{' '}
        {since && <small>{say(officeWords.SINCE({ day: day(since) }))}</small>}
      </p>
      {quality && (
        <p className="dim">
          {say(
            officeWords.QUALITY({
              filed: number(quality.filed),
              returned: number(quality.returned),
              rejected: number(quality.rejected),
            }),
          )}
        </p>
      )}
      <div className="row">
        {!approved && (
          <button type="button" className="button small" onClick={() => approve.act({ id })}>
            {say(officeWords.APPROVE)}
          </button>
        )}
        {suspendedAt && (
          <button type="button" className="button small" onClick={() => restore.act({ id })}>
            {say(officeWords.RESTORE)}
          </button>
        )}
      </div>
      {approved && (
        <details>
          <summary>{say(officeWords.STOP)}</summary>
          <Question label={say(workWords.REASON)}>
            {(ties) => <input {...ties} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </Question>
          <div className="row">
            {!suspendedAt && (
              <button
                type="button"
                className="button second small"
                onClick={() => suspend.act({ id, reason: reason.trim() })}
              >
                {say(officeWords.SUSPEND)}
              </button>
            )}
            <button type="button" className="button second small" onClick={() => withdraw.act({ id })}>
              {say(officeWords.WITHDRAW)}
            </button>
          </div>
        </details>
      )}
      {approve.refusal ?? restore.refusal ?? suspend.refusal ?? withdraw.refusal}
    </li>
  );
}

function Enter() {
  const { say } = useTongue();
  const save = useAct(SaveOffice, ['Office', 'OfficeConnection']);
  const [given, setGiven] = useState({ ID: '', NAME: '', SINCE_DAY: '' });
  const [kind, setKind] = useState<OfficeData['kind']>('ENGINEERING');
  async function send(event: React.FormEvent) {
    event.preventDefault();
    const since = latinDigits(given.SINCE_DAY.trim()) || null;
    await save.act({ id: given.ID.trim(), name: given.NAME.trim(), since, kind });
  }
  return (
    <details className="block">
      <summary>{say(officeWords.ENTER)}</summary>
      <form className="filters" onSubmit={send}>
        {(['ID', 'NAME', 'SINCE_DAY'] as const).map((name) => (
          <Question key={name} label={say(officeWords[name])}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={given[name]}
                onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
              />
            )}
          </Question>
        ))}
        <Question label={say(officeWords.KIND)}>
          {(ties) => (
            <select {...ties} value={kind} onChange={({ target }) => setKind(target.value as OfficeData['kind'])}>
              {(['ENGINEERING', 'COUNTER'] as const).map((each) => (
                <option key={each} value={each}>
                  {say(officeKindWords[each])}
                </option>
              ))}
            </select>
          )}
        </Question>
        <button type="submit" className="button">
          {say(workWords.SAVE)}
        </button>
      </form>
      {save.refusal}
    </details>
  );
}
