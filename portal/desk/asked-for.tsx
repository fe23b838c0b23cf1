import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { askedForWords } from './messages.js';

const AskedForQuery = graphql(`query AskedFor { personRequests { conversation reference text askedAt } }`);
const AnswerPerson = graphql(`
  mutation AnswerPerson($input: AnswerPersonInput!) { answerPerson(input: $input) { conversation errors { message { fa en } } } }
`);

/** Who waits for a person in a conversation; nothing where nobody does. */
export function AskedFor() {
  const { say, code, moment } = useTongue();
  const [{ data }, again] = useQuery({ query: AskedForQuery, requestPolicy: 'cache-and-network' });
  const requests = data?.personRequests ?? [];
  if (requests.length === 0) return null;
  return (
    <details className="notice">
      <summary>{say(askedForWords.TITLE({ count: requests.length }))}</summary>
      <ul className="plain">
        {requests.map(({ conversation, reference, text, askedAt }) => (
          <li key={conversation}>
            <p dir="auto">
              {code(reference)} {askedAt && <small>{moment(askedAt)}</small>}
              <br />
              {text === '' ? say(askedForWords.NO_WORDS) : text}
            </p>
            <Answer conversation={conversation} onDone={() => again({ requestPolicy: 'network-only' })} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Answer({ conversation, onDone }: { conversation: string; onDone(): void }) {
  const { say } = useTongue();
  const [text, setText] = useState('');
  const [{ data, error, fetching }, send] = useMutation(AnswerPerson);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || fetching) return;
    const { data: sent } = await send({ input: { conversation, text: text.trim() } });
    if (sent) onDone();
  }
  return (
    <form onSubmit={submit} className="stack">
      <textarea
        dir="auto"
        rows={2}
        maxLength={2_000}
        aria-label={say(askedForWords.ANSWER)}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {error && <Refused error={error} />}
      {data?.answerPerson.errors.map(({ message }) => (
        <p key={message.en} role="alert">
          {say(message)}
        </p>
      ))}
      <button type="submit" className="button" aria-disabled={fetching}>
        {say(askedForWords.SEND)}
      </button>
    </form>
  );
}
