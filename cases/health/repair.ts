import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { CaseInput, PendingSignal } from '../../workflows/case-shape.js';
import { type DecideTaskSignal, decideTaskSignal, lookAtRowsSignal } from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import type { CaseLabels } from '../case-labels.js';
import { generationOf } from '../generation.js';
import type { Finding } from './finding.js';
import { rowsOf } from './rows.js';

export interface RepairOptions {
  prisma: PrismaClient;
  client: Client;
  catalogue: Catalogue;
  taskQueue: string;
  labels: CaseLabels;
  /** who repairs, as the trail names people */
  by: string;
}

const { EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED: SIGNALED, EVENT_TYPE_WORKFLOW_TASK_COMPLETED: TASK_COMPLETED } =
  proto.temporal.api.enums.v1.EventType;

/**
 * Brings a case back from its rows, by what was found: it looks at them, or a new run of its workflow begins where they
 * stand, with its tasks, slips, deadlines, and the signals that the run before did not come to.
 */
export async function repairCase(options: RepairOptions, { reference, kind, remedy }: Finding): Promise<void> {
  const handle = options.client.workflow.getHandle(`application/${reference}`);
  const why = `parvaneh cases repair: ${kind}`;
  if (remedy === 'end') {
    await handle.terminate(why);
    return;
  }
  if (remedy === 'look') await handle.signal(lookAtRowsSignal);
  else {
    const pending = remedy === 'startAnew' ? await signalsNotTaken(options.client, reference) : [];
    if (remedy === 'startAnew') await handle.terminate(why);
    await start(options, reference, pending);
  }
  const act = { subject: reference, act: 'CASE_REPAIRED', by: options.by, changed: { found: kind, how: remedy } };
  await options.prisma.$transaction((tx) => appendToTrail(tx, [act]));
}

async function start(
  { prisma, client, catalogue, taskQueue, labels }: RepairOptions,
  reference: string,
  pending: PendingSignal[],
): Promise<void> {
  const row = await rowsOf(prisma, reference);
  if (!row) throw new Error(`there is no application ${reference}`);
  const { code, version } = await catalogue.definition(row.permitTypeHash);
  const definition = { code, version, hash: row.permitTypeHash };
  const input: CaseInput = { reference, definition, resumes: true, ...(pending.length > 0 && { pending }) };
  const { districtId: district, revision, status } = row;
  await labels.start(
    reference,
    { permitType: code, generation: generationOf(row), district, revision, status },
    (shown) =>
      client.workflow.start<typeof permitApplication>('permitApplication', {
        ...shown,
        workflowId: `application/${reference}`,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      }),
  );
}

/** Decisions by signal that came after the last task that the run has done. */
async function signalsNotTaken(client: Client, reference: string): Promise<PendingSignal[]> {
  const { events } = await client.workflow.getHandle(`application/${reference}`).fetchHistory();
  const all = events ?? [];
  const last = all.findLastIndex(({ eventType }) => eventType === TASK_COMPLETED);
  return all.slice(last + 1).flatMap(({ eventType, eventId, workflowExecutionSignaledEventAttributes: signaled }) => {
    if (eventType !== SIGNALED || signaled?.signalName !== decideTaskSignal.name) return [];
    const [payload] = signaled.input?.payloads ?? [];
    const signal = payload && (defaultPayloadConverter.fromPayload(payload) as DecideTaskSignal);
    return signal ? [{ signal, use: `${reference} event ${eventId}` }] : [];
  });
}
