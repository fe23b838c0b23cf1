import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { NextPage } from '../shared/work/next-page.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { saveFile } from '../shared/work/save-file.js';
import { actWords } from './messages/acts.js';
import { auditWords } from './messages.js';
import { RecentSubjects } from './recent-subjects.js';

const TrailQuery = graphql(`
  query Trail($subject: ID!, $after: String, $first: Int) {
    trail(subject: $subject, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id subject seq at act by onBehalfOf revision reason changed requestId previous hash
          actor { name { fa en } }
          owner { name { fa en } }
        }
      }
    }
  }
`);
type Entry = ResultOf<typeof TrailQuery>['trail']['edges'][number]['node'];

interface TrailProps {
  subject: string | undefined;
  after: string | undefined;
}

/** Everything that was done to a subject, as it is chained. */
export function Trail({ subject, after }: TrailProps) {
  const { say } = useTongue();
  const go = useNavigate();
  const [typed, setTyped] = useState(subject ?? '');
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void go({ to: '/audit', search: { subject: typed.trim() || undefined } });
        }}
      >
        <Question label={say(auditWords.SUBJECT)} help={say(auditWords.SUBJECT_HELP)}>
          {(ties) => <input {...ties} dir="ltr" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Question>
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      {subject ? <Entries subject={subject} after={after} /> : <RecentSubjects />}
    </>
  );
}

function Entries({ subject, after }: { subject: string; after: string | undefined }) {
  const { say, moment, number } = useTongue();
  const client = useClient();
  const [only, setOnly] = useState('');
  const found = useQuery({ query: TrailQuery, variables: { subject, after, first: 50 } });
  async function saveAll() {
    const all: Entry[] = [];
    for (let at: string | null | undefined; ; ) {
      const { data } = await client.query(TrailQuery, { subject, after: at, first: 100 }).toPromise();
      if (!data) return;
      all.push(...data.trail.edges.map(({ node }) => node));
      if (!data.trail.pageInfo.hasNextPage) break;
      at = data.trail.pageInfo.endCursor;
    }
    saveFile(`trail-${subject.replaceAll('/', '-')}.json`, 'application/json', JSON.stringify(all, null, 2));
  }
  const wordsOf = (act: string) => (act in actWords ? say(actWords[act as keyof typeof actWords]) : act);
  const called = (party: Entry['owner'], account: string | null) => (party?.name ? say(party.name) : account);
  const matches = ({ act, by, onBehalfOf, actor, owner }: Entry) =>
    [act, wordsOf(act), by, onBehalfOf, called(actor, by), called(owner, onBehalfOf)].some((text) =>
      text?.includes(only.trim()),
    );
  return (
    <Asked of={found}>
      {({ trail: { edges, pageInfo } }) => (
        <>
          <div className="filters">
            <Question label={say(auditWords.ONLY)}>
              {(ties) => <input {...ties} dir="auto" value={only} onChange={({ target }) => setOnly(target.value)} />}
            </Question>
            <button type="button" className="button second" onClick={saveAll}>
              {say(auditWords.EXPORT)}
            </button>
          </div>
          <Rows
            of={edges.map(({ node }) => node).filter(matches)}
            keyOf={({ id }) => id}
            none={say(auditWords.NONE)}
            columns={[
              {
                title: say(auditWords.ACT),
                show: ({ seq, act }) => (
                  <>
                    {number(seq)}. {wordsOf(act)}
                  </>
                ),
              },
              {
                title: say(auditWords.BY),
                show: ({ by, onBehalfOf, actor, owner }) => (
                  <>
                    <bdi>{called(actor, by)}</bdi>{' '}
                    {onBehalfOf && <small>{say(auditWords.FOR({ who: called(owner, onBehalfOf) ?? '' }))}</small>}
                  </>
                ),
              },
              { title: say(auditWords.AT), show: ({ at }) => moment(at) },
              {
                title: say(auditWords.CHANGED),
                show: ({ act, by, onBehalfOf, changed, reason, revision, requestId, hash, previous }) => (
                  <details>
                    <summary>
                      <bdi dir="ltr">{hash.slice(0, 12)}…</bdi>
                    </summary>
                    <pre className="code-text">
                      {JSON.stringify(
                        { act, by, onBehalfOf, changed, reason, revision, requestId, hash, previous },
                        null,
                        1,
                      )}
                    </pre>
                  </details>
                ),
              },
            ]}
          />
          <NextPage info={pageInfo} after={after} />
        </>
      )}
    </Asked>
  );
}
