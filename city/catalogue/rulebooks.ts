import { problem } from '../../forms/check/problem.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import type { PrismaClient } from '../../prisma/client.js';
import { check } from './check.js';
import { VersionTakenError } from './errors.js';
import { propose } from './propose.js';
import type { Publisher } from './publisher.js';
import { rulebookJob } from './surroundings.js';

type Reader = Pick<PrismaClient, 'publication'>;

/** Why a version cannot be published. */
export class RulebookRefusedError extends Error {
  constructor(readonly issues: DefinitionIssue[]) {
    super(`The version cannot be published: ${issues.map(({ path, message }) => `${path}: ${message}`).join(' ')}`);
    this.name = 'RulebookRefusedError';
  }
}

export interface RulebookVersion {
  code: string;
  version: number;
  hash: string;
  status: Rulebook['status'];
  effectiveFrom: string;
  effectiveTo: string | null;
  /** another administrator has to approve it first */
  awaitsApproval?: true;
}

const versionOf = (rulebook: Rulebook, hash: string): RulebookVersion => {
  const { code, version, status, effectiveFrom, effectiveTo = null } = rulebook;
  return { code, version, hash, status, effectiveFrom, effectiveTo };
};

/** Every version there is, newest first. */
export async function listRulebooks(prisma: Reader): Promise<RulebookVersion[]> {
  const rows = await prisma.publication.findMany({
    where: { kind: 'RULEBOOK', status: 'APPROVED' },
    orderBy: [{ code: 'asc' }, { version: 'desc' }],
    select: { hash: true, document: true },
  });
  return rows.map(({ hash, document }) => versionOf(Rulebook.parse(document), hash));
}

/** Who publishes, and with what it is signed and, where another administrator has to approve, proposed. */
export interface RulebookPublisher extends Publisher {
  by: string;
}

/**
 * Publishes a version once every active permit type that uses the rulebook is seen to run with it. The same version again
 * changes nothing; cases already filed keep theirs. @throws RulebookRefusedError
 */
export async function publishRulebook(publisher: RulebookPublisher, value: unknown): Promise<RulebookVersion> {
  const { sound, issues } = await check(await rulebookJob(publisher.prisma, value), new Map());
  if (!sound) throw new RulebookRefusedError(issues.filter(({ severity }) => severity === 'error'));
  const rulebook = Rulebook.parse(value);
  try {
    const { status } = await propose(publisher, { kind: 'RULEBOOK', sound, by: publisher.by });
    return { ...versionOf(rulebook, sound.hash), ...(status === 'PROPOSED' && { awaitsApproval: true }) };
  } catch (error) {
    // Somebody else was given the number meanwhile.
    if (!(error instanceof VersionTakenError)) throw error;
    throw new RulebookRefusedError([problem('version', 'VERSION_TAKEN', error.message)]);
  }
}

/** The version that wins on a day, among versions read in any order. */
export function inForce(versions: readonly Rulebook[], day: string): Rulebook | undefined {
  return versions
    .filter((book) => book.effectiveFrom <= day && (book.effectiveTo === undefined || book.effectiveTo >= day))
    .sort((a, b) => b.version - a.version)[0];
}

/** The versions of a rulebook that count on some day, the number of the next one, and whether one waits for approval. */
export async function versionsOf(
  { publication }: Reader,
  code: string,
): Promise<{ versions: Rulebook[]; next: number; waits: boolean }> {
  const rows = await publication.findMany({
    where: { kind: 'RULEBOOK', code, status: { not: 'REJECTED' } },
    select: { version: true, status: true, document: true },
  });
  const approved = rows.filter(({ status, document }) => status === 'APPROVED' && document !== null);
  return {
    versions: approved.map(({ document }) => Rulebook.parse(document)).filter(({ status }) => status === 'IN_FORCE'),
    next: Math.max(0, ...rows.map(({ version }) => version)) + 1,
    waits: rows.some(({ status }) => status === 'PROPOSED'),
  };
}

export interface SwitchOff {
  /** the rulebook's code */
  rulebook: string;
  /** the fee line's code */
  fee: string;
  /** Jalali day from which the line is not charged */
  from: string;
  /** the judgment or the decision that annuls it */
  basis: string;
}

/**
 * Annuls a fee line from a day on: every version that is in force on that day or comes into force later is followed by
 * one without the charge. Versions never change, so days before, and cases filed before, keep the line.
 * @throws RulebookRefusedError
 */
export async function switchOffFee(publisher: RulebookPublisher, change: SwitchOff): Promise<RulebookVersion[]> {
  const { from } = change;
  const { versions, next } = await versionsOf(publisher.prisma, change.rulebook);
  if (!versions.some(({ fees }) => fees.some(({ code }) => code === change.fee))) {
    const message = `no version of the rulebook "${change.rulebook}" has a fee line "${change.fee}".`;
    throw new RulebookRefusedError([problem('fee', 'UNKNOWN_FEE', message)]);
  }
  const later = versions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > from);
  const days = [...new Set([from, ...later])].sort();
  const written: RulebookVersion[] = [];
  for (const day of days) {
    const book = inForce(versions, day);
    const fee = book?.fees.find(({ code }) => code === change.fee);
    if (!book || !fee || (fee.until !== undefined && fee.until <= from)) continue;
    const followed = { ...without(book, change), version: next + written.length, effectiveFrom: day };
    written.push(await publishRulebook(publisher, followed));
  }
  return written;
}

const without = (book: Rulebook, { fee, from, basis }: SwitchOff): Rulebook => ({
  ...book,
  fees: book.fees.map((line) =>
    line.code === fee ? { ...line, until: from, basis: `${line.basis}; not charged from ${from}: ${basis}` } : line,
  ),
});
