import type { Parties } from '../city/payments/interested.js';
import { nationalIdsOf } from '../city/people/second-person.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Acting } from './acting.js';

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
