import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { ColoursSwitch } from './colours-switch.js';
import { useTongue } from './language.js';
import { shellWords, stateWords } from './messages/shell.js';
import { keepOnlyOf } from './outbox/vault.js';
import { signInAddress, signOut } from './session.js';
import { useViewer, type Viewer } from './viewer.js';
import { AREAS } from './work/areas.js';

const APPLY = new Set(['CITIZEN', 'OFFICE']);
const applies = (viewer: Viewer) => viewer.roles.some(({ role }) => !role || APPLY.has(role.kind));

/** What stands around every page: where one can go, who is signed in, the language and the colours. */
export function Shell() {
  const { say, language, change } = useTongue();
  const viewer = useViewer();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const [open, setOpen] = useState(false);
  const work = viewer && AREAS.find(({ isOf }) => isOf(viewer));
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come to another page has used the menu
  useEffect(() => setOpen(false), [here]);
  const account = viewer === undefined ? undefined : (viewer?.accountId ?? null);
  useEffect(() => {
    if (account !== undefined) void keepOnlyOf(account).catch(() => undefined);
  }, [account]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say(shellWords.TO_CONTENT)}
      </a>
      <header className="top">
        <div className="top-row">
          <Link to="/" className="brand">
            <img src="/icon.svg" width="28" height="28" alt="" />
            {say(shellWords.NAME)}
          </Link>
          <button
            type="button"
            className="button quiet menu-button"
            aria-expanded={open}
            aria-controls="menu"
            onClick={() => setOpen(!open)}
          >
            {say(shellWords.MENU)}
          </button>
          <div id="menu" className={open ? 'menu open' : 'menu'}>
            <nav aria-label={say(shellWords.MENU)}>
              {viewer?.appliesForSelf && <Link to="/my">{say(shellWords.MY)}</Link>}
              {viewer?.office?.kind === 'ENGINEERING' && <Link to="/office">{say(shellWords.OFFICE)}</Link>}
              {viewer && applies(viewer) && <Link to="/talk">{say(shellWords.TALK)}</Link>}
              {work && <Link to={work.to}>{say(shellWords.DESK)}</Link>}
              <Link to="/offices">{say(shellWords.OFFICES)}</Link>
              <Link to="/notices">{say(shellWords.PUBLIC_NOTICES)}</Link>
              <Link to="/transparency">{say(shellWords.TRANSPARENCY)}</Link>
              <Link to="/verify">{say(shellWords.VERIFY)}</Link>
            </nav>
            <ColoursSwitch />
            <button
              type="button"
              className="button quiet"
              lang={language === 'fa' ? 'en' : 'fa'}
              onClick={() => change(language === 'fa' ? 'en' : 'fa')}
            >
              {say(shellWords.OTHER_LANGUAGE)}
            </button>
            {viewer && (
              <div className="row">
                <span>{viewer.person ? say(viewer.person.name) : viewer.accountId}</span>
                <button type="button" className="button quiet" onClick={signOut}>
                  {say(shellWords.SIGN_OUT)}
                </button>
              </div>
            )}
          </div>
          {viewer === null && (
            <a className="button" href={signInAddress()}>
              {say(shellWords.SIGN_IN)}
            </a>
          )}
        </div>
      </header>
      <main id="content">
        <Suspense
          fallback={
            <p className="waiting" role="status">
              {say(stateWords.LOADING)}
            </p>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <footer className="foot">
        <div className="foot-row">{say(shellWords.FOOT)}</div>
      </footer>
    </div>
  );
}
