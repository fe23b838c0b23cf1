import { signInWords } from '../messages.js';

/** Shown when the provider's answer is not to a sign-in that this browser began, or is a refusal. */
export function signInFailedPage(): string {
  const { title, heading, why, again } = signInWords;
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.fa} | ${title.en}</title>
<link rel="stylesheet" href="/verify/verify.css">
</head>
<body>
<h1>${heading.fa} <small lang="en" dir="ltr">${heading.en}</small></h1>
<p>${why.fa} <a href="/sign-in">${again.fa}</a></p>
<p lang="en" dir="ltr">${why.en} <a href="/sign-in">${again.en}</a></p>
</body>
</html>
`;
}
