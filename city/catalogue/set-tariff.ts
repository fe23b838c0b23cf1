import { addDays } from '../../forms/jalali.js';
import { type Rulebook, TariffValue } from '../../forms/language/rulebook.js';
import { nearestName } from '../../forms/nearest.js';
import type { PrismaClient } from '../../prisma/client.js';
import { inForce, versionsOf } from './rulebooks.js';

/** One value of a tariff, from a day on. */
export interface TariffChange {
  /** the rulebook's code */
  rulebook: string;
  name: string;
  /** as the tariff writes it: `"0.03"`, `20000` */
  value: unknown;
  /** Jalali day from which it holds */
  from: string;
  /** the resolution that sets it */
  basis: string;
}

/** Why a value cannot be set. */
export class TariffRefusedError extends Error {
  override name = 'TariffRefusedError';
  constructor(
    readonly why: 'NOT_IN_FORCE' | 'WAITS' | 'NO_SUCH_VALUE' | 'NO_VALUE' | 'SAME_VALUE',
    message: string,
    readonly nearest?: string,
  ) {
    super(message);
  }
}

/** The version that follows the one in force on the day, with one value changed, until that or the next one ends it. */
export async function withTariff(
  prisma: Pick<PrismaClient, 'publication'>,
  change: TariffChange,
): Promise<{ before: Rulebook; after: Rulebook }> {
  const { versions, next, waits } = await versionsOf(prisma, change.rulebook);
  // It follows the version in force, so that it would undo whatever else a proposed one changes.
  if (waits) {
    throw new TariffRefusedError('WAITS', `a version of the rulebook "${change.rulebook}" waits for approval.`);
  }
  const before = inForce(versions, change.from);
  if (!before) {
    throw new TariffRefusedError(
      'NOT_IN_FORCE',
      `no version of the rulebook "${change.rulebook}" is in force on ${change.from}.`,
    );
  }
  const last = lastDay(before, versions, change.from);
  const { effectiveTo: _, ...rest } = before;
  const tariff = { ...before.tariff, [change.name]: changed(before, change) };
  return {
    before,
    after: {
      ...rest,
      version: next,
      effectiveFrom: change.from,
      ...(last !== undefined && { effectiveTo: last }),
      tariff,
    },
  };
}

/** A value that was an example is one no longer: somebody has set it. */
function changed({ tariff, code }: Rulebook, { name, value: given, basis }: TariffChange): TariffValue {
  const entry = Object.hasOwn(tariff, name) ? tariff[name] : undefined;
  if (!entry) {
    const nearest = nearestName(name, Object.keys(tariff));
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    throw new TariffRefusedError('NO_SUCH_VALUE', `the tariff of "${code}" has no value "${name}"${hint}`, nearest);
  }
  const value = TariffValue.shape.value.safeParse(given);
  if (!value.success) {
    throw new TariffRefusedError('NO_VALUE', `"${name}" is a text, a whole number, true or false, or a list of such.`);
  }
  if (JSON.stringify(value.data) === JSON.stringify(entry.value)) {
    throw new TariffRefusedError('SAME_VALUE', `"${name}" is ${JSON.stringify(entry.value)} already.`);
  }
  const { illustrative: _, ...kept } = entry;
  return { ...kept, value: value.data, basis };
}

/** What takes the place of the book later has values of its own, so the new version ends before it. An older version takes nobody's. */
function lastDay(book: Rulebook, versions: readonly Rulebook[], from: string): string | undefined {
  const later = versions
    .filter(({ version, effectiveFrom }) => version > book.version && effectiveFrom > from)
    .map(({ effectiveFrom }) => addDays(effectiveFrom, -1));
  return [book.effectiveTo, ...later].filter((day) => day !== undefined).sort()[0];
}
