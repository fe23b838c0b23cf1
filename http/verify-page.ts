import { verdictText } from '../city/papers/verdict-text.js';
import type { RegisterVerdict } from '../city/papers/verification.js';
import { jalaliDay } from '../forms/jalali.js';
import { persianCode, persianDay } from '../forms/persian.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

/** The public page, before or after a token was sent. It names no person: the paper in the reader's hand does. */
export function verifyPage(result?: RegisterVerdict): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>اصالت‌سنجی مجوز | Permit verification</title>
<link rel="stylesheet" href="/verify/verify.css">
<script src="/verify/verify.js" defer></script>
</head>
<body>
<h1>اصالت‌سنجی مجوز <small lang="en" dir="ltr">Permit verification</small></h1>
${result ? answer(result) : ''}
<form method="post" action="/verify">
<label for="token">متن کد QR یا نشانی درج‌شده در آن را اینجا بچسبانید.
<span class="line" lang="en" dir="ltr">Paste the text of the QR code, or the address in it.</span></label>
<textarea id="token" name="token" rows="5" dir="ltr" required maxlength="8000" spellcheck="false" autocomplete="off"></textarea>
<button type="submit">بررسی | Verify</button>
</form>
</body>
</html>
`;
}

function answer({ verdict, title }: RegisterVerdict): string {
  const text = verdictText(verdict);
  const box = `<div class="verdict ${verdict.valid ? 'yes' : 'no'}" role="status">
<p lang="fa">${escaped(text.fa)}</p>
<p lang="en" dir="ltr">${escaped(text.en)}</p>
</div>`;
  const { permit } = verdict;
  if (!permit) return box;
  const standing = verdict.valid ? undefined : verdict.standing;
  const rows = [
    ['شماره', 'Number', persianCode(permit.number)],
    ...(title ? [['نوع', 'Type', `${title.fa} | ${title.en}`]] : []),
    ...(permit.plot ? [['کد نوسازی ملک', 'Plot', persianCode(permit.plot)]] : []),
    ['تاریخ صدور', 'Issued', persianDay(jalaliDay(new Date(permit.iat * 1000)))],
    ...(permit.validUntil ? [['اعتبار تا پایان', 'Valid until the end of', persianDay(permit.validUntil)]] : []),
    ...(standing ? [['تغییر وضعیت', 'Status changed', persianDay(jalaliDay(new Date(standing.at)))]] : []),
    ...(standing?.reason ? [['دلیل', 'Reason', standing.reason]] : []),
    ...(standing?.supersededBy ? [['مجوز جانشین', 'Superseded by', persianCode(standing.supersededBy)]] : []),
  ];
  const items = rows.map(
    ([fa = '', en = '', value = '']) =>
      `<dt>${escaped(fa)} <span lang="en" dir="ltr">${escaped(en)}</span></dt><dd>${escaped(value)}</dd>`,
  );
  return `${box}
<dl>${items.join('\n')}</dl>
<p>این مشخصات را با برگه‌ای که در دست دارید مقایسه کنید.
<span class="line" lang="en" dir="ltr">Compare these with the paper in your hand.</span></p>`;
}
