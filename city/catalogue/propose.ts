import type { Prisma, Publication } from '../../prisma/generated/client/client.js';
import type { Sound } from './check.js';
import { PublicationStateError, VersionTakenError } from './errors.js';
import { type Act, actOn, type Publisher, writeStanding } from './publisher.js';

export interface Proposal {
  kind: Publication['kind'];
  sound: Sound;
  by: string;
  /** whether approval makes it active; without, somebody activates it later */
  activate?: boolean;
  /** left out: as soon as it is approved */
  activeFrom?: Date | undefined;
}

/**
 * Puts a checked document before another administrator, or publishes it where none has to approve. The same document
 * again changes nothing. @throws VersionTakenError
 */
export function propose(publisher: Publisher, proposal: Proposal): Promise<Publication> {
  const { kind, sound } = proposal;
  return actOn(publisher, { kind, code: sound.code }, async (act) => {
    const same = await act.tx.publication.findFirst({
      where: { kind, hash: sound.hash, status: { not: 'REJECTED' } },
    });
    if (same) return same;
    await mustBeNewer(act, proposal);
    const row = await write(act, proposal);
    return publisher.approval ? row : approve(publisher, act, row, null);
  });
}

async function mustBeNewer({ tx }: Act, { kind, sound: { code, version, hash } }: Proposal): Promise<void> {
  const where = { code, hash: { not: hash } };
  const newest = { orderBy: { version: 'desc' as const }, select: { version: true } };
  const known = await Promise.all([
    tx.publication.findFirst({ where: { ...where, kind, status: { not: 'REJECTED' } }, ...newest }),
    kind === 'PERMIT_TYPE' ? tx.permitType.findFirst({ where, ...newest }) : null,
    kind === 'RULEBOOK' ? tx.rulebook.findFirst({ where, ...newest }) : null,
  ]);
  const highest = Math.max(0, ...known.map((row) => row?.version ?? 0));
  if (version <= highest) throw new VersionTakenError({ code, version }, highest);
}

async function write({ tx, now, done }: Act, proposal: Proposal): Promise<Publication> {
  const { kind, sound, by, activate = true, activeFrom = null } = proposal;
  const { code, version, hash, canonical } = sound;
  if (kind === 'PERMIT_TYPE') {
    // As text: a large document would otherwise be taken apart and put together three times on the way.
    await tx.$executeRaw`
      INSERT INTO "PermitType" (hash, code, version, status, title, generation, definition)
      SELECT ${hash}, ${code}, ${version}, 'DRAFT', d -> 'title', (d ->> 'generation')::"Generation", d
      FROM (SELECT ${canonical}::jsonb AS d) AS document ON CONFLICT (hash) DO NOTHING`;
  }
  const document = kind === 'PERMIT_TYPE' ? {} : { document: JSON.parse(canonical) as Prisma.InputJsonObject };
  const row = await tx.publication.create({
    data: { kind, code, version, hash, ...document, proposedBy: by, proposedAt: now, activate, activeFrom },
  });
  done.push({ what: 'PROPOSED', by, at: now, publication: row });
  return row;
}

/** `by` is null where nobody has to approve. */
export async function approve(
  publisher: Publisher,
  act: Act,
  row: Publication,
  by: string | null,
): Promise<Publication> {
  const { tx, now } = act;
  if (row.status !== 'PROPOSED') throw new PublicationStateError('DECIDED');
  if (row.kind === 'RULEBOOK') await writeRulebook(tx, row);
  const activeFrom = row.activate ? (row.activeFrom ?? now) : null;
  const change = { status: 'APPROVED' as const, decidedBy: by, decidedAt: now, activeFrom };
  return writeStanding(publisher, act, row, change, { what: 'APPROVED', by: by ?? row.proposedBy });
}

async function writeRulebook(tx: Prisma.TransactionClient, { hash, code, version, document }: Publication) {
  const { effectiveFrom, effectiveTo = null } = document as { effectiveFrom: string; effectiveTo?: string };
  await tx.rulebook.createMany({
    data: { hash, code, version, effectiveFrom, effectiveTo, document: document as Prisma.InputJsonObject },
    skipDuplicates: true,
  });
}
