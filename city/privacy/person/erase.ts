import type { LocalizedText } from '../../../forms/language/text.js';
import { CLOSED_STATUSES } from '../../../policy/states.js';
import type { PrismaClient, Transaction } from '../../../prisma/client.js';
import { claimDocument } from '../../documents/hold.js';
import { namedDocuments } from '../../documents/named.js';
import type { DocumentStore } from '../../documents/store.js';
import { heldAt } from '../../people/holdings.js';
import { appendToTrail } from '../../trail/append.js';
import { isErased } from './kind.js';
import { KINDS } from './kind-list.js';
import { type PersonCode, PersonRefusedError } from './refused.js';

export interface KindOutcome {
  name: string;
  title: LocalizedText;
  erased: number;
  /** with the reason */
  kept: number;
  why?: LocalizedText;
}

export interface Erasure {
  kinds: KindOutcome[];
  /** files that no row named any more */
  files: number;
}

interface EraseOptions {
  prisma: PrismaClient;
  documents: Pick<DocumentStore, 'remove'>;
  person: string;
  /** who asks for it, as the trail names them */
  by: string;
  /** only say what would go and what would stay */
  dryRun?: boolean;
  now?: Date;
}

class RolledBack extends Error {
  constructor(readonly erasure: Erasure) {
    super('nothing was changed');
  }
}

/**
 * Takes away what need not be kept of a person, in one transaction: it has happened whole or not at all, whenever its
 * process dies, and again is harmless. Throws PersonRefusedError.
 */
export async function erasePerson(options: EraseOptions): Promise<Erasure> {
  const { prisma, documents, person, by, dryRun = false, now = new Date() } = options;
  try {
    return await prisma.$transaction(
      async (tx) => {
        await mustBeFree(tx, person, now);
        const released = new Set<string>();
        const kinds = await eraseKinds(tx, person, (sha256) => released.add(sha256));
        const orphans = await orphansAmong(tx, released);
        const erasure = { kinds, files: orphans.length };
        if (dryRun) throw new RolledBack(erasure);
        await tell(tx, person, by, erasure);
        // Last, so that what fails before leaves every file; a row whose transaction then fails is erased by the next try.
        for (const sha256 of orphans) await documents.remove(sha256);
        return erasure;
      },
      { timeout: 300_000 },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.erasure;
    throw error;
  }
}

async function eraseKinds(tx: Transaction, person: string, letGo: (sha256: string) => void): Promise<KindOutcome[]> {
  const outcomes: KindOutcome[] = [];
  const going: (typeof KINDS)[number][] = [];
  for (const kind of KINDS) {
    const { name, title, kept: why } = kind;
    const held = (await kind.rows(tx, person)).length;
    const erased = held > 0 && (await isErased(kind, tx, person));
    outcomes.push({ name, title, erased: erased ? held : 0, kept: erased ? 0 : held, ...(why && !erased && { why }) });
    if (erased) going.push(kind);
  }
  if (outcomes.every(({ erased, kept }) => erased + kept === 0)) {
    throw new PersonRefusedError('PERSON_UNKNOWN');
  }
  // Who somebody is goes last: what is found by it goes before.
  for (const kind of going.toReversed()) await kind.erase?.(tx, person, letGo);
  return outcomes;
}

/** Refuses while something goes on that needs the person. Their applications are held, so that none is filed meanwhile. */
async function mustBeFree(tx: Transaction, person: string, now: Date): Promise<void> {
  const refuse = (code: PersonCode, names: string[]) => {
    if (names.length > 0) throw new PersonRefusedError(code, names);
  };
  const cases = await tx.$queryRaw<{ reference: string; open: boolean }[]>`
    SELECT reference, CASE WHEN revision > 0 THEN status <> ALL(${[...CLOSED_STATUSES]}::"ApplicationStatus"[])
      ELSE EXISTS (SELECT FROM "Submission" s WHERE s.reference = a.reference) END AS open
    FROM "Application" a WHERE "ownerId" = ${person} OR "filedById" = ${person} ORDER BY reference FOR UPDATE`;
  refuse(
    'CASE_OPEN',
    cases.filter(({ open }) => open).map(({ reference }) => reference),
  );
  const tasks = await tx.task.findMany({ where: { assignee: person, status: 'CLAIMED' }, select: { id: true } });
  refuse(
    'TASK_HELD',
    tasks.map(({ id }) => id),
  );
  const roles = await tx.roleHolding.findMany({
    where: { person, role: { kind: { not: 'CITIZEN' } }, ...heldAt(now) },
    select: { roleId: true },
  });
  refuse(
    'ROLE_HELD',
    roles.map(({ roleId }) => roleId),
  );
}

/** The files that no row names now, each claimed: until the transaction ends no upload can come to name them. */
async function orphansAmong(tx: Transaction, released: ReadonlySet<string>): Promise<string[]> {
  const orphans: string[] = [];
  for (const sha256 of [...released].sort()) {
    if (!(await claimDocument(tx, sha256))) continue;
    if ((await namedDocuments(tx, [sha256])).size === 0) orphans.push(sha256);
  }
  return orphans;
}

async function tell(tx: Transaction, person: string, by: string, { kinds, files }: Erasure): Promise<void> {
  const erased = kinds.filter((kind) => kind.erased > 0).map((kind) => [kind.name, kind.erased] as const);
  if (erased.length === 0) return;
  const changed = { erased: Object.fromEntries(erased), files };
  await appendToTrail(tx, [{ subject: `person/${person}`, act: 'PERSON_ERASED', by, changed }]);
}
