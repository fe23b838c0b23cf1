import { type FormEvent, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Asked, Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { letterWords } from './messages.js';
import { MarkRead, MessagesQuery, SendMessage } from './operations.js';

/** What applicant and municipality have written to each other, and a way to write. */
export function Letters({ reference, mayWrite }: { reference: string; mayWrite: boolean }) {
  const { say, moment } = useTongue();
  const asked = useQuery({ query: MessagesQuery, variables: { reference } });
  const [{ data }] = asked;
  const [, markRead] = useMutation(MarkRead);
  const last = data?.application?.messages.edges.at(-1)?.node.sentAt;
  const unread = data?.application?.unreadMessages ?? 0;
  useEffect(() => {
    if (unread > 0 && last) void markRead({ input: { reference, upTo: last } });
  }, [unread, last, reference, markRead]);
  return (
    <section>
      <h2>{say(letterWords.TITLE)}</h2>
      <Asked of={asked}>
        {({ application }) => {
          const edges = application?.messages.edges ?? [];
          if (edges.length === 0) return <p className="dim">{say(letterWords.NONE)}</p>;
          return (
            <ol className="plain letters">
              {edges.map(({ node: { id, side, sentAt, text, author } }) => (
                <li key={id} className={side === 'APPLICANT' ? 'card letter own' : 'card letter'}>
                  <small>
                    {side === 'MUNICIPALITY' ? say(letterWords.MUNICIPALITY) : author.name && say(author.name)} ·{' '}
                    {moment(sentAt)}
                  </small>
                  <p>
                    <bdi>{text || say(letterWords.ERASED)}</bdi>
                  </p>
                </li>
              ))}
            </ol>
          );
        }}
      </Asked>
      {mayWrite && <Write reference={reference} />}
    </section>
  );
}

function Write({ reference }: { reference: string }) {
  const { say } = useTongue();
  const [text, setText] = useState('');
  // Pressed twice, or sent again by the network, it is one message.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sent, send] = useMutation(SendMessage);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || sent.fetching) return;
    const { data } = await send({ input: { reference, text: text.trim(), idempotencyKey: key } });
    if (data?.sendMessage.errors.length !== 0) return;
    setText('');
    setKey(crypto.randomUUID());
  }
  return (
    <form onSubmit={submit} className="question">
      <label htmlFor="letter">{say(letterWords.WRITE)}</label>
      <textarea
        id="letter"
        rows={3}
        dir="auto"
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {sent.error && <Refused error={sent.error} />}
      {sent.data?.sendMessage.errors.map(({ code, message }) => (
        <p key={code} className="issue" role="alert">
          {say(message)}
        </p>
      ))}
      <p>
        <button type="submit" className="button second" aria-disabled={sent.fetching}>
          {say(letterWords.SEND)}
        </button>
      </p>
    </form>
  );
}
