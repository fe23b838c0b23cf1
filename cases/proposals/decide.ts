import { databaseNow } from '../../city/catalogue/clock.js';
import { sameAccount, type UnfitSecond, unfitSecond } from '../../city/people/second-person.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { Transaction } from '../../prisma/client.js';
import type { Proposal } from '../../prisma/generated/client/client.js';
import { type Acting, byViewer } from '../acting.js';
import { actMessages } from '../messages/acts.js';
import { mustBeAdmin } from '../permission.js';
import { NotFoundError, Refusal } from '../refusals.js';
import { requiredWords } from '../text-input.js';
import { carryOut, gainsBy } from './acts.js';

const TRANSACTION = { timeout: 20_000, maxWait: 10_000 };
const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** As another administrator learns that they are no second person. */
export const secondPersonRefusal = (unfit: UnfitSecond): Refusal =>
  new Refusal('SEPARATION_OF_DUTIES', actMessages[unfit]);

/**
 * Carries out what another administrator proposed, in the proposer's name, in the transaction that says so. Approving
 * again changes nothing.
 */
export async function approveProposedAct(acting: Acting, { id, hash }: { id: string; hash: string }): Promise<void> {
  const { viewer } = acting;
  mustBeAdmin(viewer);
  await decide(acting, id, async (tx, row) => {
    if (row.hash !== hash) throw new Refusal('CONFLICT', actMessages.OTHER_PROPOSAL);
    const unfit = await unfitSecond(tx, viewer, row, { registered: true });
    if (unfit) throw secondPersonRefusal(unfit);
    const gainer = gainsBy(row.act, row.what);
    if (gainer !== undefined && sameAccount(gainer, viewer.id)) {
      throw new Refusal('SEPARATION_OF_DUTIES', actMessages.OWN_ROLE);
    }
    if (row.status === 'APPROVED' && row.decidedBy === viewer.id) return;
    await close(acting, tx, row, { status: 'APPROVED' });
    await carryOut(row.act, row.what, { acting, tx, by: row.proposedBy });
  });
}

/** Rejects a proposal, or takes back one's own. */
export async function rejectProposedAct(acting: Acting, args: { id: string; reason: string }): Promise<void> {
  const { viewer } = acting;
  mustBeAdmin(viewer);
  const reason = requiredWords('reason', args.reason, 1_000);
  await decide(acting, args.id, async (tx, row) => {
    if (row.status === 'REJECTED' && row.decidedBy === viewer.id) return;
    await close(acting, tx, row, { status: 'REJECTED', reason });
  });
}

/** One decision about a proposal at a time. */
async function decide(
  { prisma }: Acting,
  id: string,
  work: (tx: Transaction, row: Proposal) => Promise<void>,
): Promise<void> {
  if (!isUuid(id)) throw new NotFoundError();
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Proposal" WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.proposal.findUnique({ where: { id } });
    if (!row) throw new NotFoundError();
    await work(tx, row);
  }, TRANSACTION);
}

async function close(
  acting: Acting,
  tx: Transaction,
  { id, act, hash, subject, status: before }: Proposal,
  { status, reason }: { status: 'APPROVED' | 'REJECTED'; reason?: string },
): Promise<void> {
  if (before !== 'PROPOSED') throw new Refusal('CONFLICT', actMessages.PROPOSAL_DECIDED);
  const decided = { status, decidedBy: acting.viewer.id, decidedAt: await databaseNow(tx), reason: reason ?? null };
  await tx.proposal.update({ where: { id }, data: decided });
  const told = { subject, act: `ACT_${status}`, changed: { proposal: id, act, hash } };
  await appendToTrail(tx, [byViewer(acting, { ...told, ...(reason && { reason: { words: reason } }) })]);
}
