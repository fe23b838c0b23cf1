import { useMutation } from 'urql';
import { Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { caseWords, slipWords } from './messages.js';
import { type Case, StartPayment } from './operations.js';

/** What is to be paid and what was paid; the bank's page brings the payer back here. */
export function Slips({ slips }: { slips: Case['slips'] }) {
  const { say, rials, day } = useTongue();
  const [visit, start] = useMutation(StartPayment);
  async function pay(slipId: string) {
    const { data } = await start({ slipId, returnUrl: location.href });
    if (data) location.assign(data.startPayment.redirectUrl);
  }
  return (
    <section>
      <h2>{say(caseWords.SLIPS)}</h2>
      {visit.error && <Refused error={visit.error} />}
      <ul className="plain">
        {slips.map(({ id, status, payable, payUntil, documentUrl }) => (
          <li key={id} className="fee">
            <p className="row spread">
              <span>
                <strong>{rials(payable)}</strong>{' '}
                <span className={status === 'PAYABLE' ? 'badge waits' : 'badge'}>{say(slipWords[status])}</span>{' '}
                {payUntil && <small>{say(caseWords.UNTIL({ day: day(payUntil) }))}</small>}
              </span>
              <a href={documentUrl}>{say(caseWords.PDF)}</a>
              {status === 'PAYABLE' && (
                <button type="button" className="button" aria-disabled={visit.fetching} onClick={() => pay(id)}>
                  {say(caseWords.PAY({ amount: rials(payable) }))}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
