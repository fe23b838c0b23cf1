import { useState } from 'react';
import { useMutation } from 'urql';
import { Refused } from '../../shared/asked.js';
import { evaluationWords } from '../../shared/evaluation/messages.js';
import { useTongue } from '../../shared/language.js';
import { caseWords, payWords, slipWords } from './messages.js';
import { type Case, CreatePaymentLink, StartPayment } from './operations.js';

type Slip = Case['slips'][number];
const LINK_DAYS = 7;
const GONE: ReadonlySet<Slip['status']> = new Set(['VOID', 'EXPIRED']);

/** What is to be paid and what was paid, each line with its law; the bank's page brings the payer back here. */
export function Slips({ slips }: { slips: readonly Slip[] }) {
  const { say } = useTongue();
  const gone = slips.filter(({ status }) => GONE.has(status));
  const result = new URLSearchParams(location.search).get('result');
  return (
    <section>
      <h2>{say(caseWords.SLIPS)}</h2>
      {result && (
        <p className={result === 'failed' || result === 'unmatched' ? 'notice bad' : 'notice'} role="status">
          {say(payWords[result as keyof typeof payWords] ?? payWords.settled)}
        </p>
      )}
      <List of={slips.filter(({ status, payable }) => !GONE.has(status) && !(status === 'DRAFT' && payable === '0'))} />
      {gone.length > 0 && (
        <details>
          <summary>{say(caseWords.OLD_SLIPS)}</summary>
          <List of={gone} />
        </details>
      )}
    </section>
  );
}

const List = ({ of }: { of: readonly Slip[] }) => (
  <ul className="plain">
    {of.map((slip) => (
      <SlipShown key={slip.id} of={slip} />
    ))}
  </ul>
);

function SlipShown({
  of: { id, status, payable, currency, payUntil, paidAt, documentUrl, groupTitle, lines, billId, paymentId },
}: {
  of: Slip;
}) {
  const { say, money, basis: law, day, code, moment } = useTongue();
  const [visit, start] = useMutation(StartPayment);
  async function pay() {
    const { data } = await start({ slipId: id, returnUrl: `${location.origin}${location.pathname}` });
    if (data) location.assign(data.startPayment.redirectUrl);
  }
  return (
    <li className="fee">
      <p className="row spread">
        <span>
          <strong>{money(payable, currency)}</strong>{' '}
          <span className={status === 'PAYABLE' ? 'badge waits' : 'badge'}>{say(slipWords[status])}</span>{' '}
          {status === 'PAYABLE' && payUntil && <small>{say(caseWords.PAY_UNTIL({ day: day(payUntil) }))}</small>}
          {paidAt && <small>{moment(paidAt)}</small>}
          {groupTitle && <small> {say(groupTitle)}</small>}
        </span>
        <a href={documentUrl}>{say(caseWords.SLIP_PDF)}</a>
      </p>
      {visit.error && <Refused error={visit.error} />}
      {status === 'PAYABLE' && (
        <>
          <p className="row">
            <button type="button" className="button" aria-disabled={visit.fetching} onClick={pay}>
              {say(caseWords.PAY({ amount: money(payable, currency) }))}
            </button>
            <ForSomebodyElse slipId={id} />
          </p>
          {billId && paymentId && (
            <p>
              <small>{say(caseWords.BILL({ bill: code(billId), payment: code(paymentId) }))}</small>
            </p>
          )}
        </>
      )}
      <details>
        <summary>{say(caseWords.SLIP_LINES)}</summary>
        <ul className="plain">
          {lines.map((line) => (
            <li key={line.code} className="fee">
              <p className="row spread">
                <span>{say(line.title)}</span> <span>{money(line.amount, currency)}</span>
              </p>
              {law(line) && <small>{say(evaluationWords.BASIS({ basis: law(line) ?? '' }))}</small>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** A link by which anybody pays it; it says what is to be paid and of whom nothing. */
function ForSomebodyElse({ slipId }: { slipId: string }) {
  const { say, moment } = useTongue();
  const [made, make] = useMutation(CreatePaymentLink);
  const [isCopied, setCopied] = useState(false);
  const link = made.data?.createPaymentLink.link;
  if (link?.url) {
    const { url } = link;
    return (
      <span>
        <input readOnly dir="ltr" value={url} aria-label={say(caseWords.LINK)} />
        <button
          type="button"
          className="button quiet"
          onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          {say(isCopied ? caseWords.COPIED : caseWords.COPY_LINK)}
        </button>
        <small>{say(caseWords.LINK_UNTIL({ moment: moment(link.expiresAt) }))}</small>
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className="button second"
        aria-disabled={made.fetching}
        onClick={() => void make({ input: { slipId, days: LINK_DAYS } })}
      >
        {say(caseWords.LINK)}
      </button>
      {made.error && <Refused error={made.error} />}
    </>
  );
}
