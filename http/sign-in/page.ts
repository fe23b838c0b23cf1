/** Shown when the provider's answer is not to a sign-in that this browser began, or is a refusal. */
export function signInFailedPage(): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ورود کامل نشد | Not signed in</title>
<link rel="stylesheet" href="/verify/verify.css">
</head>
<body>
<h1>ورود کامل نشد <small lang="en" dir="ltr">You are not signed in</small></h1>
<p>شاید از ورود منصرف شده‌اید، یا بیش از ده دقیقه از آغاز آن گذشته است. <a href="/sign-in">دوباره وارد شوید.</a></p>
<p lang="en" dir="ltr">You gave up, or it took more than ten minutes. <a href="/sign-in">Sign in again.</a></p>
</body>
</html>
`;
}
