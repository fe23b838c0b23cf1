import { Link } from '@tanstack/react-router';
import { listed } from '../../../forms/messages/messages.js';
import { Clocks } from '../../shared/evaluation/clocks.js';
import { useTongue } from '../../shared/language.js';
import { statusWords } from '../../shared/messages/cases.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

const AT_THE_DRAFT = new Set(['CORRECT', 'SUBMIT', 'ATTACH_DOCUMENT']);

/** One answer to "where is my case": who has it, since when, until when and why, what its reader has to do, and what comes after. */
export function Now({ of }: { of: Case }) {
  const { say, day, moment } = useTongue();
  const { reference, status, todo, deadline, progress, tasks, timeline, clocks } = of;
  const open = tasks.filter((task) => task.status === 'OPEN' || task.status === 'CLAIMED');
  const since = open[0]?.createdAt ?? timeline.at(-1)?.at;
  const titles = (those: typeof open) => listed(those.map(({ step }) => step.title));
  const atMunicipality = open.filter(({ forRole }) => forRole);
  // Of people who are asked for themselves, as neighbours, none holds a role.
  const atPeople = open.filter(({ forRole }) => !forRole);
  return (
    <>
      <div className={todo.length > 0 ? 'notice waits' : 'notice'}>
        <h2>{say(statusWords[status])}</h2>
        {atMunicipality.length > 0 && <p>{say(caseWords.AT_MUNICIPALITY({ steps: titles(atMunicipality) }))}</p>}
        {atPeople.length > 0 && <p>{say(caseWords.AT_PEOPLE({ steps: titles(atPeople) }))}</p>}
        {todo.length > 0 && <p>{say(caseWords.WAITS_FOR_YOU)}</p>}
        <ul>
          {todo.map(({ kind, title, subject }) => (
            <li key={`${kind} ${subject}`}>{say(title)}</li>
          ))}
        </ul>
        <p>
          {since && <>{say(caseWords.SINCE({ moment: moment(since) }))} </>}
          {deadline && (
            <>
              {say(caseWords.UNTIL_DAY({ day: day(deadline.day) }))} <small>{say(deadline.why)}</small>
            </>
          )}
        </p>
        {todo.some(({ kind }) => AT_THE_DRAFT.has(kind)) && (
          <Link to="/draft/$reference" params={{ reference }} className="button">
            {say(caseWords.CHANGE)}
          </Link>
        )}
      </div>
      <Clocks of={clocks} />
      <ol className="progress">
        {progress.steps
          .filter(({ state }) => state !== 'NOT_REACHED')
          .map(({ state, step }) => (
            <li key={step.id} className={state.toLowerCase()} aria-current={state === 'CURRENT' ? 'step' : undefined}>
              {say(step.title)} {state === 'DONE' && <small>({say(caseWords.DONE)})</small>}
            </li>
          ))}
      </ol>
    </>
  );
}
