import { paymentFacts, paymentPage } from '../../http/payment-page.js';
import { bankWords } from '../messages.js';

interface Visit {
  slipId: string;
  /** whole rials */
  amount: bigint;
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
