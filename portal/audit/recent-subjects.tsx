import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { happenedWords } from '../shared/messages/happened.js';
import { Rows } from '../shared/work/rows.js';
import { auditWords } from './messages.js';

const Recent = graphql(`
  query RecentEvents {
    events(last: 30) { edges { node { id subject type at actor } } }
  }
`);

/** What happened last, each with the way to its trail. */
export function RecentSubjects() {
  const { say, moment, code } = useTongue();
  const found = useQuery({ query: Recent, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ events }) => (
        <>
          <h2>{say(auditWords.EVENTS)}</h2>
          <Rows
            of={events.edges.map(({ node }) => node).reverse()}
            keyOf={({ id }) => id}
            columns={[
              {
                title: say(auditWords.SUBJECT),
                show: ({ subject }) => (
                  <Link to="/audit" search={{ subject }}>
                    {code(subject)}
                  </Link>
                ),
              },
              { title: say(auditWords.ACT), show: ({ type }) => say(happenedWords[type]) },
              { title: say(auditWords.AT), show: ({ at }) => moment(at) },
            ]}
          />
        </>
      )}
    </Asked>
  );
}
