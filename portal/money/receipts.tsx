import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { NextPage } from '../shared/work/next-page.js';
import { channelWords, decisionWords, misfitWords, moneyWords, receiptStatusWords } from './messages.js';
import { type ReceiptData, ReceiptsQuery } from './operations.js';
import { Postings } from './postings.js';
import { ReceiptDecision } from './receipt-decision.js';

interface ReceiptsProps {
  awaitingDecision: boolean;
  after: string | undefined;
}

/** Money that arrived; what waits for a decision can be decided by whoever handles money. */
export function Receipts({ awaitingDecision, after }: ReceiptsProps) {
  const { say } = useTongue();
  const variables = { filter: awaitingDecision ? { awaitingDecision } : {}, after };
  const found = useQuery({ query: ReceiptsQuery, variables, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ viewer, receipts: { edges, pageInfo } }) => (
        <>
          {edges.length === 0 && <p className="notice">{say(moneyWords.NONE_WAITING)}</p>}
          <ul className="cards wide">
            {edges.map(({ node }) => (
              <Receipt key={node.id} of={node} mayDecide={viewer?.may.includes('HANDLE_MONEY') ?? false} />
            ))}
          </ul>
          <NextPage info={pageInfo} after={after} />
        </>
      )}
    </Asked>
  );
}

function Receipt({ of, mayDecide }: { of: ReceiptData; mayDecide: boolean }) {
  const { say, money, moment, code, comma } = useTongue();
  const {
    amount,
    currency,
    status,
    misfit,
    channel,
    trackingNumber,
    receivedAt,
    settles,
    toldFor,
    decisions,
    postings,
  } = of;
  return (
    <li className="card">
      <h2>{money(amount, currency)}</h2>
      <p>
        <span className={status === 'UNMATCHED' ? 'badge waits' : 'badge'}>{say(receiptStatusWords[status])}</span>{' '}
        {misfit && <span className="badge bad">{say(misfitWords[misfit])}</span>}
      </p>
      <dl className="facts">
        <div className="fact">
          <dt>{say(moneyWords.TRACKING)}</dt>
          <dd>{code(trackingNumber)}</dd>
        </div>
        <div className="fact">
          <dt>{say(moneyWords.CHANNEL)}</dt>
          <dd>
            {say(channelWords[channel])}
            {comma}
            {moment(receivedAt)}
          </dd>
        </div>
        {(settles ?? toldFor) && (
          <div className="fact">
            <dt>{say(settles ? moneyWords.SLIP : moneyWords.TOLD_FOR)}</dt>
            <dd>{code((settles ?? toldFor)?.id ?? '')}</dd>
          </div>
        )}
      </dl>
      {status === 'UNMATCHED' && mayDecide && <ReceiptDecision of={of} />}
      {decisions.length > 0 && (
        <details>
          <summary>{say(moneyWords.DECISIONS)}</summary>
          <ul className="plain">
            {decisions.map(({ at, decidedBy, kind, reason, slipId }) => (
              <li key={at} className="check">
                <p>
                  {say(decisionWords[kind])} {slipId && code(slipId)}: {reason}
                </p>
                <small>
                  <bdi>{decidedBy}</bdi>
                  {comma}
                  {moment(at)}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {postings.length > 0 && <Postings of={postings} currency={currency} />}
    </li>
  );
}
