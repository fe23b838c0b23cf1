import type { ReactNode } from 'react';
import { jalaliDay } from '../../../forms/jalali.js';
import { useTongue } from '../../shared/language.js';
import { verifyWords as words } from './messages.js';
import type { VerdictData } from './operations.js';

interface AnswerProps {
  verdict: VerdictData;
  /** when it was asked, RFC 3339 */
  at: string;
  typed: boolean;
}

/** What the register says of a permit: yes or no first, then what stands on the paper. It names no person. */
export function Answer({ verdict, at, typed }: AnswerProps) {
  const { say, code, day, moment } = useTongue();
  const {
    valid,
    number,
    plot,
    plots,
    title,
    issuedAt,
    validUntil,
    standingSince,
    standingReason,
    supersededBy,
    stages,
    parts,
  } = verdict;
  const dayOf = (instant: string) => day(jalaliDay(new Date(instant)));
  const rows: [label: string, value: ReactNode][] = [
    [say(words.NUMBER), number && code(number)],
    [say(words.TYPE), title && say(title)],
    [say(words.PLOT), plot && code(plot)],
    [say(words.PLOTS_ENDED), plots?.ended.map(code).join(' · ')],
    [say(words.PLOTS_BEGUN), plots?.begun.map(code).join(' · ')],
    [say(words.ISSUED), issuedAt && dayOf(issuedAt)],
    [say(words.VALID_UNTIL), validUntil && day(validUntil)],
    [say(words.SINCE), standingSince && dayOf(standingSince)],
    [say(words.REASON), standingReason && <bdi>{standingReason}</bdi>],
    [say(words.SUPERSEDED_BY), supersededBy && code(supersededBy)],
    [say(words.PARTS), parts.length > 0 && parts.map(({ title: part }) => say(part)).join(' · ')],
    [
      say(words.STAGES),
      stages.length > 0 &&
        stages.map(({ title, at: passed }) => `${say(title)} (${passed ? dayOf(passed) : ''})`).join(' · '),
    ],
    [say(words.AT), moment(at)],
  ];
  return (
    <section className={valid ? 'card verdict good' : 'card verdict bad'}>
      <h2>{say(verdict.sentence)}</h2>
      {typed && !number && <p>{say(words.NOT_BY_NUMBER)}</p>}
      {number && (
        <dl className="facts">
          {rows.map(
            ([label, value]) =>
              value && (
                <div className="fact" key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      )}
      {number && <p>{say(words.COMPARE)}</p>}
    </section>
  );
}
