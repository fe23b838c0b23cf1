import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { Page } from '../shared/page.js';
import { myWords } from './messages.js';

const MyCases = graphql(`
  query MyCases {
    applications(first: 20) {
      edges {
        node {
          reference
          status
          updatedAt
          submittedAt
          permitType { code title { fa en } }
        }
      }
    }
  }
`);

const WAITS = new Set(['DRAFT', 'RETURNED', 'AWAITING_PAYMENT', 'RECALCULATION_DUE']);

/** One list of drafts and cases. */
export default function MyPage() {
  const { say, code, moment } = useTongue();
  const cases = useQuery({ query: MyCases });
  return (
    <Page title={say(myWords.TITLE)}>
      <Asked of={cases}>
        {({ applications }) => {
          // A draft that was discarded is nothing to come back to.
          const edges = applications.edges.filter(({ node }) => node.status !== 'WITHDRAWN' || node.submittedAt);
          return edges.length === 0 ? (
            <p className="notice">{say(myWords.NONE)}</p>
          ) : (
            <ul className="cards">
              {edges.map(({ node: { reference, status, updatedAt, permitType } }) => (
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
                    <span className={WAITS.has(status) ? 'badge waits' : 'badge'}>{say(statusWords[status])}</span>{' '}
                    {code(reference)}
                  </p>
                  <small>
                    {say(myWords.CHANGED)}: {moment(updatedAt)}
                  </small>
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
    </Page>
  );
}
