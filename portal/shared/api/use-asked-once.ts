import { useCallback, useEffect, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, type UseQueryState, useClient } from 'urql';

const WAITING = { fetching: true, stale: false, hasNext: false } as const;

/**
 * Asks the server once, whatever is remembered. It is not asked again when something of it has changed: for what a page works on
 * itself from then on.
 */
export function useAskedOnce<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): readonly [UseQueryState<Data, Variables>, () => void] {
  const client = useClient();
  const [state, setState] = useState<UseQueryState<Data, Variables>>(WAITING);
  const asked = JSON.stringify(variables);
  const ask = useCallback(() => {
    let counts = true;
    setState(WAITING);
    void client
      .query(query, JSON.parse(asked) as Variables, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => counts && setState({ ...WAITING, fetching: false, data, error }));
    return () => {
      counts = false;
    };
  }, [client, query, asked]);
  useEffect(ask, [ask]);
  return [state, ask];
}
