import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { Differences } from './document/comparison.js';
import { inForce } from './document/in-force.js';
import { VersionsQuery } from './document/operations.js';
import { documentWords, placeWords, proposalWords, publicationWords } from './messages.js';

const ProposedQuery = graphql(`
  query Proposed {
    viewer { accountId }
    publications(status: PROPOSED, first: 100) { id kind code version hash proposedBy proposedAt }
    proposals(status: PROPOSED, first: 100) { id act subject what hash proposedBy proposedAt }
  }
`);
type Publication = ResultOf<typeof ProposedQuery>['publications'][number];

const ApprovePublication = graphql(`
  mutation ApprovePublication($id: ID!, $hash: String!) {
    approvePublication(id: $id, hash: $hash) { id status }
  }
`);
const RejectPublication = graphql(`
  mutation RejectPublication($id: ID!, $reason: String!) {
    rejectPublication(id: $id, reason: $reason) { id status }
  }
`);
const ApproveProposal = graphql(`
  mutation ApproveProposal($id: ID!, $hash: String!) {
    approveProposal(id: $id, hash: $hash) { id status }
  }
`);
const RejectProposal = graphql(`
  mutation RejectProposal($id: ID!, $reason: String!) {
    rejectProposal(id: $id, reason: $reason) { id status }
  }
`);

/** What takes two administrators and waits for the second: what it changes, and the answer. */
export default function ProposalsPage() {
  const { say } = useTongue();
  const found = useQuery({ query: ProposedQuery, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(placeWords.proposals)}>
      <Back />
      <Asked of={found}>
        {({ viewer, publications, proposals }) => (
          <>
            {publications.length + proposals.length === 0 && <p className="notice">{say(proposalWords.NONE)}</p>}
            <ul className="plain stack">
              {publications.map((each) => (
                <Proposed
                  key={each.id}
                  of={each}
                  isOwn={each.proposedBy === viewer?.accountId}
                  approve={ApprovePublication}
                  reject={RejectPublication}
                  title={`${say(publicationWords[each.kind])} ${each.code} ${each.version}`}
                >
                  <Changes of={each} />
                </Proposed>
              ))}
              {proposals.map((each) => (
                <Proposed
                  key={each.id}
                  of={each}
                  isOwn={each.proposedBy === viewer?.accountId}
                  approve={ApproveProposal}
                  reject={RejectProposal}
                  title={`${say(proposalWords[each.act])}: ${each.subject}`}
                >
                  <details>
                    <summary>{say(proposalWords.WHAT)}</summary>
                    <pre className="code-text">{JSON.stringify(each.what, null, 2)}</pre>
                  </details>
                </Proposed>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </WorkPage>
  );
}

/** What the proposed version changes of the one that counts now. */
function Changes({ of: { kind, code, version } }: { of: Publication }) {
  const { say } = useTongue();
  const [{ data }] = useQuery({ query: VersionsQuery, variables: { kind, code } });
  const now = data && inForce(data.publications);
  if (!now) return null;
  return (
    <details>
      <summary>{say(documentWords.COMPARE)}</summary>
      <Differences
        before={{ published: { kind, code, version: now.version } }}
        after={{ published: { kind, code, version } }}
      />
    </details>
  );
}

interface ProposedProps {
  of: { id: string; hash: string; proposedBy: string; proposedAt: string };
  title: string;
  isOwn: boolean;
  approve: typeof ApprovePublication | typeof ApproveProposal;
  reject: typeof RejectPublication | typeof RejectProposal;
  children: React.ReactNode;
}

function Proposed({
  of: { id, hash, proposedBy, proposedAt },
  title,
  isOwn,
  approve,
  reject,
  children,
}: ProposedProps) {
  const { say, moment } = useTongue();
  const [reason, setReason] = useState('');
  const yes = useAct(approve as typeof ApproveProposal, ['Publication', 'Proposal', 'PermitType']);
  const no = useAct(reject as typeof RejectProposal, ['Publication', 'Proposal']);
  return (
    <li className="card">
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p>{say(proposalWords.BY({ who: proposedBy, at: moment(proposedAt) }))}</p>
      {children}
      {isOwn && <p className="notice waits">{say(proposalWords.OWN)}</p>}
      <Question label={say(workWords.REASON)}>
        {(ties) => <input {...ties} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Question>
      {yes.refusal}
      {no.refusal}
      <div className="row">
        {!isOwn && (
          <button type="button" className="button" aria-disabled={yes.busy} onClick={() => yes.act({ id, hash })}>
            {say(proposalWords.APPROVE)}
          </button>
        )}
        <button type="button" className="button second" onClick={() => no.act({ id, reason: reason.trim() })}>
          {say(proposalWords.REJECT)}
        </button>
      </div>
    </li>
  );
}
