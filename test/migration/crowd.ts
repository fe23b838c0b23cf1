import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { hashOf } from '../../forms/hash.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { PrismaClient } from '../../prisma/client.js';
import * as messages from '../../workflows/messages.js';
import type { permitApplication } from '../../workflows/permit-application.js';

/** The states that cases are brought into. */
export const STATES = [
  'open',
  'claimed',
  'returned',
  'branches',
  'one-branch',
  'waiting',
  'awaiting-payment',
  'half-paid',
  'audited',
] as const;
export type State = (typeof STATES)[number];

const owner = { id: 'citizen-1', roles: ['citizen'] };
const actors = {
  supervisor: { id: 'supervisor-1', roles: ['supervisor'] },
  agency: { id: 'agency-1', roles: ['agency'] },
  auditor: { id: 'auditor-1', roles: ['auditor'] },
};

/** Cases that are moved about by messages and rows alone, as a crowd of people would. */
export function openCrowd({ prisma, client, taskQueue }: { prisma: PrismaClient; client: Client; taskQueue: string }) {
  const handleOf = (reference: string) =>
    client.workflow.getHandle<typeof permitApplication>(`application/${reference}`);

  async function file(reference: string, definition: FormDefinition, answers: object): Promise<string> {
    const { code, version } = definition;
    const hash = hashOf(definition);
    await prisma.application.create({
      data: { reference, permitTypeHash: hash, ownerId: owner.id, filedById: owner.id, draft: answers },
    });
    const start = new WithStartWorkflowOperation<typeof permitApplication>('permitApplication', {
      workflowId: `application/${reference}`,
      taskQueue,
      args: [{ reference, definition: { code, version, hash } }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await client.workflow.executeUpdateWithStart(messages.submitUpdate, {
      args: [{ draftVersion: 0, actor: owner }],
      updateId: 'submit-0-0',
      startWorkflowOperation: start,
    });
    return (await (await start.workflowHandle()).describe()).runId;
  }

  async function decide(reference: string, role: keyof typeof actors, outcome: 'approve' | 'return' = 'approve') {
    const task = await prisma.task.findFirstOrThrow({
      where: { reference, role, status: { in: ['OPEN', 'CLAIMED'] } },
      select: { id: true },
    });
    const words = { reference, author: actors[role].id, text: 'برگ دوم خوانا نیست' };
    const remark = outcome === 'return' ? { remark: (await prisma.remark.create({ data: words })).id } : {};
    await handleOf(reference).executeUpdate(messages.decideTaskUpdate, {
      args: [{ taskId: task.id, outcome, actor: actors[role], ...remark }],
    });
  }

  async function pay(reference: string, payees: string[]): Promise<void> {
    const where = { reference, status: 'PAYABLE' as const };
    await prisma.paymentSlip.updateMany({
      where: { ...where, payee: { in: payees } },
      data: { status: 'PAID', paidAt: new Date() },
    });
    const { revision } = await prisma.application.findUniqueOrThrow({ where: { reference } });
    if ((await prisma.paymentSlip.count({ where })) > 0) return;
    await handleOf(reference).signal(messages.paymentSettledSignal, { revision });
  }

  const until = async (reference: string, step: string): Promise<void> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = await prisma.application.findUnique({ where: { reference }, select: { currentSteps: true } });
      if (found?.currentSteps.includes(step)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${reference} never came to ${step}`);
  };

  /** What is there of a case, as long as its workflow runs. */
  const taskOf = (reference: string, role: string) =>
    prisma.task.findFirstOrThrow({ where: { reference, role, status: { in: ['OPEN', 'CLAIMED'] } } });

  return {
    handleOf,
    file,
    decide,
    pay,
    until,
    taskOf,
    /** Files a case and lives it into a state; answers the id of its first run. */
    async bring(reference: string, state: State, definition: FormDefinition): Promise<string> {
      const visit = ['branches', 'one-branch', 'waiting'].includes(state);
      const answers = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'آزمون', visit };
      const run = await file(reference, definition, answers);
      if (state === 'one-branch') await decide(reference, 'agency');
      if (state === 'waiting') {
        await handleOf(reference).signal('visited', {});
        await decide(reference, 'agency');
        await until(reference, 'rest');
      }
      if (visit) return run;
      await until(reference, 'approval');
      if (state === 'claimed') {
        const { id: taskId } = await taskOf(reference, 'supervisor');
        await handleOf(reference).executeUpdate(messages.claimTaskUpdate, {
          args: [{ taskId, actor: actors.supervisor }],
        });
      }
      if (state === 'open' || state === 'claimed') return run;
      await decide(reference, 'supervisor', state === 'returned' ? 'return' : 'approve');
      if (state === 'returned') return run;
      await until(reference, 'payment');
      if (state === 'half-paid') await pay(reference, ['EDUCATION']);
      if (state !== 'audited') return run;
      await pay(reference, ['EDUCATION', 'MUNICIPALITY']);
      await until(reference, 'audit');
      return run;
    },
    /** Lives a case that was moved from its state to its end. */
    async finish(reference: string, state: State): Promise<void> {
      if (state === 'returned') {
        const { draftVersion } = await prisma.application.findUniqueOrThrow({ where: { reference } });
        await handleOf(reference).executeUpdate(messages.submitUpdate, { args: [{ draftVersion, actor: owner }] });
      }
      if (state === 'branches' || state === 'one-branch') {
        if (state === 'branches') await decide(reference, 'agency');
        await handleOf(reference).signal('visited', {});
        await until(reference, 'rest');
      }
      if (['branches', 'one-branch', 'waiting'].includes(state)) {
        await handleOf(reference).executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] });
        await handleOf(reference).result();
        return;
      }
      if (['open', 'claimed', 'returned'].includes(state)) {
        await until(reference, 'supervision');
        await decide(reference, 'supervisor');
      }
      if (state !== 'audited') {
        await until(reference, 'payment');
        await pay(reference, ['EDUCATION', 'MUNICIPALITY']);
        await until(reference, 'audit');
      }
      await decide(reference, 'auditor');
      await handleOf(reference).result();
    },
  };
}
