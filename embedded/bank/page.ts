import type { Currency } from '../../forms/money.js';
import { paymentFacts, paymentPage } from '../../http/payment-page.js';
import { bankWords } from '../messages.js';

interface Visit {
  slipId: string;
  /** in smallest units */
  amount: bigint;
  /** left out where it is the rial */
  currency?: Currency | undefined;
}

export function formPage(visit: Visit): string {
  return paymentPage(
    bankWords.title.fa,
    `<p>${bankWords.notReal.fa}</p>${paymentFacts(visit)}
<form method="post">
<button name="outcome" value="paid">${bankWords.pay.fa}</button>
<button name="outcome" value="failed">${bankWords.fail.fa}</button>
</form>`,
  );
}

/** `sentence` is HTML of this room's own. */
export function messagePage(title: string, sentence: string): string {
  return paymentPage(title, `<p>${sentence}</p>`);
}
