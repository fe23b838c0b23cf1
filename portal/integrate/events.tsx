import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { actorWords, happenedWords } from '../shared/messages/happened.js';
import { Rows } from '../shared/work/rows.js';
import { integrateWords } from './messages.js';

const EventsQuery = graphql(`
  query Journal($after: String, $last: Int) {
    events(after: $after, last: $last, first: 100) {
      edges { node { id cursor type subject actor at data } }
    }
  }
`);
type EventData = ResultOf<typeof EventsQuery>['events']['edges'][number]['node'];

const EVERY_MS = 2_000;
const MOST = 200;

/** The journal as it grows: asked for what came after the last that is known, so nothing is missed and nothing comes twice. */
export function Events() {
  const { say, moment } = useTongue();
  const client = useClient();
  const [events, setEvents] = useState<readonly EventData[]>([]);
  const [held, setHeld] = useState(false);
  const last = events.at(-1)?.cursor;
  useEffect(() => {
    if (held) return;
    let left = false;
    async function ask() {
      const variables = last === undefined ? { last: 50 } : { after: last };
      const { data } = await client.query(EventsQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      const more = data?.events.edges.map(({ node }) => node) ?? [];
      if (!left && more.length > 0) setEvents((before) => [...before, ...more].slice(-MOST));
    }
    if (last === undefined) void ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [client, last, held]);
  return (
    <>
      <p className="row">
        <button type="button" className="button second small" aria-pressed={held} onClick={() => setHeld(!held)}>
          {say(held ? integrateWords.GO_ON : integrateWords.PAUSE)}
        </button>
        {!held && <span className="dim">{say(integrateWords.LIVE)}</span>}
      </p>
      <Rows
        of={events.toReversed()}
        keyOf={({ id }) => id}
        columns={[
          {
            title: say(integrateWords.TYPE),
            show: ({ type }) => (
              <>
                {say(happenedWords[type])} <bdi className="dim">{type}</bdi>
              </>
            ),
          },
          { title: say(integrateWords.SUBJECT), show: ({ subject }) => <bdi>{subject}</bdi> },
          { title: say(integrateWords.ACTOR), show: ({ actor }) => say(actorWords[actor]) },
          { title: say(integrateWords.AT), show: ({ at }) => moment(at) },
          {
            title: say(integrateWords.DATA),
            show: ({ data, cursor }) => (
              <details>
                <summary>
                  <bdi>{cursor}</bdi>
                </summary>
                <pre className="code-text">{JSON.stringify(data, null, 1)}</pre>
              </details>
            ),
          },
        ]}
      />
    </>
  );
}
