import { isFor } from '../../forms/carry-over/carry.js';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { type Rulebook, TariffValue } from '../../forms/language/rulebook.js';
import { nearestName } from '../../forms/nearest.js';
import type { PrismaClient } from '../../prisma/client.js';
import { inForce, versionsOf } from './rulebooks.js';

/** Whose tariff it is: a rulebook's, which many types share, or that of one type. */
export interface TariffOwner {
  kind: 'RULEBOOK' | 'PERMIT_TYPE';
  code: string;
}

/** One value of a tariff, from a day on. */
export interface TariffChange {
  of: TariffOwner;
  name: string;
  /** as the tariff writes it: `"0.03"`, `20000` */
  value: unknown;
  /** Jalali day from which it holds */
  from: string;
  /** the resolution that sets it */
  basis: string;
}

/** The versions before and after. `activeFrom`: of a permit type, left out where it is served at once. */
interface FollowingVersion {
  before: Rulebook | FormDefinition;
  after: Rulebook | FormDefinition;
  activeFrom?: Date;
}

/** Why a value cannot be set. */
export class TariffRefusedError extends Error {
  override name = 'TariffRefusedError';
  constructor(
    readonly why: 'NOT_IN_FORCE' | 'WAITS' | 'LATER' | 'PAST' | 'NO_SUCH_VALUE' | 'NO_VALUE' | 'SAME_VALUE',
    message: string,
    readonly nearest?: string,
  ) {
    super(message);
  }
}

type Reader = Pick<PrismaClient, 'publication'>;

/** The version that follows the one that counts on the day, with one value changed. */
export const withTariff = (prisma: Reader, change: TariffChange): Promise<FollowingVersion> =>
  change.of.kind === 'RULEBOOK' ? ofRulebook(prisma, change) : ofPermitType(prisma, change);

/** In force until the version before it, or the next one, ends it. */
async function ofRulebook(prisma: Reader, change: TariffChange): Promise<FollowingVersion> {
  const { versions, next, waits } = await versionsOf(prisma, change.of.code);
  if (waits) throw waiting(change);
  const before = inForce(versions, change.from);
  if (!before) throw notInForce(change);
  const last = lastDay(before, versions, change.from);
  const { effectiveTo: _, ...rest } = before;
  const tariff = { ...before.tariff, [change.name]: changed(before.tariff, change) };
  const days = { effectiveFrom: change.from, ...(last !== undefined && { effectiveTo: last }) };
  return { before, after: { ...rest, version: next, ...days, tariff } };
}

/** Served from the day on. Whatever has a higher number would never be served again, so nothing may lie ahead. */
async function ofPermitType({ publication }: Reader, change: TariffChange): Promise<FollowingVersion> {
  const { of, from } = change;
  const rows = await publication.findMany({
    where: { kind: 'PERMIT_TYPE', code: of.code, status: { not: 'REJECTED' } },
    orderBy: { version: 'desc' },
    select: { version: true, status: true, activeFrom: true, retiredFrom: true, document: true },
  });
  if (rows.some(({ status }) => status === 'PROPOSED')) throw waiting(change);
  if (from < jalaliDay(new Date())) {
    throw new TariffRefusedError('PAST', `${named(of)} is served from today on at the earliest, not from ${from}.`);
  }
  const day = startOfDay(from);
  const at = new Date(Math.max(day.getTime(), Date.now()));
  const standing = rows.filter(({ retiredFrom }) => retiredFrom === null || retiredFrom > at);
  const served = standing.find(({ activeFrom }) => activeFrom !== null && activeFrom <= at);
  if (!served) throw notInForce(change);
  const ahead = standing.find(({ version }) => version > served.version);
  if (ahead) {
    const message = `version ${ahead.version} of ${named(of)} is to be served later; retire it, or set the value in it.`;
    throw new TariffRefusedError('LATER', message);
  }
  const before = FormDefinition.parse(served.document);
  const tariff = { ...before.tariff, [change.name]: changed(before.tariff ?? {}, change) };
  const version = Math.max(...rows.map((row) => row.version)) + 1;
  const { carryOver = [], ...rest } = before;
  // Of what ships, versions may be named that nobody has published here.
  const known = carryOver.filter((map) => rows.some((row) => isFor(map, row.version)));
  const after = { ...rest, version, tariff, ...(known.length > 0 && { carryOver: known }) };
  return { before, after, ...(day > new Date() && { activeFrom: day }) };
}

const named = ({ kind, code }: TariffOwner): string =>
  `the ${kind === 'RULEBOOK' ? 'rulebook' : 'permit type'} "${code}"`;

/** It follows the version in force, so that it would undo whatever else a proposed one changes. */
const waiting = ({ of }: TariffChange) =>
  new TariffRefusedError('WAITS', `a version of ${named(of)} waits for approval.`);

const notInForce = ({ of, from }: TariffChange) =>
  new TariffRefusedError('NOT_IN_FORCE', `no version of ${named(of)} is in force on ${from}.`);

/** A value that was an example is one no longer: somebody has set it. */
function changed(tariff: Readonly<Record<string, TariffValue>>, change: TariffChange): TariffValue {
  const { of, name, value: given, basis } = change;
  const entry = Object.hasOwn(tariff, name) ? tariff[name] : undefined;
  if (!entry) {
    const nearest = nearestName(name, Object.keys(tariff));
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    throw new TariffRefusedError('NO_SUCH_VALUE', `the tariff of ${named(of)} has no value "${name}"${hint}`, nearest);
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
