import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Asked, Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { NotFoundPage } from '../shared/not-found-page.js';
import { Page } from '../shared/page.js';
import { SignInFirst } from '../shared/sign-in-first.js';
import { useViewer } from '../shared/viewer.js';
import { ConversationShown } from './conversation.js';
import { talkWords } from './messages.js';
import { StartTalk, TalkQuery, TalksQuery } from './operations.js';

/** A talk with the assistant: what it is about first, then the talk itself. */
export default function TalkPage() {
  const { id } = useSearch({ from: '/talk' });
  const { say } = useTongue();
  const viewer = useViewer();
  return (
    <>
      {viewer === null && (
        <Page title={say(talkWords.TITLE)}>
          <SignInFirst why={say(talkWords.WHY)} />
        </Page>
      )}
      {viewer && (id === undefined ? <Choice /> : <Talk id={id} />)}
    </>
  );
}

function Talk({ id }: { id: string }) {
  const found = useQuery({ query: TalkQuery, variables: { id }, requestPolicy: 'network-only' });
  return (
    <Asked of={found}>
      {({ conversation }) => (conversation ? <ConversationShown key={id} first={conversation} /> : <NotFoundPage />)}
    </Asked>
  );
}

function Choice() {
  const { say, code, moment, language } = useTongue();
  const go = useNavigate();
  const talks = useQuery({ query: TalksQuery, requestPolicy: 'network-only' });
  const [started, start] = useMutation(StartTalk);
  // Pressed twice, or sent again by the network, it is one conversation.
  const [key] = useState(() => crypto.randomUUID());

  async function begin(permitType: string) {
    const input = { permitType, language: language === 'en' ? ('EN' as const) : ('FA' as const) };
    const { data } = await start({ input: { ...input, idempotencyKey: `${permitType}-${key}` } });
    const id = data?.startConversation.conversation?.id;
    if (id !== undefined) await go({ to: '/talk', search: { id } });
  }
  return (
    <Page title={say(talkWords.TITLE)}>
      <Asked of={talks}>
        {({ permitTypes, conversations }) => (
          <>
            {started.error && <Refused error={started.error} />}
            {started.data?.startConversation.errors.map(({ message }) => (
              <p key={message.en} className="notice bad" role="alert">
                {say(message)}
              </p>
            ))}
            <h2>{say(talkWords.ABOUT)}</h2>
            <p className="row">
              {permitTypes
                .filter(({ onNotice }) => !onNotice)
                .map(({ code: type, title }) => (
                  <button key={type} type="button" className="button" onClick={() => begin(type)}>
                    {say(title)}
                  </button>
                ))}
            </p>
            {conversations.edges.length > 0 && <h2>{say(talkWords.OPEN)}</h2>}
            <ul>
              {conversations.edges.map(({ node }) => (
                <li key={node.id}>
                  <Link to="/talk" search={{ id: node.id }}>
                    {say(node.title)} {node.application && code(node.application.reference)}
                  </Link>{' '}
                  <small>{moment(node.updatedAt)}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Page>
  );
}
