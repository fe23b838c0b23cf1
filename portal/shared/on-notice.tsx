import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from './api/graphql.js';
import { useTongue } from './language.js';
import { noticeOutcomes, onNoticeWords as words } from './messages/notices.js';

const OnNoticeQuery = graphql(`
  query OnNotice($reference: ID!) {
    application(reference: $reference) {
      reference
      onNotice {
        notice reference title { fa en } permitType { fa en } kind isOpen
        response { code withdrawnAt answer outcome }
      }
    }
  }
`);

/** The public notice of another case that an application is filed on, and what became of it there. */
export function OnNotice({ reference }: { reference: string }) {
  const { say, code } = useTongue();
  const [{ data }] = useQuery({ query: OnNoticeQuery, variables: { reference }, requestPolicy: 'cache-and-network' });
  const on = data?.application?.onNotice;
  if (!on) return null;
  const { response } = on;
  return (
    <section className="notice">
      <p>
        {say(words[on.kind ?? 'REQUEST'])}{' '}
        {on.isOpen ? (
          <Link to="/notices/$code" params={{ code: on.notice }}>
            {say(on.title)}
          </Link>
        ) : (
          say(on.title)
        )}
        {' · '}
        {say(on.permitType)} {code(on.reference)}{' '}
        {response && !response.withdrawnAt && <span className="badge">{say(noticeOutcomes[response.outcome])}</span>}
      </p>
      {!response && !on.isOpen && <p>{say(words.TOO_LATE)}</p>}
      {response && (
        <p>
          {code(response.code)} {response.withdrawnAt && <span className="badge">{say(words.OFF)}</span>}
        </p>
      )}
      {response?.answer && (
        <p dir="auto">
          <strong>{say(words.ANSWER)}:</strong> {response.answer}
        </p>
      )}
    </section>
  );
}
