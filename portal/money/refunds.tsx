import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { NextPage } from '../shared/work/next-page.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { useAct } from '../shared/work/use-act.js';
import { moneyWords, refundKindWords, refundStatusWords } from './messages.js';
import { OrderRefund, RefundsQuery } from './operations.js';

/** What payees owe back; a cashier orders it with a reason. */
export function Refunds({ after }: { after: string | undefined }) {
  const { say, money, code, moment } = useTongue();
  const found = useQuery({ query: RefundsQuery, variables: { after }, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ viewer, refunds: { edges, pageInfo } }) => (
        <>
          <Rows
            of={edges.map(({ node }) => node)}
            keyOf={({ id }) => id}
            none={say(moneyWords.NO_REFUND)}
            columns={[
              {
                title: say(moneyWords.CASE),
                show: ({ reference }) => (
                  <Link to="/case/$reference" params={{ reference }}>
                    {code(reference)}
                  </Link>
                ),
              },
              {
                title: say(moneyWords.AMOUNT),
                isNumber: true,
                show: ({ amount, currency }) => money(amount, currency),
              },
              { title: say(moneyWords.PAYEE), show: ({ payee }) => payee },
              {
                title: say(moneyWords.WHY),
                show: ({ kind, reason }) => (
                  <>
                    {say(refundKindWords[kind])} {reason && <small>{reason}</small>}
                  </>
                ),
              },
              {
                title: say(moneyWords.STATUS),
                show: ({ id, status, orderedAt }) => (
                  <>
                    <span className={status === 'DUE' ? 'badge waits' : 'badge'}>{say(refundStatusWords[status])}</span>{' '}
                    {orderedAt && <small>{moment(orderedAt)}</small>}
                    {status === 'DUE' && viewer?.may.includes('HANDLE_MONEY') && <Order id={id} />}
                  </>
                ),
              },
            ]}
          />
          <NextPage info={pageInfo} after={after} />
        </>
      )}
    </Asked>
  );
}

function Order({ id }: { id: string }) {
  const { say } = useTongue();
  const [reason, setReason] = useState('');
  const order = useAct(OrderRefund);
  return (
    <details>
      <summary>{say(moneyWords.ORDER)}</summary>
      <Question label={say(workWords.REASON)}>
        {(ties) => <input {...ties} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Question>
      {order.refusal}
      <button type="button" className="button small" onClick={() => order.act({ id, reason: reason.trim() })}>
        {say(moneyWords.ORDER)}
      </button>
    </details>
  );
}
