import { jalaliDay } from '../../../forms/jalali.js';
import { useTongue } from '../../shared/language.js';
import { unbroken } from '../../shared/unbroken.js';
import { caseWords, standingWords } from './messages.js';
import type { Case } from './operations.js';
import { PlotsGranted } from './plots-granted.js';

/** What was granted in a case before its newest permit, with what became of it. */
export function OtherPermits({ of }: { of: Case }) {
  const { say, code, day } = useTongue();
  const others = of.permits.filter(({ number }) => number !== of.permit?.number);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="other-permits">
      <h2 id="other-permits">{say(caseWords.OTHER_PERMITS)}</h2>
      <ul className="plain">
        {others.map(({ number, standing, supersededBy, issuedAt, documentUrl, parts, plots }) => (
          <li key={number} className="check">
            <p>
              <span className={standing === 'ISSUED' ? 'badge good' : 'badge bad'}>{say(standingWords[standing])}</span>{' '}
              {unbroken(say(caseWords.NUMBER({ number: code(number) })))}{' '}
              {parts.map(({ title }) => say(title)).join(' · ')}
            </p>
            <PlotsGranted of={plots} />
            <small>
              {day(jalaliDay(new Date(issuedAt)))}{' '}
              {supersededBy && say(caseWords.SUPERSEDED_BY({ number: code(supersededBy) }))}{' '}
              <a href={documentUrl}>{say(caseWords.PDF)}</a>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
