import { takenBy } from '../../forms/check/version.js';
import type { ValidDocument } from './check.js';
import { PublicationStateError, VersionTakenError } from './errors.js';
import { givenVersions } from './given-versions.js';
import { type Publication, withoutDocument } from './publication.js';
import { actOn, type PublicationTransaction, type Publisher, writeStanding } from './publisher.js';

export interface Proposal {
  kind: Publication['kind'];
  sound: ValidDocument;
  by: string;
  /** that the proposer's token names */
  nationalId?: string | null;
  /** whether approval makes it active; without, somebody activates it later */
  activate?: boolean;
  /** left out: as soon as it is approved */
  activeFrom?: Date | undefined;
}

/**
 * Puts a checked document before another administrator, or publishes it where none has to approve. Whatever is published
 * comes this way. The same document again changes nothing. @throws VersionTakenError
 */
export function propose(publisher: Publisher, proposal: Proposal): Promise<Publication> {
  const { kind, sound } = proposal;
  return actOn(publisher, { kind, code: sound.code }, async (act) => {
    const same = await act.tx.publication.findUnique({ where: { pin: sound.hash }, omit: withoutDocument });
    if (same) return same;
    await mustBeNewer(act, proposal);
    const row = await write(act, proposal);
    return publisher.approval ? row : approve(publisher, act, row, null);
  });
}

async function mustBeNewer({ tx }: PublicationTransaction, { kind, sound }: Proposal): Promise<void> {
  const { code, version, hash } = sound;
  const given = await givenVersions(tx, { kind, code });
  const highest = takenBy(sound, () => hash, given);
  if (highest !== undefined) throw new VersionTakenError({ code, version }, highest);
}

async function write({ tx, now, done }: PublicationTransaction, proposal: Proposal): Promise<Publication> {
  const { kind, sound, by, nationalId = null, activate = true, activeFrom = null } = proposal;
  const { code, version, hash, canonical } = sound;
  const row = await tx.publication.create({
    data: {
      kind,
      code,
      version,
      hash,
      proposedBy: by,
      proposerNationalId: nationalId,
      proposedAt: now,
      activate,
      activeFrom,
    },
    omit: withoutDocument,
  });
  // As text: a large document would otherwise be taken apart and put together three times on the way.
  await tx.$executeRaw`UPDATE "Publication" SET document = ${canonical}::jsonb WHERE id = ${row.id}::uuid`;
  done.push({ what: 'PROPOSED', by, at: now, publication: row });
  return row;
}

/** `by` is null where nobody has to approve. */
export async function approve(
  publisher: Publisher,
  act: PublicationTransaction,
  row: Publication,
  by: string | null,
): Promise<Publication> {
  if (row.status !== 'PROPOSED') throw new PublicationStateError('DECIDED');
  const activeFrom = row.activate ? (row.activeFrom ?? act.now) : null;
  const change = { status: 'APPROVED' as const, decidedBy: by, decidedAt: act.now, activeFrom };
  return writeStanding(publisher, act, row, change, { what: 'APPROVED', by: by ?? row.proposedBy });
}
