import type { LocalizedText } from '../../forms/language/text.js';
import type { Person } from '../demo.js';
import { escaped, page } from './pages.js';

export interface LoginForm {
  people: readonly Person[];
  /** titles of roles by their id */
  roles: ReadonlyMap<string, LocalizedText>;
  /** where the form is sent */
  action: string;
  /** shown with the refusal of an earlier try */
  refused?: LocalizedText | undefined;
  chosen?: string | undefined;
}

/** Choose a demo person, give the password that all of them share. */
export function loginPage({ people, roles, action, refused, chosen }: LoginForm): string {
  const known = people.some(({ id }) => id === chosen) ? chosen : people[0]?.id;
  const choices = people.map(({ id, name, roles: held }) => {
    const titles = held.map((role) => roles.get(role)?.fa ?? role).join('، ');
    return `<label><input type="radio" name="login" value="${escaped(id)}"${id === known ? ' checked' : ''}>
<span lang="fa" dir="rtl">${escaped(name.fa)}<small>${escaped(titles)} · <bdi dir="ltr">${escaped(id)}</bdi></small></span></label>`;
  });
  const notice = refused
    ? `<p class="refused" role="alert">${refused.fa} <span lang="en" dir="ltr">${refused.en}</span></p>`
    : '';
  return page(
    { fa: 'ورود به پروانه', en: 'Sign in to Parvaneh' },
    `<p>این‌ها اشخاص آزمایشی‌اند و سامانه ورود شهر جای این صفحه را می‌گیرد.
<span lang="en" dir="ltr">These people are for trying things out; a city’s own provider takes this page’s place.</span></p>
${notice}
<form method="post" action="${escaped(action)}">
<fieldset><legend>با نام چه کسی؟ <span lang="en" dir="ltr">Who are you?</span></legend>
${choices.join('\n')}
</fieldset>
<label class="field" for="password">گذرواژه <span lang="en" dir="ltr">Password</span></label>
<input id="password" type="password" name="password" required maxlength="100" autocomplete="current-password">
<p>گذرواژه همه یکی است و <bdi dir="ltr"><code>npm start</code></bdi> آن را نشان می‌دهد.
<span lang="en" dir="ltr">One for all of them; <code>npm start</code> shows it.</span></p>
<button type="submit">ورود <span lang="en" dir="ltr" style="color:inherit">Sign in</span></button>
</form>`,
  );
}
