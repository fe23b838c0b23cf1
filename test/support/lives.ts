import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { createCatalogue, publishShipped } from '../../city/catalogue/catalogue.js';
import { createPrisma } from '../../prisma/client.js';
import { decideTaskUpdate, paymentSettledSignal, submitUpdate } from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import { freshPlot, REFERENCE_PLOT } from './plots.js';

interface Reference {
  permitType: string;
  answers: object;
  documents: string[];
  registers: { parcels: { nosaziCode: string }[]; permits: { number: string }[] };
}

/** A filing of each type as a person makes it, with the register records it needs; each construction on a plot of its own. */
export function referenceFiling(permitType: string): Reference {
  const file = new URL(`../reference/${permitType}.json`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const own = permitType === 'construction' ? text.replaceAll(REFERENCE_PLOT, freshPlot()) : text;
  return JSON.parse(own) as Reference;
}

export type Lives = Awaited<ReturnType<typeof openLives>>;

/** Takes applications of one type from draft to issue by messages and rows alone, trying again whatever fails. */
export async function openLives(
  databaseUrl: string,
  address: string,
  taskQueue: string,
  { permitType = 'construction', workflow = 'permitApplication' } = {},
) {
  const prisma = createPrisma(databaseUrl, 4);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  await publishShipped(prisma);
  const type = await createCatalogue(prisma).active(permitType);
  if (!type) throw new Error(`the type ${permitType} is not published`);

  async function again<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await connection.withDeadline(Date.now() + 20_000, attempt);
      } catch (error) {
        if (tries === 30) throw error;
        await pause(300);
      }
    }
  }

  async function file(reference: string): Promise<void> {
    const owner = { id: 'citizen-1', roles: ['citizen'] };
    const filing = referenceFiling(permitType);
    await prisma.registerRecord.createMany({
      data: filing.registers.parcels.map((record) => ({
        register: 'parcels',
        key: record.nosaziCode,
        record,
        source: 'test',
        version: '1',
        recordedAt: new Date(),
      })),
      skipDuplicates: true,
    });
    await prisma.application.create({
      data: {
        reference,
        permitTypeHash: type?.hash ?? '',
        ownerId: owner.id,
        filedById: owner.id,
        draft: filing.answers,
        documents: {
          create: filing.documents.map((code) => ({
            code,
            fileName: 'a.pdf',
            mediaType: 'application/pdf',
            size: 1,
            sha256: code,
          })),
        },
      },
    });
    const input = { reference, definition: { code: permitType, version: 1, hash: type?.hash ?? '' } };
    await again(() =>
      client.workflow.executeUpdateWithStart(submitUpdate, {
        args: [{ draftVersion: 0, actor: owner }],
        updateId: 'submit-0',
        startWorkflowOperation: new WithStartWorkflowOperation<typeof permitApplication>(workflow, {
          workflowId: `application/${reference}`,
          taskQueue,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
  }

  return {
    prisma,
    client,
    file,
    async live(reference: string): Promise<void> {
      await file(reference);
      const handle = client.workflow.getHandle(`application/${reference}`);
      const supervisor = { id: 'supervisor-1', roles: ['supervisor'] };
      // An application that the engine approves has no task.
      const decision = { taskId: `${reference}-1`, outcome: 'approve' as const, actor: supervisor };
      if (await prisma.task.count({ where: { reference } }))
        await again(() => handle.executeUpdate(decideTaskUpdate, { args: [decision], updateId: 'decide-1' }));
      await prisma.paymentSlip.updateMany({
        where: { reference, status: 'PAYABLE' },
        data: { status: 'PAID', paidAt: new Date() },
      });
      await again(() => handle.signal(paymentSettledSignal, { revision: 1 }));
      await again(() => handle.result());
    },
    found: (references: string[]) =>
      prisma.application.findMany({
        where: { reference: { in: references } },
        orderBy: { reference: 'asc' },
        include: { permit: true, tasks: true, slips: true, timeline: { orderBy: { seq: 'asc' } } },
      }),
    async close(): Promise<void> {
      await connection.close();
      await prisma.$disconnect();
    },
  };
}
