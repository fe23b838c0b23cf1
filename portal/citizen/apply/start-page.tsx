import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../shared/api/graphql.js';
import { Asked, Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { Page } from '../../shared/page.js';
import { applyWords } from './messages.js';
import { StartApplication } from './operations.js';

const Beginning = graphql(`
  query Beginning($type: ID!) {
    permitType(code: $type) { code title { fa en } }
    applications(filter: { status: [DRAFT], permitType: [$type] }, first: 5) {
      edges { node { reference updatedAt } }
    }
  }
`);

/** Offers a draft that is under way before a new one is begun. */
export default function StartPage() {
  const { type } = useParams({ from: '/apply/$type' });
  const { say, code, moment } = useTongue();
  const go = useNavigate();
  const beginning = useQuery({ query: Beginning, variables: { type }, requestPolicy: 'network-only' });
  const [started, start] = useMutation(StartApplication);
  // Pressed twice, or sent again by the network, it is one draft.
  const [key] = useState(() => crypto.randomUUID());

  async function begin() {
    const { data } = await start({ permitType: type, key });
    if (data) await go({ to: '/draft/$reference', params: data.startApplication });
  }
  return (
    <Asked of={beginning}>
      {({ permitType, applications: { edges } }) =>
        permitType ? (
          <Page title={say(permitType.title)}>
            {edges.length > 0 && (
              <div className="notice waits">
                <h2>{say(applyWords.OPEN_ONE)}</h2>
                <p>{say(applyWords.OPEN_WHY)}</p>
                <ul>
                  {edges.map(({ node: { reference, updatedAt } }) => (
                    <li key={reference}>
                      <Link to="/draft/$reference" params={{ reference }}>
                        {say(applyWords.GO_ON({ reference: code(reference) }))}
                      </Link>{' '}
                      <small>{moment(updatedAt)}</small>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <p>{say(applyWords.BEGIN_WHY)}</p>
            {started.error && <Refused error={started.error} again={begin} />}
            <button type="button" className="button" aria-disabled={started.fetching} onClick={begin}>
              {say(edges.length > 0 ? applyWords.BEGIN_NEW : applyWords.BEGIN)}
            </button>
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Asked>
  );
}
