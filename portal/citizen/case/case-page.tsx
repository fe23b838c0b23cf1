import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { AskedPage } from '../../shared/asked.js';
import { ConditionsSet } from '../../shared/conditions-set.js';
import { EvaluationShown } from '../../shared/evaluation/evaluation.js';
import { FeeChanges } from '../../shared/evaluation/fee-changes.js';
import { useTongue } from '../../shared/language.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { NoticeResponses } from '../../shared/notice-responses.js';
import { OnBehalf } from '../../shared/on-behalf.js';
import { OnNotice } from '../../shared/on-notice.js';
import { Page } from '../../shared/page.js';
import { Stages } from '../../shared/stages.js';
import { TalkAbout } from '../../shared/talk-about.js';
import { useViewer } from '../../shared/viewer.js';
import { Visit } from '../../shared/visit.js';
import { Acts } from './acts.js';
import { AttachedFiles } from './attached-files.js';
import { Automated } from './automated.js';
import { Decisions } from './decisions.js';
import { Evidence } from './evidence.js';
import { KeptPermit } from './kept-permit.js';
import { Letters } from './letters.js';
import { caseWords } from './messages.js';
import { Now } from './now.js';
import { Objections } from './objections.js';
import { type Case, CaseQuery } from './operations.js';
import { OtherPermits } from './other-permits.js';
import { PermitCard } from './permit-card.js';
import { ReturnedByEngine } from './returned-by-engine.js';
import { Revisions } from './revisions.js';
import { Slips } from './slips.js';
import { Stated } from './stated.js';
import { Tellings } from './tell.js';
import { WhoIsAsked } from './who-is-asked.js';

/** One answer to "where is my case", and all there is to it. */
export default function CasePage() {
  const { reference } = useParams({ from: '/case/$reference' });
  const found = useQuery({ query: CaseQuery, variables: { reference }, requestPolicy: 'cache-and-network' });
  return (
    <AskedPage of={found} away={<KeptPermit reference={reference} />}>
      {({ application }) =>
        application ? (
          <CaseShown of={application} onChange={() => found[1]({ requestPolicy: 'network-only' })} />
        ) : (
          <NotFoundPage />
        )
      }
    </AskedPage>
  );
}

function CaseShown({ of, onChange }: { of: Case; onChange(): void }) {
  const { say, code, moment } = useTongue();
  const viewer = useViewer();
  const { reference, permitType, evaluation, permit, slips, timeline, parcel, revision } = of;
  const mayTalk = viewer?.accountId === of.owner.account;
  return (
    <Page title={`${say(permitType.title)} ${code(reference)}`}>
      <OnBehalf of={of} />
      <OnNotice reference={reference} />
      {viewer?.may.includes('SERVE_AT_COUNTER') && of.generation === 'STAFF' && (
        <Link to="/counter/receipt/$reference" params={{ reference }}>
          {say(caseWords.RECEIPT)}
        </Link>
      )}
      {parcel && <p className="dim">{say(caseWords.PLOT({ code: code(parcel) }))}</p>}
      <Now of={of} />
      {mayTalk && <TalkAbout reference={reference} />}
      <WhoIsAsked of={of} />
      {of.decisionUrl && (
        <p>
          <a href={of.decisionUrl}>{say(caseWords.DECISION_PDF)}</a>
        </p>
      )}
      <Tellings of={of} onChange={onChange} />
      <Automated of={of} />
      {of.tasks.map((task) => (
        <Visit
          key={task.id}
          id={task.id}
          of={task}
          side="applicant"
          which={task.step.title}
          entry={task.entry}
          onChange={onChange}
        />
      ))}
      <Decisions of={of} />
      <ReturnedByEngine of={of} />
      <Objections of={of} />
      <NoticeResponses reference={reference} />
      <Stages of={of.stages} />
      <ConditionsSet of={of.conditions} />
      <Evidence of={of} onChange={onChange} />
      {permit && <PermitCard of={of} permit={permit} />}
      <OtherPermits of={of} />
      {evaluation && <FeeChanges changes={evaluation.feeChanges} />}
      {slips.length > 0 && <Slips slips={slips} />}
      <Letters reference={reference} mayWrite={of.allowedActions.includes('SEND_MESSAGE')} />
      <h2>{say(caseWords.MORE)}</h2>
      {evaluation && (
        <details>
          <summary>{say(caseWords.RESULT)}</summary>
          <EvaluationShown evaluation={evaluation} formSchema={permitType.formSchema} />
        </details>
      )}
      <Stated reference={reference} />
      <AttachedFiles of={of} />
      {revision > 1 && <Revisions reference={reference} revision={revision} />}
      <details>
        <summary>{say(caseWords.HISTORY)}</summary>
        <ol className="plain">
          {timeline.map(({ seq, at, summary }) => (
            <li key={seq} className="check">
              <small>{moment(at)}</small>
              <p>{say(summary)}</p>
            </li>
          ))}
        </ol>
      </details>
      <Acts of={of} />
    </Page>
  );
}
