import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { WorkPage } from '../shared/work/work-page.js';
import { adminWords, placeWords } from './messages.js';
import { PLACES } from './places.js';

const Waiting = graphql(`
  query Waiting {
    publications(status: PROPOSED, first: 100) { id }
    proposals(status: PROPOSED, first: 100) { id }
  }
`);

/** Where an administrator goes, and how much waits for a second one. */
export default function AdminPage() {
  const { say, number } = useTongue();
  const found = useQuery({ query: Waiting, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(adminWords.TITLE)}>
      <Asked of={found}>
        {({ publications, proposals }) => (
          <>
            <p className={publications.length + proposals.length > 0 ? 'notice waits' : 'notice'}>
              {publications.length + proposals.length > 0
                ? say(adminWords.WAITING({ count: number(publications.length + proposals.length) }))
                : say(adminWords.NOTHING_WAITS)}{' '}
              <Link to="/admin/proposals">{say(placeWords.proposals)}</Link>
            </p>
            <ul className="cards">
              {PLACES.map(({ to, name }) => (
                <li key={to} className="card">
                  <h2>
                    <Link to={to} className="whole">
                      {say(placeWords[name])}
                    </Link>
                  </h2>
                  <p>{say(adminWords[name])}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </WorkPage>
  );
}
