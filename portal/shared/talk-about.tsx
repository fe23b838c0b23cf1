import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from './api/graphql.js';
import { useTongue } from './language.js';
import { talkAboutWords as words } from './messages/talk-about.js';
import { useAct } from './work/use-act.js';

const Start = graphql(`
  mutation TalkAbout($input: StartConversationInput!) {
    startConversation(input: $input) { conversation { id } errors { code message { fa en } } }
  }
`);

interface Props {
  /** the one that it is about */
  reference?: string;
  invitation?: string;
  notice?: string;
}

/** Leads to a talk about a case, an invitation or a notice. Pressed twice it is one talk. */
export function TalkAbout(about: Props) {
  const { say, language } = useTongue();
  const go = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { act, refusal } = useAct(Start);
  async function begin() {
    const spoken = language === 'en' ? ('EN' as const) : ('FA' as const);
    const done = await act({ input: { ...about, language: spoken, idempotencyKey } });
    const id = done?.startConversation.conversation?.id;
    if (id !== undefined) await go({ to: '/talk', search: { id } });
  }
  return (
    <>
      <p>
        <button type="button" className="button quiet" onClick={() => void begin()}>
          {say(words.TALK)}
        </button>
      </p>
      {refusal}
    </>
  );
}
