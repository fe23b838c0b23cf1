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

export const failingOf = (checks: readonly CheckData[]): CheckData[] => checks.filter(({ status }) => OPEN.has(status));

/** Each with how to mend it; what lacks one and the same thing says so once. */
export function Failing({ checks }: { checks: readonly CheckData[] }) {
  const { say, comma } = useTongue();
  const alike = new Map<string, CheckData[]>();
  for (const check of checks) {
    const { rule, status, message, fix, actual, limit } = check;
    const same = status === 'MISSING' && !actual && !limit ? JSON.stringify([message, fix]) : rule;
    alike.set(same, [...(alike.get(same) ?? []), check]);
  }
  return (
    <ul className="plain">
      {[...alike].map(
        ([same, [first, ...others]]) =>
          first && (
            <CheckShown
              key={same}
              check={first}
              title={[first, ...others].map(({ title }) => say(title)).join(comma)}
            />
          ),
      )}
    </ul>
  );
}

/** What fails stands open with how to mend it; all the rest can be looked at. */
export function Checks({ checks }: { checks: readonly CheckData[] }) {
  const { say, number } = useTongue();
  const failing = failingOf(checks);
  return (
    <>
      {failing.length > 0 && <h2>{say(evaluationWords.FAILING)}</h2>}
      <Failing checks={failing} />
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

function CheckShown({ check, title }: { check: CheckData; title?: string }) {
  const { say, basis: law } = useTongue();
  const { status, message, fix, actual, limit } = check;
  const stands = law(check);
  const value = useValue();
  const said = [
    actual && say(evaluationWords.ACTUAL({ value: value(actual) })),
    limit && say(evaluationWords.LIMIT({ value: value(limit) })),
    stands && say(evaluationWords.BASIS({ basis: stands })),
  ];
  return (
    <li className="check">
      <p>
        <span className={BADGE[status]}>{say(statusWords[status])}</span> <strong>{title ?? say(check.title)}</strong>
      </p>
      {message && <p>{say(message)}</p>}
      {fix && <p>{say(fix)}</p>}
      <small>{said.filter(Boolean).join(' · ')}</small>
    </li>
  );
}
