import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { createPermitSigner } from '../../city/signing/signer.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import type { PrismaClient } from '../../prisma/client.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import type { City } from './city.js';
import type { Journal } from './resident.js';

type History = proto.temporal.api.history.v1.IHistory;
type Started = proto.temporal.api.history.v1.IWorkflowExecutionStartedEventAttributes | null | undefined;

/** Told of a case once and no more. */
const ONCE = ['FILED', 'WITHDRAWN', 'REJECTED', 'APPROVED', 'RETURNED', 'PAID', 'ISSUED'];

/** Whatever is not in the rows, the trail and the workflows as its people were told. */
export async function audit(
  city: City,
  { prisma, journals, patience }: { prisma: PrismaClient; journals: readonly Journal[]; patience: number },
): Promise<string[]> {
  const problems: string[] = [];
  for (const journal of journals) problems.push(...(await rowsOf(prisma, journal)));
  problems.push(...(await moneyOf(prisma)), ...(await numbersOf(prisma)));
  const { keysDir: folder } = city.config.permits;
  const { keySet } = createPermitSigner({ folder });
  await verifyTrail({
    databaseUrl: city.config.databaseUrl,
    keySet: await keySet(),
    onFinding: (finding) => problems.push(`trail: ${JSON.stringify(finding)}`),
  });
  problems.push(...(await workflowsOf(city, journals, patience)));
  return problems;
}

async function rowsOf(prisma: PrismaClient, journal: Journal): Promise<string[]> {
  const { reference, end, revision, fate } = journal;
  const row = await prisma.application.findUnique({
    where: { reference },
    include: { tasks: true, slips: true, timeline: true, permit: true },
  });
  if (!row) return [`${reference}: lost`];
  const wrong: string[] = [];
  if (row.status !== end) wrong.push(`is ${row.status}, not ${end}`);
  if (row.revision !== revision) wrong.push(`revision ${row.revision}, not ${revision}`);
  if ((row.permit !== null) !== (end === 'ISSUED')) wrong.push(row.permit ? 'has a permit' : 'has no permit');
  for (const [id, outcome] of journal.decided) {
    const task = row.tasks.find((each) => each.id === id);
    if (task?.status !== 'DONE' || task.outcome !== outcome) wrong.push(`the decision ${outcome} on ${id} is lost`);
  }
  if (row.tasks.length !== journal.decided.length + (fate === 'withdrawn' ? row.tasks.length : 0))
    wrong.push(`${row.tasks.length} tasks for ${journal.decided.length} decisions`);
  for (const type of ONCE) {
    const told = row.timeline.filter((entry) => entry.type === type).length;
    if (told > 1) wrong.push(`${type} ${told} times`);
  }
  for (const { trackingNumber, slipId, amount } of journal.movements) {
    const receipts = await prisma.receipt.findMany({ where: { trackingNumber } });
    const [receipt] = receipts;
    if (receipts.length !== 1 || receipt?.settlesId !== slipId || String(receipt.amount) !== amount)
      wrong.push(`money for ${slipId} came in ${receipts.length} times`);
  }
  return wrong.map((each) => `${reference} (${journal.type}, ${fate}): ${each}`);
}

async function moneyOf(prisma: PrismaClient): Promise<string[]> {
  const { _sum } = await prisma.ledgerPosting.aggregate({ _sum: { amount: true } });
  const { _sum: refunds } = await prisma.refundPosting.aggregate({ _sum: { amount: true } });
  const unmatched = await prisma.receipt.count({ where: { status: { not: 'SETTLED' } } });
  return [
    ...(_sum.amount === null || _sum.amount === 0n ? [] : [`the ledger adds up to ${_sum.amount}`]),
    ...(refunds.amount === null || refunds.amount === 0n ? [] : [`the refunds add up to ${refunds.amount}`]),
    ...(unmatched === 0 ? [] : [`${unmatched} receipts fit no slip`]),
  ];
}

/** Permits of a year are numbered without a gap. */
async function numbersOf(prisma: PrismaClient): Promise<string[]> {
  const permits = await prisma.permit.findMany({ orderBy: { number: 'asc' } });
  const gaps = permits.filter(({ number }, i) => Number(number.slice(5)) !== i + 1);
  return gaps.slice(0, 1).map(({ number }) => `the permits are not numbered without a gap before ${number}`);
}

/** Every workflow has ended as its row says, and every run of it replays. */
async function workflowsOf(city: City, journals: readonly Journal[], patience: number): Promise<string[]> {
  const { address, namespace } = city.config.temporal;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const problems: string[] = [];
  async function* histories() {
    for (const { reference, end } of journals) {
      const workflowId = `application/${reference}`;
      const last = client.workflow.getHandle(workflowId);
      const result = await Promise.race([
        last.result().catch((error: Error) => error.message),
        pause(patience, 'still running', { ref: false }),
      ]);
      if (result !== end) problems.push(`${reference}: its workflow says ${result}, not ${end}`);
      const { runId } = await last.describe();
      for (let run: string | undefined = runId; run; ) {
        const history: History = await client.workflow.getHandle(workflowId, run).fetchHistory();
        yield { workflowId, history };
        const began: Started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
        run = began?.continuedExecutionRunId || undefined;
      }
    }
  }
  const replays = Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories());
  for await (const { workflowId, error } of replays) {
    if (error) problems.push(`${workflowId} does not replay: ${error.message}`);
  }
  await connection.close();
  return problems;
}
