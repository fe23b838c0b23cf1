import { useTongue } from '../../shared/language.js';
import { documentWords } from '../messages.js';
import type { ReportData } from './operations.js';

type Issue = ReportData['issues'][number];

interface IssuesProps {
  of: readonly Issue[];
  /** leads to the place in the text */
  onGo(line: number, column: number): void;
}

/** What is wrong with a document, errors first, each with the way to its place. */
export function Issues({ of, onGo }: IssuesProps) {
  const { say, number } = useTongue();
  if (of.length === 0) return <p className="notice">{say(documentWords.SOUND)}</p>;
  const errorsFirst = of.toSorted((a, b) => a.level.localeCompare(b.level) || (a.line ?? 0) - (b.line ?? 0));
  return (
    <>
      <h2>{say(documentWords.ISSUES({ count: number(of.length) }))}</h2>
      <ul className="plain">
        {errorsFirst.map((issue, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same issue may come twice
          <li key={i} className="check">
            <p>
              <span className={issue.level === 'ERROR' ? 'badge bad' : 'badge waits'}>{issue.code}</span>{' '}
              {issue.line !== null && (
                <button
                  type="button"
                  className="button quiet small"
                  onClick={() => onGo(issue.line ?? 1, issue.column ?? 1)}
                >
                  {say(documentWords.PLACE({ line: number(issue.line), column: number(issue.column ?? 1) }))}
                </button>
              )}
            </p>
            <p>{say(issue.meaning)}</p>
            <small lang="en" dir="ltr" className="help">
              <bdi>{issue.path}</bdi> {issue.message} {issue.hint}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
