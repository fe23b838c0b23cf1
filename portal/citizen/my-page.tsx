import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { jalaliDay } from '../../forms/jalali.js';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { Page } from '../shared/page.js';
import { useViewer } from '../shared/viewer.js';
import { caseWords, standingWords } from './case/messages.js';
import { Invitations } from './invitations.js';
import { KeptHere } from './kept-here.js';
import { myWords } from './messages.js';
import { MyPages } from './my-pages.js';
import { OwnNoticeResponses } from './own-notice-responses.js';
import { Transfers } from './transfers.js';

const MyCases = graphql(`
  query MyCases {
    applications(first: 50, orderBy: NEWEST_FIRST) {
      edges {
        node {
          reference
          status
          updatedAt
          submittedAt
          parcel
          unreadMessages
          owner { account name { fa en } }
          permitType { code title { fa en } }
          todo { kind title { fa en } subject }
          deadline { day }
          permit { number standing validUntil reason supersededBy }
        }
      }
    }
  }
`);

type Row = ResultOf<typeof MyCases>['applications']['edges'][number]['node'];

/** Cases that change hands and what waits for the reader first, then all of their drafts and cases. */
export default function MyPage() {
  const { say } = useTongue();
  const cases = useQuery({ query: MyCases, requestPolicy: 'cache-and-network' });
  return (
    <Page title={say(myWords.TITLE)}>
      <MyPages />
      <Invitations />
      <Transfers />
      <OwnNoticeResponses />
      <Asked of={cases} away={<KeptHere />}>
        {({ applications }) => {
          // A draft that was discarded is nothing to come back to.
          const rows = applications.edges
            .map(({ node }) => node)
            .filter(({ status, submittedAt }) => status !== 'WITHDRAWN' || submittedAt);
          const waits = rows.filter(({ todo, status }) => todo.length > 0 && status !== 'DRAFT');
          const rest = rows.filter((row) => !waits.includes(row));
          if (rows.length === 0) {
            return (
              <div className="notice">
                <p>{say(myWords.NONE)}</p>
                <Link to="/" className="button">
                  {say(myWords.TO_SERVICES)}
                </Link>
              </div>
            );
          }
          return (
            <>
              {waits.length > 0 && <h2>{say(myWords.WAITS)}</h2>}
              <Cards of={waits} />
              {waits.length > 0 && rest.length > 0 && <h2>{say(myWords.OTHERS)}</h2>}
              <Cards of={rest} />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function Cards({ of }: { of: readonly Row[] }) {
  const { say, code, moment, day, number } = useTongue();
  const account = useViewer()?.accountId;
  return (
    <ul className="cards">
      {of.map(({ reference, status, updatedAt, permitType, todo, deadline, parcel, owner, unreadMessages, permit }) => (
        <li key={reference} className="card">
          <h3>
            <Link
              to={status === 'DRAFT' ? '/draft/$reference' : '/case/$reference'}
              params={{ reference }}
              className="whole"
            >
              {say(permitType.title)}
            </Link>
          </h3>
          <p>
            <span className={todo.length > 0 ? 'badge waits' : 'badge'}>{say(statusWords[status])}</span>{' '}
            {code(reference)}
            {unreadMessages > 0 && (
              <>
                {' '}
                <span className="badge waits">{say(myWords.UNREAD({ count: number(unreadMessages) }))}</span>
              </>
            )}
          </p>
          {permit && <PermitStands of={permit} />}
          {owner.account !== account && owner.name && <p>{say(owner.name)}</p>}
          {status !== 'DRAFT' && todo.map(({ kind, title, subject }) => <p key={`${kind} ${subject}`}>{say(title)}</p>)}
          <small>
            {parcel && <>{say(myWords.PLOT({ code: code(parcel) }))} · </>}
            {deadline ? say(myWords.UNTIL({ day: day(deadline.day) })) : moment(updatedAt)}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** How a permit stands now: one that is in force on paper may have seen its last day. */
function PermitStands({ of }: { of: NonNullable<Row['permit']> }) {
  const { say, code, day } = useTongue();
  const { number, standing, validUntil, reason, supersededBy } = of;
  const hasEnded = standing === 'ISSUED' && validUntil !== null && validUntil < jalaliDay(new Date());
  return (
    <p>
      <span className={standing === 'ISSUED' && !hasEnded ? 'badge good' : 'badge bad'}>
        {say(hasEnded ? myWords.PERMIT_ENDED : standingWords[standing])}
      </span>{' '}
      {say(caseWords.NUMBER({ number: code(number) }))}{' '}
      {validUntil && <small>{say(caseWords.UNTIL({ day: day(validUntil) }))}</small>}
      {supersededBy && <small> · {say(myWords.SUPERSEDED_BY({ number: code(supersededBy) }))}</small>}
      {standing !== 'ISSUED' && reason && <small> · {reason}</small>}
    </p>
  );
}
