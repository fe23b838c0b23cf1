import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from './api/graphql.js';
import { Filled } from './form/filled.js';
import { useTongue } from './language.js';
import { statusWords } from './messages/cases.js';
import { noticeFees, responseWords as words } from './messages/notices.js';
import { Question } from './work/question.js';
import { useAct } from './work/use-act.js';

const OfCase = graphql(`
  query NoticeResponses($reference: ID!) {
    application(reference: $reference) {
      reference
      noticeResponses { code kind by { account name { fa en } } text answers filedAt withdrawnAt answer
        form { formSchema uiSchema place { permitType version step body } }
        filedAs { reference permitType { fa en } status fee mayRead } }
    }
  }
`);
const Answer = graphql(`
  mutation AnswerNoticeResponse($input: AnswerNoticeResponseInput!) {
    answerNoticeResponse(input: $input) { errors { code message { fa en } } application { reference } }
  }
`);
type Response = NonNullable<ResultOf<typeof OfCase>['application']>['noticeResponses'][number];

/** What people filed on the public notices of a case. `answers`: the reader works on it, and may say something to each. */
export function NoticeResponses({ reference, answers = false }: { reference: string; answers?: boolean }) {
  const { say } = useTongue();
  const [{ data }] = useQuery({ query: OfCase, variables: { reference }, requestPolicy: 'cache-and-network' });
  const all = data?.application?.noticeResponses ?? [];
  if (all.length === 0) return null;
  return (
    <section className="block" aria-labelledby="responses">
      <h2 id="responses">{say(words.TITLE)}</h2>
      <ul className="plain">
        {all.map((response) => (
          <li key={response.code} className="check">
            <OneResponse of={response} />
            {answers && !response.answer && !response.withdrawnAt && <ToAnswer code={response.code} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneResponse({ of }: { of: Response }) {
  const { say, code, moment } = useTongue();
  const { kind, by, text, form, answers, filedAt, filedAs, withdrawnAt, answer } = of;
  return (
    <>
      <p>
        <strong>{say(words[kind])}</strong> {code(of.code)} {withdrawnAt && <>({say(words.WITHDRAWN)})</>}
      </p>
      {filedAs && (
        <p>
          {say(filedAs.permitType)}{' '}
          {filedAs.mayRead ? (
            <Link to="/case/$reference" params={{ reference: filedAs.reference }}>
              {code(filedAs.reference)}
            </Link>
          ) : (
            code(filedAs.reference)
          )}{' '}
          <span className="badge">{say(statusWords[filedAs.status])}</span>{' '}
          <span className="badge">{say(noticeFees[filedAs.fee])}</span>
        </p>
      )}
      {text && (
        <p dir="auto" className="written">
          {text}
        </p>
      )}
      <Filled of={form} answers={answers} />
      <small>
        {by && <>{by.name ? say(by.name) : <bdi>{by.account}</bdi>} · </>}
        {moment(filedAt)}
      </small>
      {answer && (
        <p dir="auto">
          <strong>{say(words.ANSWER)}:</strong> {answer}
        </p>
      )}
    </>
  );
}

function ToAnswer({ code }: { code: string }) {
  const { say } = useTongue();
  const [text, setText] = useState('');
  const { act, refusal, busy } = useAct(Answer, ['NoticeResponse', 'PermitApplication']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { code, answer: text.trim() } });
      }}
    >
      <Question label={say(words.TO_ANSWER)}>
        {(ties) => <textarea {...ties} rows={2} value={text} onChange={({ target }) => setText(target.value)} />}
      </Question>
      {refusal}
      <button type="submit" className="button second small" aria-disabled={busy}>
        {say(words.SEND)}
      </button>
    </form>
  );
}
