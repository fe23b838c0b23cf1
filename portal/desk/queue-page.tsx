import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { type Shortcut, Shortcuts } from '../shared/work/shortcuts.js';
import { WorkPage } from '../shared/work/work-page.js';
import { AskedFor } from './asked-for.js';
import { Bulk } from './bulk.js';
import { asked, PRESETS, presetOf } from './filters.js';
import { queueWords } from './messages.js';
import { QueueQuery } from './operations.js';
import { QueueFilters } from './queue-filters.js';
import { QueueTable } from './queue-table.js';
import { VisitsToday } from './visits-today.js';

/** The work of the caller's roles, most urgent first; the address says which of it. */
export default function QueuePage() {
  const { say, number } = useTongue();
  const go = useNavigate();
  const search = useSearch({ from: '/desk' });
  const queue = useQuery({ query: QueueQuery, variables: asked(search), requestPolicy: 'cache-and-network' });
  const tasks = useMemo(() => queue[0].data?.tasks.edges.map(({ node }) => node) ?? [], [queue[0].data]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(-1);
  const chosen = tasks.filter(({ id }) => picked.has(id));
  const pick = (id: string) =>
    setPicked(new Set(picked.has(id) ? [...picked].filter((one) => one !== id) : [...picked, id]));
  const step = (by: number) => setAt(Math.max(0, Math.min(tasks.length - 1, at + by)));
  const open = (id: string | undefined) => id && void go({ to: '/desk/task/$id', params: { id } });
  const shortcuts: Shortcut[] = [
    { key: 'j', does: queueWords.KEY_DOWN, run: () => step(1) },
    { key: 'k', does: queueWords.KEY_UP, run: () => step(-1) },
    { key: 'o', does: queueWords.KEY_OPEN, run: () => open(tasks[at]?.id) },
    { key: 'x', does: queueWords.KEY_PICK, run: () => tasks[at] && pick(tasks[at].id) },
    { key: 'n', does: queueWords.KEY_FIRST, run: () => open(tasks[0]?.id) },
    { key: '/', does: queueWords.KEY_SEARCH, run: () => void go({ to: '/desk/search', search: {} }) },
  ];
  const preset = presetOf(search);
  return (
    <WorkPage title={say(queueWords.TITLE)}>
      <AskedFor />
      <VisitsToday />
      <nav aria-label={say(queueWords.FILTER)} className="tabs">
        {Object.entries(PRESETS).map(([name, { label, count }]) => (
          <Link
            key={name}
            to="/desk"
            search={{ ...search, after: undefined, only: name === 'all' ? undefined : name }}
            className={name === preset ? 'on' : undefined}
            activeOptions={{ exact: true }}
          >
            {say(label)}
            {queue[0].data && <span className="count">{number(count(queue[0].data.taskCounts))}</span>}
          </Link>
        ))}
      </nav>
      {search.who && (
        <p className="notice">
          {say(queueWords.OF({ who: search.who }))}{' '}
          <Link to="/desk" search={{ ...search, who: undefined, after: undefined }}>
            {say(queueWords.OF_ALL)}
          </Link>
        </p>
      )}
      <QueueFilters search={search} types={queue[0].data?.permitTypes ?? []} />
      <Asked of={queue}>
        {({ tasks: { pageInfo } }) => (
          <>
            {tasks.length === 0 ? (
              <p className="notice">{say(queueWords.NONE)}</p>
            ) : (
              <QueueTable tasks={tasks} at={at} picked={picked} onPick={pick} onPickAll={setPicked} />
            )}
            <div className="row">
              {tasks[0] && (
                <Link to="/desk/task/$id" params={{ id: tasks[0].id }} className="button">
                  {say(queueWords.BEGIN)}
                </Link>
              )}
              {search.after && (
                <Link to="/desk" search={{ ...search, after: undefined }} className="button second">
                  {say(workWords.FIRST)}
                </Link>
              )}
              {pageInfo.hasNextPage && (
                <Link
                  to="/desk"
                  search={{ ...search, after: pageInfo.endCursor ?? undefined }}
                  className="button second"
                >
                  {say(queueWords.MORE)}
                </Link>
              )}
              <Shortcuts of={shortcuts} />
            </div>
          </>
        )}
      </Asked>
      <Bulk chosen={chosen} onDone={() => setPicked(new Set())} />
    </WorkPage>
  );
}
