import { DecisionRefusedError, matchReceipt, refundReceipt } from '../city/payments/decide.js';
import type { Parties } from '../city/payments/interested.js';
import { isVisitId } from '../city/payments/visits.js';
import { nationalIdsOf } from '../city/people/second-person.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Acting } from './acting.js';
import { moneyMessages } from './messages/money.js';
import { must } from './permission.js';
import { NotFoundError, Refusal } from './refusals.js';
import { wordsOf } from './text-input.js';

interface ReceiptDecision {
  id: string;
  reason: string;
}

/** Pays a payable slip with unmatched money of its very amount. Deciding the same again changes nothing. */
export async function payWithReceipt(acting: Acting, given: ReceiptDecision & { slipId: string }): Promise<void> {
  const { prisma, paidCases, log } = acting;
  const { slipId } = given;
  const decision = await decisionOf(acting, given);
  const settlement = await decided(matchReceipt(prisma, { ...decision, slipId }));
  // The decision stands even when its case cannot be told now; it is told as soon as it can be.
  await paidCases.tell(settlement).catch((error: unknown) => {
    log.warn({ err: error, slipId }, 'a paid case could not be told yet');
    paidCases.catchUp();
  });
}

/** Orders money to be paid back that settles no slip which counts. Deciding the same again changes nothing. */
export async function payBackReceipt(acting: Acting, given: ReceiptDecision): Promise<void> {
  await decided(refundReceipt(acting.prisma, await decisionOf(acting, given)));
}

async function decisionOf({ viewer, prisma }: Acting, { id, reason: given }: ReceiptDecision) {
  must(viewer, 'handleMoney');
  const reason = wordsOf('reason', given, 1_000);
  if (!reason) throw new Refusal('REASON_REQUIRED', moneyMessages.REASON_REQUIRED);
  if (!isVisitId(id)) throw new NotFoundError();
  return { receiptId: id, decidedBy: viewer.id, parties: await partiesOf(prisma, viewer), reason };
}

/** Whoever decides in another's place decides on no case of theirs either. */
async function partiesOf(prisma: Acting['prisma'], viewer: Viewer): Promise<Parties> {
  const absent = viewer.authority?.kindsFor?.CASHIER;
  const accounts = [viewer.id, ...(absent === undefined ? [] : [absent])];
  const claimed = [viewer.nationalId, viewer.claimedNationalId];
  const nationalIds = await nationalIdsOf(prisma, accounts, claimed);
  const known = await prisma.account.findMany({ where: { id: { in: accounts } }, select: { officeId: true } });
  const offices = [viewer.officeId, ...known.map(({ officeId }) => officeId)].flatMap((office) => office ?? []);
  return { accounts: accounts.map((id) => id.toLowerCase()), nationalIds, offices };
}

async function decided<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DecisionRefusedError ? refusalOf(error) : error;
  }
}

function refusalOf({ code }: DecisionRefusedError): Refusal {
  if (code === 'ALREADY_DECIDED' || code === 'STILL_COUNTS') return new Refusal('CONFLICT', moneyMessages[code]);
  if (code === 'AMOUNT_MISMATCH' || code === 'SEPARATION_OF_DUTIES') return new Refusal(code, moneyMessages[code]);
  return new Refusal(code);
}
