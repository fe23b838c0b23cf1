import type { KoaContextWithOIDC } from 'oidc-provider';
import type { LocalizedText } from '../../forms/language/text.js';
import { escapeHtml } from '../../runtime/escape-html.js';
import { demoSignInWords as words } from '../messages.js';

const signInLink = `<p><a href="/sign-in">${words.signIn.fa} | ${words.signIn.en}</a></p>`;

export const both = ({ fa, en }: LocalizedText): string => `${fa} <span lang="en" dir="ltr">${en}</span>`;

/** One page of the provider; it borrows the look and the font of the public pages. */
export function page(title: LocalizedText, body: string): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.fa} | ${title.en}</title>
<link rel="stylesheet" href="/verify/verify.css">
<style>${style}</style>
</head>
<body>
<h1>${title.fa} <small lang="en" dir="ltr">${title.en}</small></h1>
${body}
</body>
</html>
`;
}

const style = `
p > span[lang=en] { display: block; text-align: right }
h1 small, span[lang=en] { color: #5d6b69; font-size: .8em; font-weight: 400 }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .5rem }
legend, label.field { display: block; font-weight: 600; margin-bottom: .5rem }
fieldset label { display: flex; gap: .6rem; align-items: start; border: 1px solid #c9d6d3; border-radius: .5rem; padding: .5rem .75rem; cursor: pointer; line-height: 1.6 }
fieldset label:has(:checked) { border-color: #0b5d57; background: #eef4f2 }
fieldset input { margin-top: .5rem; accent-color: #0b5d57 }
fieldset small { display: block; color: #5d6b69 }
input[type=password] { font: 1rem monospace; padding: .45rem .6rem; width: 16rem; max-width: 100%; border: 1px solid #9fb3af; border-radius: .4rem; direction: ltr }
.refused { color: #9c2b17; background: #fbf0ee; border: 1px solid; border-radius: .5rem; padding: .5rem .75rem }
button.plain { background: none; color: #0b5d57; border: 1px solid #0b5d57 }`;

export function signOutPage(ctx: KoaContextWithOIDC, form: string): void {
  ctx.body = page(
    words.signOut,
    `<p>${both(words.endSession)}</p>
${form}
<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">${words.signOut.fa} | ${words.signOut.en}</button>
<button type="submit" form="op.logoutForm" class="plain">${words.stay.fa} | ${words.stay.en}</button>`,
  );
}

export function signedOutPage(ctx: KoaContextWithOIDC): void {
  ctx.body = page(words.signedOut, signInLink);
}

/** What the provider refuses: a request that no client of ours makes, or a form that was left open too long. */
export function errorPage(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string | undefined },
): void {
  ctx.type = 'html';
  ctx.body = failurePage(`${out.error}: ${out.error_description ?? ''}`);
}

export function failurePage(detail: string): string {
  return page(
    words.notSignedIn,
    `<p>${both(words.requestRefused)}</p><p dir="ltr"><code>${escapeHtml(detail)}</code></p>${signInLink}`,
  );
}
