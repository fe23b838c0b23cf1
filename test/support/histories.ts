import { Client, Connection } from '@temporalio/client';
import { temporalAddress } from './servers.js';
import type { System } from './system.js';

/** Every text in a decoded message, payloads and all other bytes included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

export interface RawHistory {
  workflowId: string;
  /** everything that the Temporal server holds of it: events, payloads, failures, memo, search attributes */
  text: string;
}

/** The raw histories of all workflows of a system. */
export const rawHistories = (system: System): Promise<RawHistory[]> => rawHistoriesIn(system.config.temporal.namespace);

/** The same of a namespace. */
export async function rawHistoriesIn(namespace: string): Promise<RawHistory[]> {
  const connection = await Connection.connect({ address: temporalAddress() });
  const client = new Client({ connection, namespace });
  try {
    const found: RawHistory[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      const handle = client.workflow.getHandle(workflowId, runId);
      const [history, { raw }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
      found.push({ workflowId, text: textsIn([history, raw]).join('\n') });
    }
    return found;
  } finally {
    await connection.close();
  }
}

/** Sends a signal as somebody who reaches Temporal. */
export async function signal(system: System, reference: string, name: string, argument: unknown): Promise<void> {
  const connection = await Connection.connect({ address: temporalAddress() });
  try {
    const client = new Client({ connection, namespace: system.config.temporal.namespace });
    await client.workflow.getHandle(`application/${reference}`).signal(name, argument);
  } finally {
    await connection.close();
  }
}
