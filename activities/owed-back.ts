import type { Notices } from '../city/notices/notices.js';
import { oweRefunds } from '../city/payments/refunds.js';
import type { Act } from '../city/trail/append.js';
import type { Transaction } from '../prisma/client.js';
import type { Transition } from '../workflows/transition.js';

/** With the permit everything is owed that its calculation owes back, and its people are told. */
export async function oweWhatIsOwedBack(
  tx: Transaction,
  notices: Notices,
  { reference, revision, at: granted }: Transition,
): Promise<Act[]> {
  const at = new Date(granted);
  const acts = await oweRefunds(tx, reference, revision, at);
  const owed = acts.filter(({ act }) => act === 'REFUND_DUE');
  const total = owed.reduce((sum, { changed }) => sum + BigInt(String(changed?.amount)), 0n);
  if (total > 0n) await notices.tell(tx, { reference, event: 'REFUND_DUE', key: 'owed', at, total });
  return acts;
}
