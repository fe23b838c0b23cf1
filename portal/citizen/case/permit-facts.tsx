import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTongue } from '../../shared/language.js';
import type { PermitFacts } from '../../shared/outbox/permits.js';
import { unbroken } from '../../shared/unbroken.js';
import { caseWords, standingWords } from './messages.js';

const Qr = lazy(() => import('../../shared/qr.js'));

interface PermitFactsProps {
  of: Pick<PermitFacts, 'number' | 'standing' | 'validUntil' | 'token'>;
  /** what leads on from it */
  links: ReactNode;
  children?: ReactNode;
}

/** The permit: its number, until when it holds, its paper, and the code by which anybody verifies it. */
export function PermitFactsShown({ of, links, children }: PermitFactsProps) {
  const { say, code, day } = useTongue();
  const { number, standing, validUntil, token } = of;
  const [isShown, setShown] = useState(false);
  return (
    <section className="card">
      <h2>{say(caseWords.PERMIT)}</h2>
      <p>
        <span className={standing === 'ISSUED' ? 'badge good' : 'badge bad'}>{say(standingWords[standing])}</span>{' '}
        {unbroken(say(caseWords.NUMBER({ number: code(number) })))}{' '}
        {validUntil && say(caseWords.UNTIL({ day: day(validUntil) }))}
      </p>
      <p className="row">
        {links}
        <button type="button" className="button second" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {say(caseWords.QR)}
        </button>
      </p>
      {isShown && (
        <Suspense>
          <Qr text={`${location.origin}/verify#${token}`} label={say(caseWords.QR_LABEL({ number }))} />
        </Suspense>
      )}
      {children}
    </section>
  );
}
