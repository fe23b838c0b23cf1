import { carriedNotice } from '../cases/carried-notice.js';
import { resultsOf } from '../cases/filed-revision.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { publishedVersions } from '../city/catalogue/versions.js';
import { checkAnswers } from '../forms/answers/check-answers.js';
import { carryAlong, wayBetween } from '../forms/carry-over/carry.js';
import { type CarriedFinding, carryFindings } from '../forms/carry-over/on-work.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { CaseMove, MoveRefusal, Transition } from '../workflows/transition.js';

/** A move with the versions that its answers are carried along; without them where no mapping leads there. */
export interface PreparedMove extends CaseMove {
  way: FormDefinition[] | undefined;
  published: readonly FormDefinition[];
}

/** Reads what a move needs before its transaction begins. */
export async function prepareMove(
  deps: { prisma: PrismaClient; catalogue: Catalogue },
  { move }: Transition,
): Promise<PreparedMove | undefined> {
  if (!move) return undefined;
  const [from, to] = await Promise.all([deps.catalogue.definition(move.from), deps.catalogue.definition(move.to)]);
  const published = await publishedVersions(deps, to.code);
  const definitions = published.map(({ definition }) => definition);
  const way = from.code === to.code ? wayBetween(from, to, definitions) : undefined;
  return { ...move, way, published: definitions };
}

/** Pins a case, whose row is locked, to another version with all that hangs on it; answers why it does not. */
export async function moveCase(
  tx: Transaction,
  { reference, revision, status, at }: Transition,
  { from, to, steps, way, published, recalculate }: PreparedMove,
): Promise<MoveRefusal | undefined> {
  const [old, definition] = [way?.[0], way?.at(-1)];
  if (!way || !old || !definition) return 'ANSWERS_DO_NOT_MOVE';
  if (recalculate && (await hasMoney(tx, reference, revision))) return 'SLIPS_PAID';
  const key = { reference_revision: { reference, revision } };
  const application = await tx.application.findUniqueOrThrow({ where: { reference }, select: { draft: true } });
  const submission = await tx.submission.findUniqueOrThrow({ where: key, select: { answers: true, filedAs: true } });
  const filed = carryAlong(way, submission.answers as Record<string, unknown>);
  // Whoever is asked to correct the answers anyway may complete them; nobody else would be asked.
  const fits = filed.same || status === 'RETURNED' || checkAnswers(definition, filed.answers).issues.length === 0;
  if (!fits) return 'ANSWERS_DO_NOT_MOVE';
  const given = await resultsOf(tx, reference);
  const found = carryFindings({ from: old, to: definition, published, steps }, given);
  if (!found.every(({ fits }) => fits)) return 'ANSWERS_DO_NOT_MOVE';

  const draft = carryAlong(way, application.draft as Record<string, unknown>);
  await tx.application.update({
    where: { reference },
    data: {
      permitTypeHash: to,
      draftVersion: { increment: 1 },
      ...(!draft.same && { draft: draft.answers as object, draftCarried: carriedNotice(old, definition, draft, at) }),
    },
    select: { reference: true },
  });
  if (!filed.same) {
    const filedAs = { permitTypeHash: from, answers: submission.answers as object };
    await tx.submission.update({
      where: key,
      data: { answers: filed.answers as object, ...(submission.filedAs === null && { filedAs }) },
      select: { revision: true },
    });
  }
  await writeFindings(tx, reference, given, found);
  await renameNotices(tx, reference, steps);
  return undefined;
}

/** What steps have given stands where the new version looks for it, in the form that it has there. */
async function writeFindings(
  tx: Transaction,
  reference: string,
  before: Record<string, unknown>,
  found: readonly CarriedFinding[],
): Promise<void> {
  for (const { from: step, to, data } of found) {
    if (to === step && data === before[step]) continue;
    await tx.stepResult.update({
      where: { reference_step: { reference, step } },
      data: { step: to, data: data as object },
      select: { step: true },
    });
  }
}

/** What people filed on notices of the case is found under the names that those have now. */
async function renameNotices(tx: Transaction, reference: string, steps: Record<string, string>): Promise<void> {
  const names = Object.keys(steps);
  if (names.length === 0) return;
  await tx.$executeRaw`UPDATE "NoticeResponse" SET step = ${JSON.stringify(steps)}::jsonb ->> step
    WHERE reference = ${reference} AND step = ANY(${names})`;
}

/** The slips are locked: a payment and a recalculation never cross. */
async function hasMoney(tx: Transaction, reference: string, revision: number): Promise<boolean> {
  const slips = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM "PaymentSlip" WHERE reference = ${reference} AND revision = ${revision} FOR UPDATE`;
  return slips.some(({ status }) => status === 'PAID');
}
