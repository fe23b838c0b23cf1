import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { auditWords } from './messages.js';

const ConsentsQuery = graphql(`
  query DrawnConsents {
    mandatesConnection(first: 50, drawn: true) {
      edges {
        node {
          id
          office { id name }
          principal { account name { fa en } }
          consent { takenAt words { fa en } takenBy { account name { fa en } } }
        }
      }
    }
  }
`);

/** Consents of counters that were drawn: did the person really agree? */
export function DrawnConsents() {
  const { say, moment } = useTongue();
  const found = useQuery({ query: ConsentsQuery, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ mandatesConnection }) => (
        <Rows
          of={mandatesConnection.edges.map(({ node }) => node)}
          keyOf={({ id }) => id}
          none={say(auditWords.NO_CONSENTS)}
          columns={[
            {
              title: say(auditWords.CONSENT_OF),
              show: ({ principal: { account, name } }) => <bdi>{name ? say(name) : account}</bdi>,
            },
            { title: say(auditWords.COUNTER), show: ({ office }) => office.name },
            {
              title: say(auditWords.TAKEN_BY),
              show: ({ consent: given }) =>
                given && <bdi>{given.takenBy.name ? say(given.takenBy.name) : given.takenBy.account}</bdi>,
            },
            { title: say(auditWords.AT), show: ({ consent: given }) => given && moment(given.takenAt) },
            {
              title: say(auditWords.WORDS),
              show: ({ consent: given }) =>
                given && (
                  <details>
                    <summary>{say(auditWords.WORDS)}</summary>
                    {say(given.words)}
                  </details>
                ),
            },
          ]}
        />
      )}
    </Asked>
  );
}
