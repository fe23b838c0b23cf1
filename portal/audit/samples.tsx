import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { DrawnConsents } from './consents.js';
import { auditWords, outcomeWords } from './messages.js';

const SamplesQuery = graphql(
  `
  query Samples {
    due: tasks(first: 50, filter: { stepType: ["audit"], status: [OPEN, CLAIMED] }) { edges { node { ...Sample } } }
    done: tasks(first: 50, filter: { stepType: ["audit"], status: [DONE] }) { edges { node { ...Sample } } }
  }
`,
  [
    graphql(`
  fragment Sample on Task @_unmask {
    id
    dueAt
    outcome
    claimedBy { account name { fa en } }
    step { id title { fa en } }
    application { reference permitType { code title { fa en } } }
  }
`),
  ],
);
type Sample = ResultOf<typeof SamplesQuery>['due']['edges'][number]['node'];

/** Cases that were drawn to be looked at after the fact. */
export function Samples() {
  const { say } = useTongue();
  const found = useQuery({ query: SamplesQuery, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ due, done }) => (
        <>
          <h2>{say(auditWords.DUE)}</h2>
          <List of={due.edges.map(({ node }) => node)} />
          <h2>{say(auditWords.DONE)}</h2>
          <List of={done.edges.map(({ node }) => node)} />
          <h2>{say(auditWords.CONSENTS)}</h2>
          <DrawnConsents />
        </>
      )}
    </Asked>
  );
}

function List({ of }: { of: readonly Sample[] }) {
  const { say, code, moment } = useTongue();
  return (
    <Rows
      of={of}
      keyOf={({ id }) => id}
      none={say(auditWords.NO_SAMPLES)}
      columns={[
        {
          title: say(auditWords.CASE),
          show: ({ id, application: { reference, permitType } }) => (
            <Link to="/desk/task/$id" params={{ id }}>
              {say(permitType.title)} {code(reference)}
            </Link>
          ),
        },
        { title: say(auditWords.STEP), show: ({ step }) => say(step.title) },
        { title: say(auditWords.AT), show: ({ dueAt }) => (dueAt ? moment(dueAt) : '—') },
        {
          title: say(auditWords.OUTCOME),
          show: ({ outcome, claimedBy: by }) =>
            outcome ? say(outcomeWords[outcome]) : <bdi>{by ? (by.name ? say(by.name) : by.account) : '—'}</bdi>,
        },
      ]}
    />
  );
}
