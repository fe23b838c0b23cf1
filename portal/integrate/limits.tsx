import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { integrateWords } from './messages.js';

const SelfQuery = graphql(`
  query Self {
    viewer { accountId may roles { role { id title { fa en } } districts { id title { fa en } } } }
  }
`);

interface Limit {
  left: string;
  of: string;
  seconds: string;
}

/** What the server announces in its answers: `"600-in-1min"; r=598; t=60`. */
async function limitNow(): Promise<Limit | null> {
  const headers = { 'content-type': 'application/json', 'x-csrf': '1' };
  const response = await fetch('/graphql', { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  const [, of, left, seconds] = /"(\d+)-in-\w+"; r=(\d+); t=(\d+)/.exec(response.headers.get('ratelimit') ?? '') ?? [];
  return of && left && seconds ? { of, left, seconds } : null;
}

const DESCRIPTIONS = [
  { href: '/graphql/schema.graphql', name: integrateWords.GRAPHQL },
  { href: '/openapi.json', name: integrateWords.OPENAPI },
  { href: '/asyncapi.json', name: integrateWords.ASYNCAPI },
] as const;

/** Who the caller is to the API, how much they may still ask, and where everything is described. */
export function Limits() {
  const { say, number } = useTongue();
  const found = useQuery({ query: SelfQuery });
  const [limit, setLimit] = useState<Limit | null>();
  useEffect(() => {
    limitNow().then(setLimit, () => setLimit(null));
  }, []);
  return (
    <>
      <h2>{say(integrateWords.LIMIT)}</h2>
      <p role="status">
        {limit === null && say(integrateWords.UNLIMITED)}
        {limit &&
          say(integrateWords.LEFT({ left: number(limit.left), of: number(limit.of), seconds: number(limit.seconds) }))}
      </p>
      <Asked of={found}>
        {({ viewer }) => (
          <>
            <h2>{say(integrateWords.ROLES)}</h2>
            <ul>
              {viewer?.roles.map(({ role, districts }) => (
                <li key={role?.id}>
                  {role && say(role.title)} {districts?.map(({ title }) => say(title)).join(' ')}
                </li>
              ))}
            </ul>
            <h2>{say(integrateWords.MAY)}</h2>
            <p>
              <bdi>{viewer?.may.join(', ')}</bdi>
            </p>
          </>
        )}
      </Asked>
      <h2>{say(integrateWords.SCHEMAS)}</h2>
      <ul>
        {DESCRIPTIONS.map(({ href, name }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
