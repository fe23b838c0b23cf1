import type { PrismaClient } from '../../prisma/client.js';
import type { Publication } from '../../prisma/generated/client/client.js';
import { OwnProposalError, PublicationStateError, PublicationUnknownError } from './errors.js';
import { approve } from './propose.js';
import { type Act, actOn, type Publisher, writeStanding } from './publisher.js';

interface Decision {
  id: string;
  by: string;
}

export const isPublicationId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws PublicationUnknownError */
export async function publicationOf(prisma: Pick<PrismaClient, 'publication'>, id: string): Promise<Publication> {
  const row = isPublicationId(id) ? await prisma.publication.findUnique({ where: { id } }) : null;
  if (!row) throw new PublicationUnknownError(id);
  return row;
}

/**
 * Approves exactly the document that `hash` names, which somebody else proposed. Approving again changes nothing.
 * @throws PublicationUnknownError, PublicationStateError, OwnProposalError
 */
export async function approveProposal(
  publisher: Publisher,
  { id, by, hash }: Decision & { hash: string },
): Promise<Publication> {
  const { kind, code } = await publicationOf(publisher.prisma, id);
  return actOn(publisher, { kind, code }, async (act) => {
    const row = await publicationOf(act.tx, id);
    if (row.hash !== hash) throw new PublicationStateError('OTHER_HASH');
    if (row.proposedBy === by) throw new OwnProposalError();
    if (row.status === 'APPROVED' && row.decidedBy === by) return row;
    return approve(publisher, act, row, by);
  });
}

/** Rejects a proposal, or takes back one's own. @throws PublicationUnknownError, PublicationStateError */
export async function rejectProposal(
  publisher: Publisher,
  { id, by, reason }: Decision & { reason: string },
): Promise<Publication> {
  const { kind, code } = await publicationOf(publisher.prisma, id);
  return actOn(publisher, { kind, code }, async ({ tx, now, done }) => {
    const row = await publicationOf(tx, id);
    if (row.status === 'REJECTED' && row.decidedBy === by) return row;
    if (row.status !== 'PROPOSED') throw new PublicationStateError('DECIDED');
    // Nothing was ever filed with it; its number is free again.
    if (kind === 'PERMIT_TYPE') await tx.permitType.deleteMany({ where: { hash: row.hash, status: 'DRAFT' } });
    const data = { status: 'REJECTED' as const, decidedBy: by, decidedAt: now, reason };
    const written = await tx.publication.update({ where: { id }, data });
    done.push({ what: 'REJECTED', by, at: now, publication: written });
    return written;
  });
}

interface OfVersion {
  kind: Publication['kind'];
  code: string;
  version: number;
}

/** Makes an approved version active, now or from an instant on. @throws PublicationUnknownError, PublicationStateError */
export function activate(
  publisher: Publisher,
  { kind, code, version, from, by }: OfVersion & { from?: Date | undefined; by: string },
): Promise<Publication> {
  return actOn(publisher, { kind, code }, async (act) => {
    const row = await standing(act, { kind, code, version });
    if (!row) throw new PublicationUnknownError(code);
    const { now } = act;
    if (row.retiredFrom && row.retiredFrom <= now) throw new PublicationStateError('RETIRED');
    if (row.activeFrom && row.activeFrom <= now) return row;
    return writeStanding(publisher, act, row, { activeFrom: later(from, now) }, { what: 'ACTIVATED', by });
  });
}

/**
 * Ends what new applications can be filed with: one version, after which the one before it is served, or all of them.
 * Cases on the way keep theirs. @throws PublicationUnknownError, PublicationStateError
 */
export function retire(
  publisher: Publisher,
  what: { code: string; version?: number | undefined; from?: Date | undefined; by: string },
): Promise<void> {
  const { code, version, from, by } = what;
  return actOn(publisher, { kind: 'PERMIT_TYPE', code }, async (act) => {
    const { tx } = act;
    const of = { code, ...(version !== undefined && { version }) };
    const versions = await tx.permitType.findMany({ where: of, select: { hash: true, version: true } });
    if (versions.length === 0) throw new PublicationUnknownError(code);
    if (version !== undefined) await standing(act, { kind: 'PERMIT_TYPE', code, version });
    const rows = await tx.publication.findMany({ where: { ...of, kind: 'PERMIT_TYPE', status: 'APPROVED' } });
    await end(publisher, act, rows, { from, by });
    // Of these nobody has signed anything, and nothing but their status says whether they are served.
    const known = await tx.publication.findMany({ where: { kind: 'PERMIT_TYPE', code }, select: { hash: true } });
    const hash = { notIn: known.map((row) => row.hash) };
    await tx.permitType.updateMany({ where: { ...of, hash }, data: { status: 'RETIRED' } });
  });
}

/**
 * Ends what new filings are printed with: one version of a template, after which the one before it is used, or all of
 * them, after which that of every type is, and at last the shipped one. @throws PublicationUnknownError
 */
export function retireTemplate(
  publisher: Publisher,
  { code, version, from, by }: { code: string; version?: number | undefined; from?: Date | undefined; by: string },
): Promise<void> {
  return actOn(publisher, { kind: 'TEMPLATE', code }, async (act) => {
    const of = { kind: 'TEMPLATE' as const, code, ...(version !== undefined && { version }) };
    const rows = await act.tx.publication.findMany({ where: { ...of, status: 'APPROVED' } });
    if (rows.length === 0) throw new PublicationUnknownError(code);
    await end(publisher, act, rows, { from, by });
  });
}

/** Those that have ended already stay as they are. */
async function end(
  publisher: Publisher,
  act: Act,
  rows: Publication[],
  { from, by }: { from: Date | undefined; by: string },
): Promise<void> {
  for (const row of rows) {
    if (row.retiredFrom && row.retiredFrom <= act.now) continue;
    const change = { retiredFrom: later(from, act.now), retiredBy: by };
    await writeStanding(publisher, act, row, change, { what: 'RETIRED', by });
  }
}

const later = (from: Date | undefined, now: Date): Date => (from && from > now ? from : now);

/** undefined where nobody ever signed the version. @throws PublicationStateError */
async function standing({ tx }: Act, of: OfVersion): Promise<Publication | undefined> {
  const row = await tx.publication.findFirst({ where: { ...of, status: { not: 'REJECTED' } } });
  if (row && row.status !== 'APPROVED') throw new PublicationStateError('NOT_APPROVED');
  return row ?? undefined;
}
