import { Link } from '@tanstack/react-router';
import { idOf } from '../../shared/form/context.js';
import { useTongue } from '../../shared/language.js';
import { reasonOf, wordsOf } from '../../shared/said-with.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

/** What was decided, with its reasons: the last decision open, those before it to be looked at. */
export function Decisions({ of: { timeline, corrections, evaluation, reference, status } }: { of: Case }) {
  const { say, moment } = useTongue();
  const decided = timeline.filter(({ data }) => wordsOf(data).length > 0).reverse();
  const [last, ...earlier] = decided;
  if (!last) return null;
  const isOpen = status === 'RETURNED' && corrections.length > 0;
  const shown = ({ seq, at, summary, data }: Case['timeline'][number]) => (
    <div key={seq} className="check">
      <p>
        <strong>{say(summary)}</strong> <small>{moment(at)}</small>
      </p>
      {(seq === last.seq && isOpen ? [reasonOf(data)] : wordsOf(data)).map((text) => (
        <blockquote key={text}>
          <bdi>{text}</bdi>
        </blockquote>
      ))}
    </div>
  );
  return (
    <section>
      <h2>{say(caseWords.DECISION)}</h2>
      {shown(last)}
      {isOpen && (
        <>
          <p>{say(caseWords.CORRECTIONS)}</p>
          <ul>
            {corrections.map(({ path, text }) => {
              const rule = evaluation?.checks.find((check) => check.rule === path);
              return (
                <li key={`${path} ${text}`}>
                  <Link
                    to="/draft/$reference"
                    params={{ reference }}
                    search={{ part: rule ? 'check' : path.split(/[.[]/)[0] }}
                    hash={idOf(path)}
                  >
                    {rule && `${say(rule.title)}: `}
                    <bdi>{text}</bdi>
                  </Link>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{say(caseWords.EARLIER_DECISIONS)}</summary>
          {earlier.map(shown)}
        </details>
      )}
    </section>
  );
}
