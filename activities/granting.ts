import { ApplicationFailure } from '@temporalio/common';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { type Demands, demandsOf, unapproved } from '../forms/check/demands.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Transition } from '../workflows/transition.js';

/** What the definition demands of a case before its permit is granted is not in the database. */
const NOT_GRANTABLE = 'NOT_GRANTABLE';

/**
 * Asks the database for the approvals and slips that the pinned definition demands, whatever the workflow believes: it is
 * enough to reach Temporal to make a workflow believe something. Whether the slips are paid is asked where they are locked.
 */
export async function mustBeGrantable(
  { prisma, catalogue }: { prisma: PrismaClient; catalogue: Catalogue },
  transition: Transition,
): Promise<void> {
  const { reference, revision } = transition;
  const { permitTypeHash } = await prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { permitTypeHash: true },
  });
  const { steps } = await catalogue.definition(permitTypeHash);
  const demands = demandsOf(steps, grantIn(transition));
  if (demands.payment) await mustHaveSlips(prisma, reference, revision);
  const missing = unapproved(demands, await approvalsOf(prisma, transition, demands));
  if (missing.length > 0) throw notGrantable(`no approval of ${missing.join(', ')} is kept since it was filed`);
}

const grantIn = ({ timeline }: Transition): string =>
  String(timeline.findLast(({ type }) => type === 'ISSUED')?.data?.step ?? '');

/** What the filed revision costs has been drawn as slips. */
async function mustHaveSlips(prisma: PrismaClient, reference: string, revision: number): Promise<void> {
  const key = { reference_revision: { reference, revision } };
  const [submission, drawn] = await Promise.all([
    prisma.submission.findUniqueOrThrow({ where: key, select: { evaluation: true } }),
    prisma.paymentSlip.count({ where: { reference, revision } }),
  ]);
  const { slips = [] } = submission.evaluation as unknown as Partial<Evaluation>;
  if (drawn < slips.length) throw notGrantable(`${slips.length} slips are to be paid and ${drawn} were drawn`);
}

/** What the reviews have come to since the answers were filed last; a recalculation keeps what was approved. */
async function approvalsOf(
  prisma: PrismaClient,
  { reference, results, opened }: Transition,
  { approvals }: Demands,
): Promise<Map<string, unknown>> {
  if (approvals.length === 0) return new Map();
  const steps = { in: approvals };
  const [filed, kept, tasks] = await Promise.all([
    prisma.timelineEntry.findFirst({
      where: { reference, type: { in: ['FILED', 'REFILED'] } },
      orderBy: { seq: 'desc' },
      select: { at: true },
    }),
    prisma.stepResult.findMany({ where: { reference, step: steps } }),
    prisma.task.findMany({ where: { reference, stepId: steps }, select: { stepId: true } }),
  ]);
  const known = kept.filter(({ at }) => !filed || at >= filed.at).map(({ step, data }) => [step, data] as const);
  // A decision that grants at once is written together with the grant; its task was given out before.
  const given = new Set([...tasks, ...opened].map(({ stepId }) => stepId));
  const now = Object.entries(results).filter(([step, { by }]) => by === 'engine' || given.has(step));
  return new Map<string, unknown>([...known, ...now]);
}

const notGrantable = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`The permit is not granted: ${why}.`, NOT_GRANTABLE);
