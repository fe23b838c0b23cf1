import { verifyTrail } from '../../city/trail/verify-trail.js';
import type { Scene } from './scene.js';

/** How a life ended, without what differs from one life to the next. */
export type Outcome = Record<string, unknown>;

/** All that stands of a case: its rows, its chain of the trail, its workflow, and what its people were answered. */
export async function outcomeOf(scene: Scene): Promise<Outcome> {
  const { reference, lane, answers } = scene;
  const { prisma } = lane;
  const row = await prisma.application.findUniqueOrThrow({
    where: { reference },
    include: {
      submissions: { orderBy: { revision: 'asc' } },
      tasks: { orderBy: { id: 'asc' } },
      slips: { orderBy: { id: 'asc' } },
      permit: true,
      timeline: { orderBy: { seq: 'asc' } },
    },
  });
  const [receipts, notifications, acts, results] = await Promise.all([
    prisma.receipt.findMany({
      where: { slip: { reference } },
      include: { postings: { orderBy: [{ movement: 'asc' }, { account: 'asc' }] } },
      orderBy: { slipId: 'asc' },
    }),
    prisma.notification.findMany({ where: { reference } }),
    prisma.trailEntry.findMany({ where: { subject: reference }, orderBy: { seq: 'asc' } }),
    prisma.stepResult.findMany({ where: { reference }, orderBy: { step: 'asc' } }),
  ]);
  const found: Outcome = {
    status: row.status,
    revision: row.revision,
    currentSteps: row.currentSteps,
    submissions: row.submissions.map((each) => `${each.revision} ${each.outcome} ${each.total}`),
    tasks: row.tasks.map((task) =>
      [
        task.id,
        task.stepId,
        task.status,
        task.revision,
        task.outcome,
        task.assignee,
        task.decidedBy,
        task.priority,
      ].join(' '),
    ),
    slips: row.slips.map((slip) => `${slip.id} ${slip.status} ${slip.payable}`),
    permit: row.permit?.status,
    receipts: receipts.map((each) => `${each.slipId} ${each.settlesId} ${each.status} ${each.amount}`),
    ledger: receipts.flatMap(({ postings }) =>
      postings.map((each) => `${each.movement} ${each.account} ${each.amount}`),
    ),
    timeline: row.timeline.map(({ type, actor }) => `${type} ${actor}`),
    notifications: notifications.map(({ event, to, person }) => `${event} ${to} ${person}`).sort(),
    trail: acts.map(({ act, by }) => `${act} ${by}`),
    findings: await findingsOf(scene),
    results: results.map(({ step }) => step),
    workflow: await endOf(scene),
    answers: Object.fromEntries(answers),
  };
  return JSON.parse(plain(found, scene)) as Outcome;
}

async function findingsOf({ lane, reference }: Scene): Promise<string[]> {
  const problems: string[] = [];
  await verifyTrail({
    databaseUrl: lane.database.url,
    keySet: { keys: [] } as never,
    subject: reference,
    onFinding: ({ problem }) => problems.push(problem),
  });
  return problems;
}

async function endOf({ handle }: Scene): Promise<string> {
  const { status } = await handle.describe();
  if (status.name !== 'COMPLETED') return status.name;
  return `COMPLETED ${await handle.result()}`;
}

/** Without the names that are given anew in every life. */
function plain(found: Outcome, { reference, number }: Scene): string {
  return JSON.stringify(found)
    .replaceAll(reference, 'REFERENCE')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(`-n${number}`, '-NUMBER');
}

/** Where two ends differ: what is missing, and what is there beside it. */
export function differences(expected: Outcome, found: Outcome): string[] {
  return Object.keys(expected).flatMap((field) => {
    const [wanted, got] = [piecesOf(expected[field]), piecesOf(found[field])];
    if (wanted.join() === got.join()) return [];
    const lacks = wanted.filter((piece) => !got.includes(piece)).map((piece) => `- ${piece}`);
    const more = got.filter((piece) => !wanted.includes(piece)).map((piece) => `+ ${piece}`);
    const told = [...lacks, ...more];
    return [`${field}: ${told.length > 0 ? told.join(' ') : `another order or number: ${got.join(', ')}`}`];
  });
}

function piecesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).map(([key, each]) => `${key} ${JSON.stringify(each)}`);
}
