import type { CaseNow } from '../cases/case-now.js';
import type { Notices } from '../city/notices/notices.js';
import { draftRefunds, oweRefunds } from '../city/payments/refunds.js';
import { slipSteps } from '../city/payments/slips.js';
import type { Act } from '../city/trail/append.js';
import { creditsOf } from '../forms/evaluation/credits.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { Transaction } from '../prisma/client.js';
import type { Transition } from '../workflows/transition.js';

/** With the permit everything is owed that its calculation owes back, and its people are told. */
export async function oweWhatIsOwedBack(
  tx: Transaction,
  notices: Notices,
  transition: Transition,
  now: CaseNow,
): Promise<Act[]> {
  const { reference, number, revision } = transition;
  const at = new Date(transition.at);
  const drawn = slipSteps(transition, now, undefined).find((step) => step.to === 'draft');
  if (drawn) await draftRefunds(tx, transition, drawn.refunds);
  else if (!mayOwe(now)) return [];
  const acts = await oweRefunds(tx, reference, revision, at);
  const owed = acts.filter(({ act }) => act === 'REFUND_DUE');
  const total = owed.reduce((sum, { changed }) => sum + BigInt(String(changed?.amount)), 0n);
  const told = { reference, transition: number, event: 'REFUND_DUE', key: 'owed', at, total } as const;
  if (total > 0n) await notices.tell(tx, told);
  return acts;
}

/** Whether a draft says so, or one of a version before refunds would have. */
function mayOwe({ grant }: CaseNow): boolean {
  const { credits, feeLines = [] } = (grant?.filed.evaluation ?? {}) as Partial<Evaluation>;
  return grant?.owesBack === true || (!credits && creditsOf(feeLines, {}).length > 0);
}
