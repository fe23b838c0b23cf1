import { isDeepStrictEqual } from 'node:util';
import { ApplicationFailure } from '@temporalio/common';
import { Agent, fetch } from 'undici';
import { z } from 'zod';
import { readFiled, resultsOf } from '../cases/filed-revision.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { appendToTrail } from '../city/trail/append.js';
import { wholeJson } from '../forms/plain-text.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Activities, ServiceCall } from '../workflows/activities.js';

/** An HTTP service that the installation has named; a definition can only name it, never give an address. */
export interface Connector {
  url: string;
  headers?: Record<string, string>;
}

interface ServiceDependencies {
  prisma: PrismaClient;
  catalogue: Catalogue;
  cityPolicy: Record<string, string>;
  connectors: Record<string, Connector>;
}

const Answer = z.record(z.string().max(200), z.unknown());
const MAX_ANSWER_BYTES = 256 * 1024;

export function createServiceActivities(deps: ServiceDependencies): Pick<Activities, 'callService'> {
  const agent = new Agent({ connect: { timeout: 5_000 }, maxResponseSize: MAX_ANSWER_BYTES });
  return {
    /** POSTs the step's request fields as JSON. 4xx is final; 5xx, time-outs and refused connections are tried again. */
    async callService(call) {
      const connector = deps.connectors[call.connector];
      if (!connector) {
        throw new Error(`No connector "${call.connector}" is configured; add it to CONNECTORS. The call waits for it.`);
      }
      const response = await fetch(connector.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': `${call.reference}-${call.revision}-${call.stepId}`,
          ...connector.headers,
        },
        body: JSON.stringify(await requestOf(deps, call)),
        redirect: 'error',
        dispatcher: agent,
        signal: AbortSignal.timeout(call.timeoutSeconds * 1000),
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429) {
        throw ApplicationFailure.nonRetryable(
          `${call.connector} refused with HTTP ${response.status}`,
          'SERVICE_REFUSED',
        );
      }
      if (!response.ok) throw new Error(`${call.connector} answered HTTP ${response.status}`);
      const answer = Answer.parse(wholeJson(await response.json()));
      const kept = { data: answer as object, at: new Date() };
      const { reference, stepId: step } = call;
      await deps.prisma.$transaction(async (tx) => {
        const where = { reference_step: { reference, step } };
        const before = await tx.stepResult.findUnique({ where, select: { data: true } });
        // A try whose answer was kept and never heard of: it changes nothing, so nothing is told again.
        if (before && isDeepStrictEqual(before.data, answer)) return;
        await tx.stepResult.upsert({
          where,
          create: { reference, step, ...kept },
          update: kept,
        });
        const act = { act: 'SERVICE_ANSWERED', by: 'engine', revision: call.revision, changed: { step } };
        await appendToTrail(tx, [{ subject: reference, ...act }]);
      });
    },
  };
}

/** The fields a step sends: its request expressions over the filed revision. */
async function requestOf(deps: ServiceDependencies, call: ServiceCall): Promise<Record<string, unknown>> {
  const { reference, revision, stepId } = call;
  const filed = await readFiled(deps, call);
  const decisions = filed.decide(await resultsOf(deps.prisma, reference));
  const prefix = `${stepId}.request.`;
  const fields = Object.entries(decisions).filter(([path]) => path.startsWith(prefix));
  return {
    reference,
    revision,
    ...Object.fromEntries(fields.map(([path, value]) => [path.slice(prefix.length), value])),
  };
}
