import { useState } from 'react';
import { useQuery } from 'urql';
import { latinDigits } from '../../forms/persian.js';
import type { ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { moneyWords } from './messages.js';
import { DaysQuery } from './operations.js';

/** The ledger's sums of each day. */
export function Days() {
  const { say, money, day, number } = useTongue();
  const [typed, setTyped] = useState({ from: '', until: '' });
  const [span, setSpan] = useState<{ from: string | null; until: string | null }>({ from: null, until: null });
  const found = useQuery({ query: DaysQuery, variables: span });
  const titleOf = (types: ResultOf<typeof DaysQuery>['permitTypes'], code: string) => {
    const fee = types.flatMap(({ fees }) => fees).find(({ payee }) => payee === code);
    return fee ? say(fee.payeeTitle) : code;
  };
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          setSpan({ from: latinDigits(typed.from.trim()) || null, until: latinDigits(typed.until.trim()) || null });
        }}
      >
        {(['from', 'until'] as const).map((name) => (
          <Question
            key={name}
            label={say(name === 'from' ? moneyWords.FROM : moneyWords.UNTIL)}
            help={say(moneyWords.DAY_HELP)}
          >
            {(ties) => (
              <input
                {...ties}
                dir="ltr"
                inputMode="numeric"
                value={typed[name]}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
              />
            )}
          </Question>
        ))}
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      <Asked of={found}>
        {({ cashSums, permitTypes }) => (
          <Rows
            of={cashSums}
            keyOf={(sums) => `${sums.day} ${sums.currency.code}`}
            columns={[
              { title: say(moneyWords.DAY), show: (sums) => day(sums.day) },
              { title: say(moneyWords.COUNT), isNumber: true, show: ({ receipts }) => number(receipts) },
              {
                title: say(moneyWords.RECEIVED),
                isNumber: true,
                show: ({ received, currency }) => money(received, currency),
              },
              {
                title: say(moneyWords.PLACED),
                isNumber: true,
                show: ({ payees, currency }) =>
                  payees.map(({ payee, amount }) => (
                    <div key={payee}>
                      {titleOf(permitTypes, payee)}: {money(amount, currency)}
                    </div>
                  )),
              },
              {
                title: say(moneyWords.REFUNDED),
                isNumber: true,
                show: ({ refunds, currency }) => money(refunds, currency),
              },
              {
                title: say(moneyWords.HELD),
                isNumber: true,
                show: ({ unmatched, currency }) => money(unmatched, currency),
              },
            ]}
          />
        )}
      </Asked>
    </>
  );
}
