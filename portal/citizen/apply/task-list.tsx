import { Link } from '@tanstack/react-router';
import { useTongue } from '../../shared/language.js';
import { Acts } from '../case/acts.js';
import { draftWords } from './messages.js';
import type { Draft } from './operations.js';
import { type Part, partCorrected } from './parts.js';

interface TaskListProps {
  draft: Draft;
  names: readonly string[];
  parts: readonly Part[];
  titleOf(name: string): string;
}

/** All parts of the application and which of them are complete; they can be done in any order. */
export function TaskList({ draft, names, parts, titleOf }: TaskListProps) {
  const { say } = useTongue();
  const { reference, corrections, permitType } = draft;
  const corrected = new Set(corrections.map(({ path }) => partCorrected(path, parts, permitType.documents)));
  // Papers and the last look are gone through once the answers stand.
  const onwards = parts.find(({ issues }) => issues.length > 0)?.name ?? names[parts.length];
  return (
    <>
      <h2>{say(draftWords.TASKS)}</h2>
      <ul className="tasks">
        {names.map((name) => {
          const part = parts.find((each) => each.name === name);
          return (
            <li key={name}>
              <Link to="/draft/$reference" params={{ reference }} search={{ part: name }} className="whole">
                {titleOf(name)}
              </Link>
              {corrected.has(name) && <span className="badge bad">{say(draftWords.CORRECT)}</span>}
              {part && (
                <span className={part.issues.length === 0 ? 'badge good' : 'badge waits'}>
                  {say(part.issues.length === 0 ? draftWords.DONE : draftWords.OPEN)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {onwards && (
        <p>
          <Link to="/draft/$reference" params={{ reference }} search={{ part: onwards }} className="button">
            {say(draftWords.GO_ON({ title: titleOf(onwards) }))}
          </Link>
        </p>
      )}
      <Acts of={draft} />
    </>
  );
}
