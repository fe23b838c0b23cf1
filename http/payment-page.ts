import { type Currency, moneyOf } from '../forms/money.js';
import { escapeHtml } from '../runtime/escape-html.js';
import { paymentSentences, paymentWords } from './messages.js';

const style = `
@font-face { font-family: Vazirmatn; src: url("/verify/vazirmatn.woff2") format("woff2"); font-weight: 100 900; font-display: swap }
body { font: 1rem/1.8 Vazirmatn, Tahoma, sans-serif; background: #f3f4f6; color: #111827; margin: 0; padding: 1rem }
main { box-sizing: border-box; max-width: 28rem; margin: 8vh auto; background: #fff; border-radius: 1rem; padding: 2rem; box-shadow: 0 1px 8px #0002 }
h1 { font-size: 1.4rem; margin: 0 0 .5rem }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem } dt { color: #4b5563 } dd { margin: 0; text-align: end; font-weight: 600 }
button { font: inherit; width: 100%; padding: .6rem; margin-top: .8rem; border-radius: .6rem; border: 1px solid #9ca3af; background: #fff; cursor: pointer }
button[value=paid] { background: #047857; border-color: #047857; color: #fff }`;

/** What a page about a payment may load and lead to. A form may lead on to the payer's own site. */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** `body` is HTML; whatever in it came from outside must be escaped. */
export function paymentPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

interface Payment {
  slipId: string;
  /** in smallest units */
  amount: bigint;
  /** left out where it is the rial */
  currency?: Currency | undefined;
}

export const paymentFacts = ({ slipId, amount, currency }: Payment): string => `<dl>
<dt>${paymentWords.slipNumber.fa}</dt><dd><bdi dir="ltr">${escapeHtml(slipId)}</bdi></dd>
<dt>${paymentWords.amount.fa}</dt><dd>${escapeHtml(moneyOf(amount, currency).fa)}</dd></dl>`;

export type PaymentResult = 'unpayable' | 'settled' | 'failed' | 'unmatched' | 'pending';

export function resultPage(payment: Payment, result: PaymentResult): string {
  const sentence = paymentSentences[result].fa;
  return paymentPage(paymentWords[result].fa, `<p data-result="${result}">${sentence}</p>${paymentFacts(payment)}`);
}

export const unknownPage = (): string => paymentPage(paymentWords.unknown.fa, `<p>${paymentSentences.unknown.fa}</p>`);
