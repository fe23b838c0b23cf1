import { checkDefinition } from '../forms/check/definition.js';
import { problem } from '../forms/check/problem.js';
import { checkRulebook } from '../forms/check/rulebook.js';
import { hashOf } from '../forms/hash.js';
import { FormDefinition } from '../forms/language/definition.js';
import type { DefinitionIssue } from '../forms/language/issue.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { parseRulebook } from '../forms/parse.js';
import type { PrismaClient } from '../prisma/client.js';

type Reader = Pick<PrismaClient, 'rulebook' | 'permitType'>;

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

/**
 * Writes a version once every active permit type that uses the rulebook is seen to run with it. The same version again
 * changes nothing; cases already filed keep theirs. @throws RulebookRefusedError
 */
export async function publishRulebook(prisma: PrismaClient, value: unknown): Promise<RulebookVersion> {
  const { rulebook, issues } = parseRulebook(value);
  if (!rulebook) throw new RulebookRefusedError(issues);
  const wrong: PublicationIssue[] = [...checkRulebook(rulebook), ...(await brokenTypes(prisma, rulebook))];
  if (rulebook.status !== 'IN_FORCE') {
    const message = 'only a version whose status is IN_FORCE can be published.';
    wrong.push({ path: 'status', code: 'NOT_IN_FORCE', message, severity: 'error' });
  }
  if (wrong.length > 0) throw new RulebookRefusedError(wrong);
  const row = rowOf(rulebook);
  await prisma.rulebook.createMany({ data: row, skipDuplicates: true });
  const { code, version } = rulebook;
  const kept = await prisma.rulebook.findUniqueOrThrow({ where: { code_version: { code, version } } });
  if (kept.hash !== row.hash) {
    const message = `version ${version} of "${code}" is published with other content; give yours a higher version.`;
    throw new RulebookRefusedError([{ path: 'version', code: 'VERSION_TAKEN', message, severity: 'error' }]);
  }
  const { hash, effectiveFrom, effectiveTo } = row;
  return { code, version, hash, status: rulebook.status, effectiveFrom, effectiveTo };
}

/** Paths begin with the permit type's code: `construction.rules[3]`. */
async function brokenTypes(prisma: Reader, rulebook: Rulebook): Promise<DefinitionIssue[]> {
  const rows = await prisma.permitType.findMany({ where: { status: 'ACTIVE' }, select: { definition: true } });
  const definitions = rows.map((row) => FormDefinition.parse(row.definition));
  return definitions
    .filter((definition) => definition.rulebook === rulebook.code)
    .flatMap((definition) =>
      // Which roles there are is no matter of the rulebook.
      checkDefinition(definition, rulebook, { roles: [], connectors: 'any' })
        .filter(({ severity, code }) => severity === 'error' && code !== 'UNKNOWN_ROLE')
        .map((issue) => ({ ...issue, path: `${definition.code}.${issue.path}` })),
    );
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
export async function switchOffFee(prisma: PrismaClient, change: SwitchOff): Promise<RulebookVersion[]> {
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
    written.push(await publishRulebook(prisma, { ...without(book, change), version, effectiveFrom: day }));
  }
  return written;
}

const without = (book: Rulebook, { fee, from, basis }: SwitchOff): Rulebook => ({
  ...book,
  fees: book.fees.map((line) =>
    line.code === fee ? { ...line, until: from, basis: `${line.basis}; not charged from ${from}: ${basis}` } : line,
  ),
});
