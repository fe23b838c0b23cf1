import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { AskedPage } from '../shared/asked.js';
import { AsksFirst } from '../shared/asks-first.js';
import { WorkFilesOf } from '../shared/files/work-files.js';
import { useAskedForm } from '../shared/form/asked-form.js';
import { InWords } from '../shared/in-words.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { SignInFirst } from '../shared/sign-in-first.js';
import { TalkAbout } from '../shared/talk-about.js';
import { useAct } from '../shared/work/use-act.js';
import { invitationWords as words } from './messages/invitations.js';

const One = graphql(`
  query Invitation($id: ID!) {
    viewer {
      accountId
      invitations(code: $id) {
        id
        code
        reference
        status
        title { fa en }
        text { fa en }
        permitType { fa en }
        until
        chosen { fa en }
        shown { path title { fa en } text { fa en } }
        documents { title { fa en } url }
        choices { code title { fa en } as needs }
        form { formSchema uiSchema place { permitType version step body } }
        documentsAsked { code title { fa en } optional many maxFiles accept }
        files { id code fileName url note takenAt takenAtFrom latitude longitude placeFrom }
      }
    }
  }
`);

const Answer = graphql(`
  mutation AnswerInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) { errors { code path message { fa en } } invitation { id status } }
  }
`);

type Invitation = NonNullable<ResultOf<typeof One>['viewer']>['invitations'][number];

/** What somebody who is named in a case sees of it, and their answer. */
export default function InvitationPage() {
  const { say } = useTongue();
  const { id } = useParams({ from: '/my/invitations/$id' });
  const found = useQuery({ query: One, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <AskedPage of={found}>
      {({ viewer }) => {
        const [invitation] = viewer?.invitations ?? [];
        if (invitation) return <Shown of={invitation} onFiles={() => found[1]({ requestPolicy: 'network-only' })} />;
        return (
          <Page title={say(words.TITLE)}>{viewer ? <p className="notice">{say(words.NONE)}</p> : <SignInFirst />}</Page>
        );
      }}
    </AskedPage>
  );
}

function Shown({ of, onFiles }: { of: Invitation; onFiles(): void }) {
  const { say, code, moment } = useTongue();
  const { status, chosen, shown, documents } = of;
  return (
    <Page title={say(of.title)}>
      <p>
        {say(of.permitType)} {code(of.reference)}
        {of.until && <> · {say(words.UNTIL({ moment: moment(of.until) }))}</>}
      </p>
      <p>{say(of.text)}</p>
      <p>
        <span className={status === 'OPEN' ? 'badge waits' : 'badge'}>{say(words[status])}</span>{' '}
        {chosen && <strong>{say(chosen)}</strong>}
      </p>
      {status === 'OPEN' && <small>{say(words.LEAD)}</small>}
      {shown.length > 0 && (
        <>
          <h2>{say(words.SHOWN)}</h2>
          <InWords of={shown} />
        </>
      )}
      {documents.length > 0 && (
        <>
          <h2>{say(words.DOCUMENTS)}</h2>
          <ul className="plain">
            {documents.map(({ title, url }) => (
              <li key={url}>
                <a href={new URL(url).pathname + new URL(url).search} download>
                  {say(title)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {status === 'OPEN' && <Choices of={of} onFiles={onFiles} />}
      <TalkAbout invitation={of.code} />
    </Page>
  );
}

/** The form, the words, and a button for each answer. */
function Choices({ of, onFiles }: { of: Invitation; onFiles(): void }) {
  const { say } = useTongue();
  const [reason, setReason] = useState('');
  const { act, refusal, issues } = useAct(Answer, ['Invitation', 'Viewer']);
  const { answers, isBegun, fields } = useAskedForm(of.form, issues);
  return (
    <section className="card" aria-labelledby="answer">
      <h2 id="answer">{say(words.ANSWER)}</h2>
      {fields}
      {of.documentsAsked.length > 0 && (
        <>
          <WorkFilesOf id={of.code} of={of} by="attachToInvitation" onChange={onFiles} />
          <p>
            <small>{say(words.FILES_HELP)}</small>
          </p>
        </>
      )}
      <div className="question">
        <label htmlFor="reason">{say(words.REASON)}</label>
        <small id="reason-help" className="help">
          {say(words.REASON_HELP)}
        </small>
        <textarea
          id="reason"
          rows={3}
          maxLength={4000}
          aria-describedby="reason-help"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {refusal}
      <div className="row">
        {of.choices.map(({ code, title, needs }) => (
          <AsksFirst
            key={code}
            title={say(title)}
            onYes={() =>
              void act({
                input: {
                  code: of.code,
                  outcome: code,
                  reason: reason.trim() || null,
                  ...(of.form && (isBegun || needs.includes('FORM')) ? { answers } : {}),
                },
              })
            }
          >
            <p>{say(words.FINAL)}</p>
          </AsksFirst>
        ))}
      </div>
    </section>
  );
}
