import { canonicalJson } from '../../forms/canonical.js';
import { problem } from '../../forms/check/problem.js';
import { checkRulebook } from '../../forms/check/rulebook.js';
import { hashOf } from '../../forms/hash.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { parseRulebook } from '../../forms/parse.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { brokenTypes } from './check.js';
import { VersionTakenError } from './errors.js';
import { propose } from './propose.js';
import { activeDefinitions } from './surroundings.js';

type Reader = Pick<PrismaClient, 'rulebook'>;

/** What is wrong with a version, or with publishing it now. */
export type PublicationIssue = Omit<DefinitionIssue, 'code'> & {
  code: DefinitionIssue['code'] | 'NOT_IN_FORCE' | 'VERSION_TAKEN';
};

/** Why a version cannot be published. */
export class RulebookRefusedError extends Error {
  constructor(readonly issues: PublicationIssue[]) {
    super(`The rulebook cannot be published: ${issues.map(({ path, message }) => `${path}: ${message}`).join(' ')}`);
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

const rowOf = (rulebook: Rulebook) => ({
  hash: hashOf(rulebook),
  code: rulebook.code,
  version: rulebook.version,
  effectiveFrom: rulebook.effectiveFrom,
  effectiveTo: rulebook.effectiveTo ?? null,
  document: rulebook as object,
});

/** Every version there is, newest first. */
export async function listRulebooks(prisma: Reader): Promise<RulebookVersion[]> {
  const rows = await prisma.rulebook.findMany({ orderBy: [{ code: 'asc' }, { version: 'desc' }] });
  return rows.map(({ code, version, hash, effectiveFrom, effectiveTo, document }) => {
    return { code, version, hash, status: Rulebook.parse(document).status, effectiveFrom, effectiveTo };
  });
}

/** Who publishes, and with what it is signed and, where another administrator has to approve, proposed. */
export interface RulebookPublisher {
  signer: PermitSigner;
  approval: boolean;
  by: string;
}

/**
 * Publishes a version once every active permit type that uses the rulebook is seen to run with it. The same version again
 * changes nothing; cases already filed keep theirs. Without `publisher` nothing is signed. @throws RulebookRefusedError
 */
export async function publishRulebook(
  prisma: PrismaClient,
  value: unknown,
  publisher?: RulebookPublisher,
): Promise<RulebookVersion> {
  const { rulebook, issues } = parseRulebook(value);
  if (!rulebook) throw new RulebookRefusedError(issues);
  const active = await activeDefinitions(prisma);
  const wrong: PublicationIssue[] = [...checkRulebook(rulebook), ...brokenTypes(active, rulebook)];
  if (rulebook.status !== 'IN_FORCE') {
    const message = 'only a version whose status is IN_FORCE can be published.';
    wrong.push({ path: 'status', code: 'NOT_IN_FORCE', message, severity: 'error' });
  }
  if (wrong.length > 0) throw new RulebookRefusedError(wrong);
  const row = rowOf(rulebook);
  const { code, version } = rulebook;
  const { hash, effectiveFrom, effectiveTo } = row;
  const published = { code, version, hash, status: rulebook.status, effectiveFrom, effectiveTo };
  if (publisher) return { ...published, ...(await signed(prisma, rulebook, publisher)) };
  await prisma.rulebook.createMany({ data: row, skipDuplicates: true });
  const kept = await prisma.rulebook.findUniqueOrThrow({ where: { code_version: { code, version } } });
  if (kept.hash !== hash)
    throw taken(`version ${version} of "${code}" is published with other content; give yours a higher version.`);
  return published;
}

const taken = (message: string) =>
  new RulebookRefusedError([{ path: 'version', code: 'VERSION_TAKEN', message, severity: 'error' }]);

async function signed(
  prisma: PrismaClient,
  rulebook: Rulebook,
  { by, ...publisher }: RulebookPublisher,
): Promise<{ awaitsApproval?: true }> {
  const { code, version } = rulebook;
  const sound = { code, version, hash: hashOf(rulebook), canonical: canonicalJson(rulebook) };
  try {
    const { status } = await propose({ prisma, ...publisher }, { kind: 'RULEBOOK', sound, by });
    return status === 'APPROVED' ? {} : { awaitsApproval: true };
  } catch (error) {
    throw error instanceof VersionTakenError ? taken(error.message) : error;
  }
}

/** The version that wins on a day, among versions read in any order. */
function inForce(versions: Rulebook[], day: string): Rulebook | undefined {
  return versions
    .filter((book) => book.effectiveFrom <= day && (book.effectiveTo === undefined || book.effectiveTo >= day))
    .sort((a, b) => b.version - a.version)[0];
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
export async function switchOffFee(
  prisma: PrismaClient,
  change: SwitchOff,
  publisher?: RulebookPublisher,
): Promise<RulebookVersion[]> {
  const { from } = change;
  const rows = await prisma.rulebook.findMany({ where: { code: change.rulebook } });
  const versions = rows.map(({ document }) => Rulebook.parse(document)).filter(({ status }) => status === 'IN_FORCE');
  if (!versions.some(({ fees }) => fees.some(({ code }) => code === change.fee))) {
    const message = `no version of the rulebook "${change.rulebook}" has a fee line "${change.fee}".`;
    throw new RulebookRefusedError([problem('fee', 'UNKNOWN_FEE', message)]);
  }
  const later = versions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > from);
  const days = [...new Set([from, ...later])].sort();
  let version = Math.max(...versions.map((book) => book.version));
  const written: RulebookVersion[] = [];
  for (const day of days) {
    const book = inForce(versions, day);
    const fee = book?.fees.find(({ code }) => code === change.fee);
    if (!book || !fee || (fee.until !== undefined && fee.until <= from)) continue;
    version += 1;
    const followed = { ...without(book, change), version, effectiveFrom: day };
    written.push(await publishRulebook(prisma, followed, publisher));
  }
  return written;
}

const without = (book: Rulebook, { fee, from, basis }: SwitchOff): Rulebook => ({
  ...book,
  fees: book.fees.map((line) =>
    line.code === fee ? { ...line, until: from, basis: `${line.basis}; not charged from ${from}: ${basis}` } : line,
  ),
});
