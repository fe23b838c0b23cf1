import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { letterWords } from './messages.js';

const LettersQuery = graphql(`
  query Letters($reference: ID!) {
    application(reference: $reference) {
      reference
      allowedActions
      messages(first: 30) { edges { node { id side text sentAt author { account name { fa en } } } } }
    }
  }
`);
const Send = graphql(`
  mutation SendLetter($reference: ID!, $text: String!) {
    sendMessage(input: { reference: $reference, text: $text }) { errors { code message { fa en } } message { id } }
  }
`);

/** What the applicant and the municipality have written to each other about a case, and another message. */
export function MessagesOfCase({ reference }: { reference: string }) {
  const { say, moment, comma } = useTongue();
  const [{ data }] = useQuery({ query: LettersQuery, variables: { reference }, requestPolicy: 'cache-and-network' });
  const send = useAct(Send, ['CaseMessage', 'CaseMessageConnection', 'PermitApplication']);
  const [text, setText] = useState('');
  const found = data?.application;
  if (!found) return null;
  const messages = found.messages.edges.map(({ node }) => node);
  return (
    <section className="block" aria-labelledby="letters">
      <h2 id="letters">{say(letterWords.TITLE)}</h2>
      {messages.length === 0 && <p className="dim">{say(letterWords.NONE)}</p>}
      <ul className="plain">
        {messages.map(({ id, side, text: words, sentAt, author }) => (
          <li key={id} className="check">
            <p dir="auto" className="written">
              {words}
            </p>
            <small>
              {say(letterWords[side])} {author.name ? say(author.name) : <bdi>{author.account}</bdi>}
              {comma}
              {moment(sentAt)}
            </small>
          </li>
        ))}
      </ul>
      {found.allowedActions.includes('SEND_MESSAGE') && (
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            if (await send.act({ reference, text: text.trim() })) setText('');
          }}
        >
          <Question label={say(letterWords.WRITE)}>
            {(ties) => <textarea {...ties} rows={2} value={text} onChange={({ target }) => setText(target.value)} />}
          </Question>
          {send.refusal}
          <button type="submit" className="button second small" aria-disabled={send.busy}>
            {say(letterWords.SEND)}
          </button>
        </form>
      )}
    </section>
  );
}
