import { lazy, Suspense, useState } from 'react';
import { useTongue } from '../../shared/language.js';
import { caseWords, standingWords } from './messages.js';
import type { Case } from './operations.js';

const Qr = lazy(() => import('../../shared/qr.js'));

/** The permit: its number, until when it holds, its paper, and the code by which anybody verifies it. */
export function PermitCard({ of }: { of: NonNullable<Case['permit']> }) {
  const { say, code, day } = useTongue();
  const { number, standing, validUntil, documentUrl, token } = of;
  const [isShown, setShown] = useState(false);
  const address = `${location.origin}/verify#${token}`;
  return (
    <section className="card">
      <h2>{say(caseWords.PERMIT)}</h2>
      <p>
        <span className={standing === 'ISSUED' ? 'badge good' : 'badge bad'}>{say(standingWords[standing])}</span>{' '}
        {say(caseWords.NUMBER({ number: code(number) }))} {validUntil && say(caseWords.UNTIL({ day: day(validUntil) }))}
      </p>
      <p className="row">
        <a href={documentUrl} className="button">
          {say(caseWords.PDF)}
        </a>
        <button type="button" className="button second" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {say(caseWords.QR)}
        </button>
        <a href={`/verify#${token}`}>{say(caseWords.VERIFY)}</a>
      </p>
      {isShown && (
        <Suspense>
          <Qr text={address} label={say(caseWords.QR_LABEL({ number }))} />
        </Suspense>
      )}
    </section>
  );
}
