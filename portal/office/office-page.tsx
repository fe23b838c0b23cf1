import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { AskedPage } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { Page } from '../shared/page.js';
import { officePageWords } from './messages.js';
import { OfficePages } from './office-pages.js';
import { Quality } from './quality.js';

const OfficeQuery = graphql(`
  query OfficeWork {
    viewer {
      office { id name approved quality { filed returned rejected audited overruled } }
    }
    mandates(status: [OFFERED, ACTIVE]) { id status permitTypes principal { account name { fa en } } }
    permitTypes { code title { fa en } }
    applications(first: 50) {
      edges {
        node {
          reference
          status
          updatedAt
          submittedAt
          parcel
          unreadMessages
          owner { account name { fa en } }
          permitType { title { fa en } }
          todo { kind subject title { fa en } }
          deadline { day }
        }
      }
    }
  }
`);

type Data = ResultOf<typeof OfficeQuery>;

/** An office's queue: what waits for it first, by the owners that it acts for. */
export default function OfficePage() {
  const { say } = useTongue();
  const asked = useQuery({ query: OfficeQuery, requestPolicy: 'cache-and-network' });
  return (
    <AskedPage of={asked}>
      {(data) => {
        const office = data.viewer?.office;
        return (
          <Page title={office ? office.name : say(officePageWords.TITLE)}>
            {office ? (
              <>
                <OfficePages />
                {!office.approved && <p className="notice bad">{say(officePageWords.NOT_APPROVED)}</p>}
                <Work of={data} />
                {office.quality && <Quality of={office.quality} />}
              </>
            ) : (
              <p className="notice">{say(officePageWords.NOT_OFFICE)}</p>
            )}
          </Page>
        );
      }}
    </AskedPage>
  );
}

function Work({ of: { mandates, applications } }: { of: Data }) {
  const { say, number } = useTongue();
  const offered = mandates.filter(({ status }) => status === 'OFFERED').length;
  const rows = applications.edges
    .map(({ node }) => node)
    .filter(({ status, submittedAt }) => status !== 'WITHDRAWN' || submittedAt);
  const owners = new Map(
    [
      ...mandates.filter(({ status }) => status === 'ACTIVE').map(({ principal }) => principal),
      ...rows.map(({ owner }) => owner),
    ].map((owner) => [owner.account, owner]),
  );
  return (
    <>
      {offered > 0 && (
        <div className="notice waits">
          <p>{say(officePageWords.WAITING({ count: number(offered) }))}</p>
          <Link to="/office/mandates" className="button">
            {say(officePageWords.TO_MANDATES)}
          </Link>
        </div>
      )}
      <h2>{say(officePageWords.OWNERS)}</h2>
      {owners.size === 0 && <p className="notice">{say(officePageWords.NO_MANDATES)}</p>}
      {[...owners.values()].map(({ account, name }) => (
        <OwnerCases
          key={account}
          name={name ? say(name) : account}
          rows={rows.filter(({ owner }) => owner.account === account)}
          mandates={mandates.filter((each) => each.status === 'ACTIVE' && each.principal.account === account)}
        />
      ))}
    </>
  );
}

interface OwnerProps {
  name: string;
  rows: readonly Data['applications']['edges'][number]['node'][];
  mandates: Data['mandates'];
}

/** What waits for the office stands first. */
function OwnerCases({ name, rows, mandates }: OwnerProps) {
  const { say, code, day } = useTongue();
  const ordered = [...rows].sort((one, other) => Number(other.todo.length > 0) - Number(one.todo.length > 0));
  const types = [...new Set(mandates.flatMap(({ permitTypes }) => permitTypes))];
  return (
    <section className="card plot">
      <h3>{name}</h3>
      <ul className="tasks">
        {ordered.map(({ reference, status, permitType, todo, deadline, parcel }) => (
          <li key={reference}>
            <Link
              to={status === 'DRAFT' ? '/draft/$reference' : '/case/$reference'}
              params={{ reference }}
              className="whole"
            >
              {say(permitType.title)} {code(reference)}
            </Link>
            <span>
              {parcel && <small>{code(parcel)} </small>}
              {deadline && todo.length > 0 && <small>{day(deadline.day)} </small>}
              <span className={todo.length > 0 ? 'badge waits' : 'badge'}>{say(statusWords[status])}</span>
            </span>
          </li>
        ))}
      </ul>
      <Begin name={name} types={types} mandates={mandates} />
    </section>
  );
}

function Begin({ name, types, mandates }: { name: string; types: readonly string[]; mandates: Data['mandates'] }) {
  const { say } = useTongue();
  const [{ data }] = useQuery({ query: OfficeQuery, requestPolicy: 'cache-only' });
  if (types.length === 0) return null;
  const titles = new Map(data?.permitTypes.map(({ code, title }) => [code, say(title)]));
  return (
    <details>
      <summary>{say(officePageWords.FOR_OWNER({ name }))}</summary>
      <ul>
        {types.map((type) => (
          <li key={type}>
            <Link
              to="/apply/$type"
              params={{ type }}
              search={{ mandate: mandates.find(({ permitTypes }) => permitTypes.includes(type))?.id }}
            >
              {titles.get(type) ?? type}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
