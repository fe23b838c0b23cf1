import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { integrateWords, stepStateWords } from './messages.js';

const FlowFragment = graphql(`
  fragment Flow on PermitApplication @_unmask {
    reference
    status
    progress { steps { state step { id code title { fa en } } } }
    workflow { workflowId runId status historyLength waitingFor }
  }
`);
const FlowQuery = graphql(`query FlowOf($reference: ID!) { application(reference: $reference) { ...Flow } }`, [
  FlowFragment,
]);
const FlowChanged = graphql(
  `subscription FlowChanged($reference: ID!) { applicationChanged(reference: $reference) { ...Flow } }`,
  [FlowFragment],
);

/** The workflow of one case as it stands, and as it goes on. */
export function Workflow({ reference }: { reference: string | undefined }) {
  const { say } = useTongue();
  const go = useNavigate();
  const [typed, setTyped] = useState(reference ?? '');
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void go({ to: '/integrate', search: { show: 'workflow', reference: typed.trim() || undefined } });
        }}
      >
        <Question label={say(integrateWords.REFERENCE)}>
          {(ties) => <input {...ties} dir="ltr" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Question>
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      {reference && <Followed reference={reference} />}
    </>
  );
}

function Followed({ reference }: { reference: string }) {
  const { say } = useTongue();
  const found = useQuery({ query: FlowQuery, variables: { reference }, requestPolicy: 'network-only' });
  const [changed] = useSubscription({ query: FlowChanged, variables: { reference } });
  return (
    <Asked of={found}>
      {({ application }) => {
        const now = changed.data?.applicationChanged ?? application;
        return now ? <Flow of={now} /> : <p className="notice">{say(integrateWords.NO_CASE)}</p>;
      }}
    </Asked>
  );
}

const STATE = { DONE: 'badge good', CURRENT: 'badge waits', AHEAD: 'badge', NOT_REACHED: 'badge' };

function Flow({ of: { status, progress, workflow } }: { of: ResultOf<typeof FlowFragment> }) {
  const { say, number } = useTongue();
  const facts = workflow
    ? ([
        [integrateWords.STATE, `${workflow.workflowId} ${workflow.status}`],
        [integrateWords.RUN, workflow.runId],
        [integrateWords.LENGTH, number(workflow.historyLength)],
        [integrateWords.WAITING, workflow.waitingFor.join(', ') || '—'],
      ] as const)
    : [];
  return (
    <>
      <p className="dim">{say(integrateWords.LIVE)}</p>
      {!workflow && <p className="notice waits">{say(integrateWords.AWAY)}</p>}
      <dl className="facts">
        <dt>{say(integrateWords.STATUS)}</dt>
        <dd>{say(statusWords[status])}</dd>
        {facts.flatMap(([name, value]) => [
          <dt key={name.en}>{say(name)}</dt>,
          <dd key={`${name.en} is`}>
            <bdi>{value}</bdi>
          </dd>,
        ])}
      </dl>
      <h2>{say(integrateWords.STEPS)}</h2>
      <ol>
        {progress.steps.map(({ state, step }) => (
          <li key={step.id}>
            {say(step.title)} <bdi className="dim">{step.code}</bdi>{' '}
            <span className={STATE[state]}>{say(stepStateWords[state])}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
