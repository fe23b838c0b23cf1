import { useState } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked, Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { signOut } from '../shared/session.js';
import { exportOwnData } from './export.js';
import { dataWords, myWords } from './messages.js';
import { MyPages } from './my-pages.js';

const SessionsQuery = graphql(`
  query Sessions {
    sessions { id createdAt lastSeenAt expiresAt current }
    viewer { accountId person { id name { fa en } nationalId } }
  }
`);

const EndSession = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) { count }
  }
`);

const EndSessions = graphql(`
  mutation EndSessions {
    endSessions { count }
  }
`);

/** Where the reader is signed in, with a way to end each; and what is held of them. */
export default function DataPage() {
  const { say, moment, code } = useTongue();
  const asked = useQuery({ query: SessionsQuery, requestPolicy: 'cache-and-network' });
  const [ended, end] = useMutation(EndSession);
  const [, endAll] = useMutation(EndSessions);
  return (
    <Page title={say(myWords.DATA)}>
      <MyPages />
      <Asked of={asked}>
        {({ sessions, viewer }) => (
          <>
            <dl className="facts">
              <div className="fact">
                <dt>{say(dataWords.NAME)}</dt>
                <dd>{viewer?.person ? say(viewer.person.name) : viewer?.accountId}</dd>
              </div>
              {viewer?.person?.nationalId && (
                <div className="fact">
                  <dt>{say(dataWords.NATIONAL_ID)}</dt>
                  <dd>{code(viewer.person.nationalId)}</dd>
                </div>
              )}
            </dl>
            <h2>{say(dataWords.SESSIONS)}</h2>
            {ended.error && <Refused error={ended.error} />}
            <ul className="plain">
              {sessions.map(({ id, createdAt, lastSeenAt, current }) => (
                <li key={id} className="check row spread">
                  <span>
                    {say(dataWords.SINCE({ moment: moment(createdAt) }))}{' '}
                    <small>{say(dataWords.SEEN({ moment: moment(lastSeenAt) }))}</small>{' '}
                    {current && <span className="badge good">{say(dataWords.THIS)}</span>}
                  </span>
                  {!current && (
                    <button
                      type="button"
                      className="button quiet"
                      onClick={() => void end({ id }).then(() => asked[1]({ requestPolicy: 'network-only' }))}
                    >
                      {say(dataWords.END)}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <button type="button" className="button second" onClick={() => void endAll({}).then(signOut)}>
              {say(dataWords.END_ALL)}
            </button>
          </>
        )}
      </Asked>
      <h2>{say(dataWords.EXPORT)}</h2>
      <p>{say(dataWords.EXPORT_WHY)}</p>
      <Export />
    </Page>
  );
}

function Export() {
  const { say, number } = useTongue();
  const client = useClient();
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | number>('idle');
  async function run() {
    setState('busy');
    setState(await exportOwnData(client).catch(() => 'failed' as const));
  }
  return (
    <p className="row">
      <button type="button" className="button" aria-disabled={state === 'busy'} onClick={run}>
        {say(dataWords.EXPORT_NOW)}
      </button>
      <span role="status">
        {state === 'busy' && say(dataWords.EXPORTING)}
        {state === 'failed' && say(dataWords.EXPORT_FAILED)}
        {typeof state === 'number' && say(dataWords.EXPORTED({ count: number(state) }))}
      </span>
    </p>
  );
}
