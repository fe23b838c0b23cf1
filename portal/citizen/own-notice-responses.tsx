import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { WhyFragment } from '../shared/evaluation/fragments.js';
import { Filled } from '../shared/form/filled.js';
import { useTongue } from '../shared/language.js';
import { noticeOutcomes, responseWords as words } from '../shared/messages/notices.js';
import { useAct } from '../shared/work/use-act.js';
import { Objection } from './case/objections.js';
import { WayToObject } from './case/way-to-object.js';

const Own = graphql(
  `
  query OwnNoticeResponses {
    viewer {
      accountId
      noticeResponses {
        code kind reference title { fa en } permitType { fa en } text answers filedAt filedAs withdrawnAt answer outcome permit
        form { formSchema uiSchema place { permitType version step body } }
        appeals { code title { fa en } until why { ...WhyShown } isOrder effect hasHearing grounds { code title { fa en } basis } }
        objections { state title { fa en } filedAt byThirdParty reason decidedAt decision }
      }
    }
  }
`,
  [WhyFragment],
);
const TakeBack = graphql(`
  mutation WithdrawNoticeResponse($input: WithdrawNoticeResponseInput!) {
    withdrawNoticeResponse(input: $input) { errors { code message { fa en } } response { code } }
  }
`);

/** What one has filed on notices, with what became of it, and how its decision may be objected to. */
export function OwnNoticeResponses() {
  const { say, code, moment } = useTongue();
  const [{ data }] = useQuery({ query: Own, requestPolicy: 'cache-and-network' });
  const { act, refusal } = useAct(TakeBack, ['OwnNoticeResponse', 'Viewer']);
  const all = data?.viewer?.noticeResponses ?? [];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="own-responses">
      <h2 id="own-responses">{say(words.OWN)}</h2>
      {refusal}
      <ul className="cards">
        {all.map((of) => (
          <li key={of.code} className="card">
            <h3>{say(of.title)}</h3>
            <p>
              {say(words[of.kind])} {code(of.code)}{' '}
              {of.withdrawnAt && <span className="badge">{say(words.WITHDRAWN)}</span>}
            </p>
            <p>
              {say(of.permitType)} {code(of.reference)} {of.permit && code(of.permit)}{' '}
              {!of.withdrawnAt && <span className="badge">{say(noticeOutcomes[of.outcome])}</span>}
            </p>
            {of.text && (
              <p dir="auto" className="written">
                {of.text}
              </p>
            )}
            <Filled of={of.form} answers={of.answers} />
            {of.answer && (
              <p dir="auto">
                <strong>{say(words.ANSWER)}:</strong> {of.answer}
              </p>
            )}
            <small>{moment(of.filedAt)}</small>
            {of.objections.map((each) => (
              <Objection key={each.filedAt} of={each} />
            ))}
            {of.appeals.map((appeal) => (
              <WayToObject key={appeal.code} of={appeal} reference={of.reference} />
            ))}
            {of.filedAs && (
              <Link to="/case/$reference" params={{ reference: of.filedAs }}>
                {say(words.TO_CASE)} {code(of.filedAs)}
              </Link>
            )}
            {!of.filedAs && !of.withdrawnAt && of.outcome === 'UNDECIDED' && (
              <button
                type="button"
                className="button second small"
                onClick={() => void act({ input: { code: of.code } })}
              >
                {say(words.WITHDRAW)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
