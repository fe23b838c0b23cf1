import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type proto from '@temporalio/proto';
import type { Activities } from '../workflows/activities.js';
import type { TransitionResult } from '../workflows/transition.js';
import type { FilingEnd } from './filings-told.js';

type Event = proto.temporal.api.history.v1.IHistoryEvent;

const RECORDS: keyof Activities = 'recordTransition';

type Started = Pick<WorkflowHandleWithFirstExecutionRunId, 'workflowId' | 'firstExecutionRunId' | 'result'>;

/** How long it is waited to be told, before it is looked for, in ms. */
const UNTOLD = 1_000;

/**
 * Whether the filing that a run was started with is in its rows, by what is told of it or by its history; rejects with what
 * it was refused with. False says nothing: then the run is to be asked.
 */
export async function isFiled(client: Client, started: Started, told: Promise<FilingEnd>): Promise<boolean> {
  const untold = new AbortController();
  try {
    const end = await Promise.race([told, sleep(UNTOLD, undefined, { signal: untold.signal })]);
    return end === 'filed' || (await hasRecordedFiling(client, started));
  } finally {
    untold.abort();
  }
}

/** The same by its history alone, which is waited for until the first task is over. */
export async function hasRecordedFiling(client: Client, started: Started): Promise<boolean> {
  const execution = { workflowId: started.workflowId, runId: started.firstExecutionRunId };
  const { namespace } = client.options;
  const events: Event[] = [];
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      namespace,
      execution,
      nextPageToken,
      waitNewEvent: true,
    });
    events.push(...(page.history?.events ?? []));
    nextPageToken = page.nextPageToken;
  } while (nextPageToken?.length && !events.some((event) => event.workflowTaskCompletedEventAttributes));
  if (events.some((event) => event.workflowExecutionFailedEventAttributes)) await started.result();
  if (events.some((event) => event.workflowExecutionContinuedAsNewEventAttributes)) return false;
  return events.some(recordsATransition);
}

/** The marker of a local activity, as the SDK keeps it: of one that was tried in vain there is a failure instead of a result. */
function recordsATransition({ markerRecordedEventAttributes: marker }: Event): boolean {
  const [data] = marker?.details?.data?.payloads ?? [];
  const [result] = marker?.details?.result?.payloads ?? [];
  if (!data || !result || marker?.failure) return false;
  const { activity_type } = JSON.parse(Buffer.from(data.data ?? []).toString()) as { activity_type?: string };
  return activity_type === RECORDS && !defaultPayloadConverter.fromPayload<TransitionResult>(result).differs;
}
