import { useClient } from 'urql';
import { NextQuery } from './operations.js';

/** Where whoever is done with a task goes on: to the task after it, or to the list where it was the last. */
export function useNextTask(id: string) {
  const client = useClient();
  return async () => {
    const { data } = await client.query(NextQuery, { id }, { requestPolicy: 'network-only' }).toPromise();
    return data?.nextTask
      ? ({ to: '/desk/task/$id', params: { id: data.nextTask.id } } as const)
      : ({ to: '/desk', search: {} } as const);
  };
}
