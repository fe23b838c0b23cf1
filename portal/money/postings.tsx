import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { moneyWords } from './messages.js';
import type { ReceiptData } from './operations.js';

/** Both sides of what money has moved in the ledger. */
export function Postings({ of, currency }: { of: ReceiptData['postings']; currency: ReceiptData['currency'] }) {
  const { say, money } = useTongue();
  return (
    <details>
      <summary>{say(moneyWords.LEDGER)}</summary>
      <Rows
        of={of}
        keyOf={({ account, movement, debit, at }) => [account, movement, debit, at].join()}
        columns={[
          { title: say(moneyWords.ACCOUNT), show: ({ account }) => <bdi>{account}</bdi> },
          {
            title: say(moneyWords.DEBIT),
            isNumber: true,
            show: ({ debit }) => (debit === '0' ? '—' : money(debit, currency)),
          },
          {
            title: say(moneyWords.CREDIT),
            isNumber: true,
            show: ({ credit }) => (credit === '0' ? '—' : money(credit, currency)),
          },
        ]}
      />
    </details>
  );
}
