import { useQuery } from 'urql';
import { graphql, type ResultOf } from './api/graphql.js';

const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      accountId
      appliesForSelf
      may
      office { id name kind }
      person { id name { fa en } }
      roles { role { id kind heads } }
      casesWaiting
      unreadNotifications
      languages
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['viewer']>;

/** Who is signed in; null for nobody, undefined until it is known. */
export function useViewer(): Viewer | null | undefined {
  const [{ data, error }] = useQuery({ query: ViewerQuery });
  if (data) known = data.viewer;
  // While the line is cut, or the server has too much to do, nobody is signed out.
  if (error) return error.graphQLErrors[0]?.extensions.code === 'UNAUTHENTICATED' ? null : known;
  return data?.viewer;
}

let known: Viewer | null | undefined;
