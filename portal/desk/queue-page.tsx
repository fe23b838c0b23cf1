import { Link, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { queueWords } from './messages.js';
import { QueueQuery } from './operations.js';

const FILTERS = {
  all: { label: queueWords.ALL, filter: { status: ['OPEN', 'CLAIMED'] } },
  mine: { label: queueWords.ONLY_MINE, filter: { mine: true, status: ['CLAIMED'] } },
  unclaimed: { label: queueWords.UNCLAIMED, filter: { unclaimed: true, status: ['OPEN'] } },
  overdue: { label: queueWords.LATE, filter: { overdue: true, status: ['OPEN', 'CLAIMED'] } },
} as const;

type FilterName = keyof typeof FILTERS;
const isName = (name: string | undefined): name is FilterName => name !== undefined && name in FILTERS;

/** The work of the caller's roles, most urgent first; the address says which of it. */
export default function QueuePage() {
  const { say, number, moment, code } = useTongue();
  const { only, after } = useSearch({ from: '/desk' });
  const chosen: FilterName = isName(only) ? only : 'all';
  const { status, ...rest } = FILTERS[chosen].filter;
  const filter = { ...rest, status: [...status] };
  const queue = useQuery({ query: QueueQuery, variables: { filter, after }, requestPolicy: 'cache-and-network' });
  return (
    <Page title={say(queueWords.TITLE)}>
      <nav aria-label={say(queueWords.FILTER)} className="row">
        {Object.entries(FILTERS).map(([name, { label }]) => (
          <Link
            key={name}
            to="/desk"
            search={name === 'all' ? {} : { only: name }}
            className={name === chosen ? 'button' : 'button second'}
            aria-current={name === chosen ? 'true' : undefined}
          >
            {say(label)}
          </Link>
        ))}
        <Link to="/desk/search" search={{}}>
          {say(queueWords.SEARCH)}
        </Link>
      </nav>
      <Asked of={queue}>
        {({ taskCounts: { open, mine, overdue }, tasks: { edges, pageInfo } }) => (
          <>
            <p className="row dim" role="status">
              <span>{say(queueWords.OPEN({ count: number(open) }))}</span>
              <span>{say(queueWords.MINE({ count: number(mine) }))}</span>
              <span>{say(queueWords.OVERDUE({ count: number(overdue) }))}</span>
            </p>
            {edges.length === 0 && <p className="notice">{say(queueWords.NONE)}</p>}
            <table className="stacked">
              <thead>
                <tr>
                  <th scope="col">{say(queueWords.TYPE)}</th>
                  <th scope="col">{say(queueWords.STEP)}</th>
                  <th scope="col">{say(queueWords.DUE)}</th>
                  <th scope="col">{say(queueWords.WHO)}</th>
                </tr>
              </thead>
              <tbody>
                {edges.map(({ node: { id, step, dueAt, assignee, application } }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/desk/task/$id" params={{ id }}>
                        {say(application.permitType.title)} {code(application.reference)}
                      </Link>
                    </th>
                    <td data-label={say(queueWords.STEP)}>{say(step.title)}</td>
                    <td data-label={say(queueWords.DUE)}>{dueAt ? moment(dueAt) : say(queueWords.NOBODY)}</td>
                    <td data-label={say(queueWords.WHO)}>
                      <bdi>{assignee ?? say(queueWords.NOBODY)}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {pageInfo.hasNextPage && (
              <Link to="/desk" search={{ only, after: pageInfo.endCursor ?? undefined }} className="button second">
                {say(queueWords.MORE)}
              </Link>
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}
