import type { LocalizedText } from '../../forms/language/text.js';
import { persianList } from '../../forms/persian.js';
import { escapeHtml } from '../../runtime/escape-html.js';
import type { Person } from '../demo-people.js';
import { demoSignInWords as words } from '../messages.js';
import { both, page } from './pages.js';

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
    const titles = persianList(held.map((role) => roles.get(role)?.fa ?? role));
    return `<label><input type="radio" name="login" value="${escapeHtml(id)}"${id === known ? ' checked' : ''}>
<span lang="fa" dir="rtl">${escapeHtml(name.fa)}<small>${escapeHtml(titles)} · <bdi dir="ltr">${escapeHtml(id)}</bdi></small></span></label>`;
  });
  const notice = refused ? `<p class="refused" role="alert">${both(refused)}</p>` : '';
  const start = { fa: '<bdi dir="ltr"><code>npm start</code></bdi>', en: '<code>npm start</code>' };
  const shownBy = words.passwordShown({ start });
  return page(
    words.title,
    `<p>${words.demo.fa}
<span lang="en" dir="ltr">${words.demo.en}</span></p>
${notice}
<form method="post" action="${escapeHtml(action)}">
<fieldset><legend>${both(words.who)}</legend>
${choices.join('\n')}
</fieldset>
<label class="field" for="password">${both(words.password)}</label>
<input id="password" type="password" name="password" required maxlength="100" autocomplete="current-password">
<p>${shownBy.fa}
<span lang="en" dir="ltr">${shownBy.en}</span></p>
<button type="submit">${words.signIn.fa} <span lang="en" dir="ltr" style="color:inherit">${words.signIn.en}</span></button>
</form>`,
  );
}
