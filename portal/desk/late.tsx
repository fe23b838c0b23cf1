import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { useAct } from '../shared/work/use-act.js';
import { Assign } from './assign.js';
import { priorityWords, queueWords, teamWords } from './messages.js';
import { Prioritize, type QueuedTask, QueueQuery } from './operations.js';
import { type Told, ToldOf } from './told.js';
import { Who } from './who.js';

const NAMES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;

/** Work whose time has passed, of everybody: it is handed on or put forward here. */
export function Late() {
  const { say, code, moment } = useTongue();
  const variables = {
    filter: { overdue: true, status: ['OPEN' as const, 'CLAIMED' as const] },
    orderBy: 'EARLIEST_DUE_FIRST' as const,
  };
  const [{ data }] = useQuery({ query: QueueQuery, variables, requestPolicy: 'cache-and-network' });
  return (
    <section className="block" aria-labelledby="late">
      <h2 id="late">{say(teamWords.LATE)}</h2>
      <Rows
        of={data?.tasks.edges.map(({ node }) => node) ?? []}
        keyOf={({ id }) => id}
        none={say(teamWords.NONE_LATE)}
        columns={[
          {
            title: say(queueWords.TYPE),
            show: ({ id, application: { reference, permitType } }) => (
              <Link to="/desk/task/$id" params={{ id }}>
                {say(permitType.title)} {code(reference)}
              </Link>
            ),
          },
          { title: say(queueWords.DUE), show: ({ dueAt }) => dueAt && moment(dueAt) },
          { title: say(queueWords.WHO), show: ({ claimedBy }) => <Who of={claimedBy} /> },
          { title: say(teamWords.HAND_ON), show: (task) => <HandOn task={task} /> },
        ]}
      />
    </section>
  );
}

/** What whoever answers for a task may do with it: give it to somebody else, put it forward or back. */
export function HandOn({
  task: { id, priority, allowedActions },
}: {
  task: Pick<QueuedTask, 'id' | 'priority' | 'allowedActions'>;
}) {
  const { say } = useTongue();
  const put = useAct(Prioritize);
  const [told, setTold] = useState<Told[]>();
  if (!allowedActions.includes('REASSIGN_TASK')) return <>—</>;
  return (
    <details>
      <summary>{say(teamWords.HAND_ON)}</summary>
      <fieldset className="question">
        <legend>{say(queueWords.PRIORITY)}</legend>
        <div className="row">
          {NAMES.map((each) => (
            <button
              key={each}
              type="button"
              className={each === priority ? 'button small' : 'button second small'}
              aria-pressed={each === priority}
              onClick={() => put.act({ id, priority: each })}
            >
              {say(priorityWords[each])}
            </button>
          ))}
        </div>
      </fieldset>
      {put.refusal}
      <Assign ids={[id]} onDone={setTold} />
      {told && <ToldOf of={told} />}
    </details>
  );
}
