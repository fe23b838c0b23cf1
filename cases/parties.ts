import { areParties, type Parties } from '../city/payments/interested.js';
import { nationalIdsOf } from '../city/people/second-person.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Acting } from './acting.js';
import { Refusal } from './refusals.js';

/** The viewer by every name that a case may know them by. Whoever decides in another's place decides on no case of theirs. */
export async function partiesOf(prisma: Acting['prisma'], viewer: Viewer): Promise<Parties> {
  const absent = viewer.authority?.kindsFor?.CASHIER;
  const accounts = [viewer.id, ...(absent === undefined ? [] : [absent])];
  const claimed = [viewer.nationalId, viewer.claimedNationalId];
  const nationalIds = await nationalIdsOf(prisma, accounts, claimed);
  const known = await prisma.account.findMany({ where: { id: { in: accounts } }, select: { officeId: true } });
  const offices = [viewer.officeId, ...known.map(({ officeId }) => officeId)].flatMap((office) => office ?? []);
  return { accounts: accounts.map((id) => id.toLowerCase()), nationalIds, offices };
}

/**
 * Refuses whoever is a party of the case by another account than that which the workflow knows: one that differs in
 * capitals alone, or has the same national ID.
 */
export async function mustBeNoOtherSelf({ prisma, viewer }: Acting, reference: string): Promise<void> {
  const { id } = viewer;
  const asThemselves = { reference, OR: [{ ownerId: id }, { filedById: id }] };
  if ((await prisma.application.count({ where: asThemselves })) > 0) return;
  const accounts = [id.toLowerCase()];
  const nationalIds = await nationalIdsOf(prisma, [id], [viewer.nationalId, viewer.claimedNationalId]);
  const isParty = await areParties(prisma, [reference], { accounts, nationalIds, offices: [] });
  if (isParty) throw new Refusal('SEPARATION_OF_DUTIES');
}
