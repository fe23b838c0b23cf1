import { useTongue } from '../language.js';
import type { CheckData } from './fragments.js';
import { evaluationWords, statusWords } from './messages.js';
import { useValue } from './values.js';

const OPEN = new Set(['FAIL', 'MISSING', 'WARN']);
const BADGE = {
  PASS: 'badge good',
  FAIL: 'badge bad',
  WARN: 'badge waits',
  MISSING: 'badge waits',
  NOT_APPLICABLE: 'badge',
};

/** What fails stands open with how to mend it; all the rest can be looked at. */
export function Checks({ checks }: { checks: readonly CheckData[] }) {
  const { say, number } = useTongue();
  const failing = checks.filter(({ status }) => OPEN.has(status));
  return (
    <>
      {failing.length > 0 && <h2>{say(evaluationWords.FAILING)}</h2>}
      <ul className="plain">
        {failing.map((check) => (
          <CheckShown key={check.rule} check={check} />
        ))}
      </ul>
      <details>
        <summary>{say(evaluationWords.ALL_CHECKS({ count: number(checks.length) }))}</summary>
        <ul className="plain">
          {checks.map((check) => (
            <CheckShown key={check.rule} check={check} />
          ))}
        </ul>
      </details>
    </>
  );
}

function CheckShown({ check: { status, title, message, fix, actual, limit, basis } }: { check: CheckData }) {
  const { say, basis: law } = useTongue();
  const stands = law(basis);
  const value = useValue();
  return (
    <li className="check">
      <p>
        <span className={BADGE[status]}>{say(statusWords[status])}</span> <strong>{say(title)}</strong>
      </p>
      {message && <p>{say(message)}</p>}
      {fix && <p>{say(fix)}</p>}
      <small>
        {actual && <>{say(evaluationWords.ACTUAL({ value: value(actual) }))} · </>}
        {limit && <>{say(evaluationWords.LIMIT({ value: value(limit) }))} · </>}
        {stands && say(evaluationWords.BASIS({ basis: stands }))}
      </small>
    </li>
  );
}
