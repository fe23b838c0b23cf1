import { verdictText } from '../city/papers/verdict-text.js';
import type { RegisterVerdict } from '../city/papers/verification.js';
import { jalaliDay } from '../forms/jalali.js';
import type { LocalizedText } from '../forms/language/text.js';
import { persianCode, persianDay, persianList } from '../forms/persian.js';
import { escapeHtml } from '../runtime/escape-html.js';
import { verifyWords as words } from './messages.js';

/** The public page, before or after a token was sent. It names no person: the paper in the reader's hand does. */
export function verifyPage(result?: RegisterVerdict): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title.fa} | ${words.title.en}</title>
<link rel="stylesheet" href="/verify/verify.css">
<script src="/verify/verify.js" defer></script>
</head>
<body>
<h1>${words.title.fa} <small lang="en" dir="ltr">${words.title.en}</small></h1>
${result ? answer(result) : ''}
<form method="post" action="/verify">
<label for="token">${words.paste.fa}
<span class="line" lang="en" dir="ltr">${words.paste.en}</span></label>
<textarea id="token" name="token" rows="5" dir="ltr" required maxlength="8000" spellcheck="false" autocomplete="off"></textarea>
<button type="submit">${words.verify.fa} | ${words.verify.en}</button>
</form>
</body>
</html>
`;
}

function answer({ verdict, title, plots }: RegisterVerdict): string {
  const text = verdictText(verdict);
  const box = `<div class="verdict ${verdict.valid ? 'yes' : 'no'}" role="status">
<p lang="fa">${escapeHtml(text.fa)}</p>
<p lang="en" dir="ltr">${escapeHtml(text.en)}</p>
</div>`;
  const { permit } = verdict;
  if (!permit) return box;
  const standing = verdict.valid ? undefined : verdict.standing;
  const rows: [title: LocalizedText, value: string | null | undefined][] = [
    [words.number, persianCode(permit.number)],
    [words.type, title && `${title.fa} | ${title.en}`],
    [words.plot, permit.plot && persianCode(permit.plot)],
    [words.plotsEnded, plots && persianList(plots.ended.map(persianCode))],
    [words.plotsBegun, plots && persianList(plots.begun.map(persianCode))],
    [words.issued, persianDay(jalaliDay(new Date(permit.iat * 1000)))],
    [words.validUntil, permit.validUntil && persianDay(permit.validUntil)],
    [words.changed, standing && persianDay(jalaliDay(new Date(standing.at)))],
    [words.reason, standing?.reason],
    [words.supersededBy, standing?.supersededBy && persianCode(standing.supersededBy)],
  ];
  const items = rows.flatMap(([{ fa, en }, value]) =>
    value ? [`<dt>${fa} <span lang="en" dir="ltr">${en}</span></dt><dd>${escapeHtml(value)}</dd>`] : [],
  );
  return `${box}
<dl>${items.join('\n')}</dl>
<p>${words.compare.fa}
<span class="line" lang="en" dir="ltr">${words.compare.en}</span></p>`;
}
