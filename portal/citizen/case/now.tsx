import { Link } from '@tanstack/react-router';
import { useTongue } from '../../shared/language.js';
import { statusWords } from '../../shared/messages/cases.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

const AT_THE_DRAFT = new Set(['CORRECT', 'SUBMIT', 'RECALCULATE', 'ATTACH_DOCUMENT']);

/** One answer to "where is my case": how it stands, what its reader has to do, until when, and what comes after. */
export function Now({ of: { reference, status, todo, deadline, progress } }: { of: Case }) {
  const { say, day } = useTongue();
  return (
    <>
      <div className={todo.length > 0 ? 'notice waits' : 'notice'}>
        <h2>{say(statusWords[status])}</h2>
        {deadline && (
          <p>
            {say(caseWords.UNTIL_DAY({ day: day(deadline.day) }))} <small>{say(deadline.why)}</small>
          </p>
        )}
        {todo.length > 0 && <p>{say(caseWords.WAITS_FOR_YOU)}</p>}
        <ul>
          {todo.map(({ kind, title, subject }) => (
            <li key={`${kind} ${subject}`}>{say(title)}</li>
          ))}
        </ul>
        {todo.some(({ kind }) => AT_THE_DRAFT.has(kind)) && (
          <Link to="/draft/$reference" params={{ reference }} className="button">
            {say(caseWords.CHANGE)}
          </Link>
        )}
      </div>
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
