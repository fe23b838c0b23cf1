import { paymentFacts, paymentPage } from '../../http/payment-page.js';

interface Visit {
  slipId: string;
  /** whole rials */
  amount: bigint;
}

export function formPage(visit: Visit): string {
  return paymentPage(
    'بانک آزمایشی',
    `<p>این درگاه برای آزمایش است و پولی جابه‌جا نمی‌شود.</p>${paymentFacts(visit)}
<form method="post">
<button name="outcome" value="paid">پرداخت موفق</button>
<button name="outcome" value="failed">پرداخت ناموفق</button>
</form>`,
  );
}

/** `sentence` is HTML of this room's own. */
export function messagePage(title: string, sentence: string): string {
  return paymentPage(title, `<p>${sentence}</p>`);
}
