import type { PrismaClient } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { unfitSecond } from '../people/second-person.js';
import type { Viewer } from '../people/viewer.js';
import { PublicationStateError, PublicationUnknownError, SecondPersonError } from './errors.js';
import { approve } from './propose.js';
import { INSTALLATION, type Publication, withoutDocument } from './publication.js';
import { actOn, type Publisher, writeStanding } from './publisher.js';

interface Decision {
  id: string;
  by: string;
}

export const isPublicationId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws PublicationUnknownError */
export async function publicationOf(prisma: Pick<PrismaClient, 'publication'>, id: string): Promise<Publication> {
  const row = isPublicationId(id)
    ? await prisma.publication.findUnique({ where: { id }, omit: withoutDocument })
    : null;
  if (!row) throw new PublicationUnknownError(id);
  return row;
}

/**
 * Approves exactly the document that `hash` names, which somebody else proposed. Approving again changes nothing.
 * @throws PublicationUnknownError, PublicationStateError, SecondPersonError
 */
export async function approveProposal(
  publisher: Publisher,
  { id, viewer, hash }: { id: string; viewer: Viewer; hash: string },
): Promise<Publication> {
  const { kind, code } = await publicationOf(publisher.prisma, id);
  return actOn(publisher, { kind, code }, async (act) => {
    const row = await publicationOf(act.tx, id);
    if (row.hash !== hash) throw new PublicationStateError('OTHER_HASH');
    const shipped = row.proposedBy === INSTALLATION;
    const unfit = await unfitSecond(act.tx, viewer, row, { registered: publisher.approval, shipped });
    if (unfit) throw new SecondPersonError(unfit);
    if (row.status === 'APPROVED' && row.decidedBy === viewer.id) return row;
    return approve(publisher, act, row, viewer.id);
  });
}

/** Rejects a proposal, or takes back one's own. @throws PublicationUnknownError, PublicationStateError */
export async function rejectProposal(
  publisher: Publisher,
  { id, by, reason }: Decision & { reason: string },
): Promise<Publication> {
  const { kind, code } = await publicationOf(publisher.prisma, id);
  return actOn(publisher, { kind, code }, async (act) => {
    const row = await publicationOf(act.tx, id);
    if (row.status === 'REJECTED' && row.decidedBy === by) return row;
    if (row.status !== 'PROPOSED') throw new PublicationStateError('DECIDED');
    // Nothing was ever filed with it.
    if (kind === 'PERMIT_TYPE') await act.tx.publication.update({ where: { id }, data: { document: Prisma.DbNull } });
    const change = { status: 'REJECTED' as const, decidedBy: by, decidedAt: act.now, reason };
    return writeStanding(publisher, act, row, change, { what: 'REJECTED', by });
  });
}

interface Change {
  kind: Publication['kind'];
  code: string;
  by: string;
  /** left out: from now on */
  from?: Date | undefined;
}

/**
 * Whether a version is the newest that is approved and has no day yet: whoever approved it left the day to one alone. The
 * day that was agreed on is changed by two.
 */
export async function awaitsItsDay(
  { prisma }: Pick<Publisher, 'prisma'>,
  { kind, code, version }: Pick<Publication, 'kind' | 'code' | 'version'>,
): Promise<boolean> {
  const newest = await prisma.publication.findFirst({
    where: { kind, code, status: 'APPROVED' },
    orderBy: { version: 'desc' },
    select: { version: true, activeFrom: true },
  });
  return newest === null || (newest.version === version && newest.activeFrom === null);
}

/** Makes an approved version active, now or from an instant on. @throws PublicationUnknownError, PublicationStateError */
export function activate(
  publisher: Publisher,
  { kind, code, version, from, by }: Change & { version: number },
): Promise<Publication> {
  return actOn(publisher, { kind, code }, async (act) => {
    const { tx, now } = act;
    const where = { kind, code, version, status: { not: 'REJECTED' as const } };
    const row = await tx.publication.findFirst({ where, omit: withoutDocument });
    if (!row) throw new PublicationUnknownError(code);
    if (row.status !== 'APPROVED') throw new PublicationStateError('NOT_APPROVED');
    if (row.retiredFrom && row.retiredFrom <= now) throw new PublicationStateError('RETIRED');
    if (row.activeFrom && row.activeFrom <= now) return row;
    return writeStanding(publisher, act, row, { activeFrom: later(from, now) }, { what: 'ACTIVATED', by });
  });
}

/**
 * Ends what new applications are filed or printed with: one version, after which the one before it is served, or all of
 * them. Cases on the way keep theirs, and what has ended already stays as it is.
 * @throws PublicationUnknownError, PublicationStateError
 */
export function retire(
  publisher: Publisher,
  { kind, code, version, from, by }: Change & { version?: number | undefined },
): Promise<void> {
  return actOn(publisher, { kind, code }, async (act) => {
    const { tx, now } = act;
    const of = { kind, code, ...(version !== undefined && { version }) };
    const where = { ...of, status: { not: 'REJECTED' as const } };
    const known = await tx.publication.findMany({ where, omit: withoutDocument });
    const approved = known.filter(({ status }) => status === 'APPROVED');
    // A template that is only proposed is not found; a permit type is, as one that is not approved.
    if ((kind === 'TEMPLATE' ? approved : known).length === 0) throw new PublicationUnknownError(code);
    if (version !== undefined && approved.length === 0) throw new PublicationStateError('NOT_APPROVED');
    const change = { retiredFrom: later(from, now), retiredBy: by };
    for (const row of approved) {
      if (row.retiredFrom && row.retiredFrom <= now) continue;
      await writeStanding(publisher, act, row, change, { what: 'RETIRED', by });
    }
  });
}

const later = (from: Date | undefined, now: Date): Date => (from && from > now ? from : now);
