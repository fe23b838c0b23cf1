import { appealsOf, respondersOf } from '../../forms/appeals.js';
import { renamedIn, stepNamed } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Reason } from './mapping.js';

/**
 * Why whoever filed something on a notice of a case could no longer appeal in another version, as they may now. `filed`: the
 * notices on which somebody did. `renamed`: new ids of steps, by the old.
 */
export function lostNotice(
  filed: readonly string[],
  { from, to }: { from: readonly Step[]; to: readonly Step[] },
  renamed: Readonly<Record<string, string>>,
): Reason | undefined {
  const counted = new Set(appealsOf(from, undefined).flatMap((step) => respondersOf(step)?.filedOn ?? []));
  const lost = filed.find(
    (notice) => counted.has(notice) && stepNamed(to, renamedIn(renamed, notice))?.type !== 'publish-notice',
  );
  if (lost === undefined) return undefined;
  const message = `who filed something on its notice "${lost}" may appeal by that, and the notice has no place; name one in steps`;
  return { code: 'NOTICE_GONE', message };
}

/** The notices of a case on which somebody has filed something that stands. */
export async function noticesFiledOn(prisma: PrismaClient, reference: string): Promise<string[]> {
  const where = { reference, withdrawnAt: null };
  const filed = await prisma.noticeResponse.findMany({ where, distinct: ['step'], select: { step: true } });
  return filed.map(({ step }) => step);
}
