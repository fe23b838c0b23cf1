import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { AskedPage } from '../../shared/asked.js';
import { InWords } from '../../shared/in-words.js';
import { useTongue } from '../../shared/language.js';
import { publicNoticeWords as words } from '../../shared/messages/notices.js';
import { Page } from '../../shared/page.js';
import { SignInFirst } from '../../shared/sign-in-first.js';
import { TalkAbout } from '../../shared/talk-about.js';
import { useViewer } from '../../shared/viewer.js';
import { type Notice, NoticeQuery } from './operations.js';
import { Respond } from './respond.js';

/** One notice: what everybody sees of the case, and what may be filed on it. */
export default function NoticePage() {
  const { say } = useTongue();
  const { code } = useParams({ from: '/notices/$code' });
  const found = useQuery({ query: NoticeQuery, variables: { code } });
  return (
    <AskedPage of={found}>
      {({ publicNotice }) =>
        publicNotice ? (
          <Shown of={publicNotice} />
        ) : (
          <Page title={say(words.TITLE)}>
            <p className="notice">{say(words.OVER)}</p>
          </Page>
        )
      }
    </AskedPage>
  );
}

function Shown({ of }: { of: Notice }) {
  const { say, code, moment } = useTongue();
  const viewer = useViewer();
  return (
    <Page title={say(of.title)}>
      <p>
        {say(of.permitType)} {code(of.reference)} · {say(words.UNTIL({ moment: moment(of.until) }))}
      </p>
      <p>{say(of.text)}</p>
      {of.shown.length > 0 && (
        <>
          <h2>{say(words.SHOWN)}</h2>
          <InWords of={of.shown} />
        </>
      )}
      {of.documents.length > 0 && (
        <>
          <h2>{say(words.DOCUMENTS)}</h2>
          <ul className="plain">
            {of.documents.map(({ code: document, title, url }) => (
              <li key={url}>
                <a href={new URL(url).pathname} download>
                  {say(title)} <bdi>{document}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {of.asCases.map(({ kind, permitType, title }) => (
        <section key={kind} className="card">
          <h2>{say(title)}</h2>
          <p>{say(words.AS_CASE)}</p>
          <Link to="/apply/$type" params={{ type: permitType }} search={{ notice: of.code }} className="button">
            {say(words.BEGIN)}
          </Link>
        </section>
      ))}
      {of.takes.length > 0 &&
        (viewer ? (
          of.takes.map((kind) => <Respond key={kind} of={of} kind={kind} />)
        ) : (
          <SignInFirst why={say(words.SIGN_IN)} />
        ))}
      {viewer && <TalkAbout notice={of.code} />}
    </Page>
  );
}
