import { ApplicationFailure } from '@temporalio/common';
import type { ReadCalendar } from '../city/calendar/read.js';
import { askedSlipsSettled } from '../city/payments/slips.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { PrismaClient } from '../prisma/client.js';
import type { CaseStanding, Relocated } from '../workflows/case-shape.js';
import { type EvaluationDependencies, flowDecisions } from './evaluate.js';
import { readFiled, resultsOf } from './filed-revision.js';
import { type CaseRecord, rebuiltStanding } from './rebuilt-standing.js';
import { markUnstuck } from './stuck.js';

export type StandingDependencies = EvaluationDependencies & {
  prisma: PrismaClient;
  calendar: ReadCalendar;
  /** working days that reopened work has at the least */
  reopenedFloor?: number;
};

/**
 * Where a case goes on by its rows: what was kept with its last transition, with everything that others write read anew. A
 * case that an older version wrote last is put together from its tasks, slips and timeline. It is stuck no longer.
 */
export async function readStanding(deps: StandingDependencies, reference: string): Promise<CaseStanding> {
  const { prisma } = deps;
  const row = await prisma.application.findUnique({ where: { reference } });
  if (!row) throw ApplicationFailure.nonRetryable(`There is no application ${reference}.`, 'NOT_FOUND');
  const definition = await deps.catalogue.definition(row.permitTypeHash);
  const record = { ...row, definition };
  const kept =
    (row.standing as unknown as Relocated | null) ?? (await rebuiltStanding(prisma, record, await rulesOf(deps)));
  const carried = await withWhatOthersWrite(deps, record, { ...kept, transitions: row.transition });
  if (row.stuckAt) await markUnstuck(prisma, reference);
  return {
    definition: pinned(definition, row.permitTypeHash),
    steps: definition.steps,
    ...clocksOf(definition),
    carried,
  };
}

const clocksOf = ({ clocks }: FormDefinition) => (clocks ? { clocks } : {});

const pinned = ({ code, version }: FormDefinition, hash: string) => ({ code, version, hash });

const rulesOf = async ({ calendar, reopenedFloor: floor = 1 }: StandingDependencies) => ({
  calendar: await calendar(),
  floor,
});

/** Money comes in and services answer between transitions. */
async function withWhatOthersWrite(
  deps: StandingDependencies,
  row: CaseRecord,
  carried: Relocated,
): Promise<Relocated> {
  const { reference } = row;
  const { revision } = carried;
  if (revision === 0) return carried;
  const { prisma } = deps;
  const filed = await readFiled(deps, { reference, revision, definitionHash: row.permitTypeHash });
  const decisions = flowDecisions(filed.decide(await resultsOf(prisma, reference)));
  const last = await prisma.timelineEntry.aggregate({ where: { reference }, _max: { seq: true } });
  const settled = await askedSlipsSettled(prisma, reference, revision);
  return {
    ...carried,
    decisions,
    entries: last._max.seq ?? 0,
    ...(settled && { settledRevision: Math.max(carried.settledRevision, revision) }),
  };
}
