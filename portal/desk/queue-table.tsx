import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { priorityWords, queueWords } from './messages.js';
import type { QueuedTask } from './operations.js';
import { Who } from './who.js';

interface QueueTableProps {
  tasks: readonly QueuedTask[];
  /** the row that the keyboard is at; -1 for none */
  at: number;
  picked: ReadonlySet<string>;
  onPick(id: string): void;
  onPickAll(ids: ReadonlySet<string>): void;
}

const AHEAD = new Set(['URGENT', 'HIGH']);

/** One page of the list, a row for each task. */
export function QueueTable({ tasks, at, picked, onPick, onPickAll }: QueueTableProps) {
  const { say } = useTongue();
  const all = tasks.every(({ id }) => picked.has(id));
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col" className="pick">
            <label>
              <input
                type="checkbox"
                aria-label={say(queueWords.PICK_ALL)}
                checked={all}
                onChange={() => onPickAll(new Set(all ? [] : tasks.map(({ id }) => id)))}
              />
            </label>
          </th>
          <th scope="col">{say(queueWords.TYPE)}</th>
          <th scope="col">{say(queueWords.STEP)}</th>
          <th scope="col">{say(queueWords.DUE)}</th>
          <th scope="col">{say(queueWords.WHO)}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task, i) => (
          <Row
            key={task.id}
            task={task}
            isAt={i === at}
            isPicked={picked.has(task.id)}
            onPick={() => onPick(task.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  task: QueuedTask;
  isAt: boolean;
  isPicked: boolean;
  onPick(): void;
}

function Row({
  task: { id, step, dueAt, claimedBy, priority, escalated, application },
  isAt,
  isPicked,
  onPick,
}: RowProps) {
  const { say, moment, code } = useTongue();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isAt) link.current?.focus();
  }, [isAt]);
  const late = dueAt !== null && Date.parse(dueAt) < Date.now();
  const { reference, permitType, parcel } = application;
  return (
    <tr className={isAt ? 'at' : undefined}>
      <td className="pick">
        <label>
          <input
            type="checkbox"
            aria-label={say(queueWords.PICK({ reference }))}
            checked={isPicked}
            onChange={onPick}
          />
        </label>
      </td>
      <th scope="row">
        <Link to="/desk/task/$id" params={{ id }} ref={link}>
          {say(permitType.title)} {code(reference)}
        </Link>{' '}
        {AHEAD.has(priority) && <span className="badge waits">{say(priorityWords[priority])}</span>}{' '}
        {escalated && <span className="badge bad">{say(queueWords.ESCALATED)}</span>}
        {parcel && <small className="help">{code(parcel)}</small>}
      </th>
      <td data-label={say(queueWords.STEP)}>{say(step.title)}</td>
      <td data-label={say(queueWords.DUE)}>
        {dueAt ? moment(dueAt) : say(workWords.NOTHING)}{' '}
        {late && <span className="badge bad">{say(queueWords.LATE)}</span>}
      </td>
      <td data-label={say(queueWords.WHO)}>
        <Who of={claimedBy} />
      </td>
    </tr>
  );
}
