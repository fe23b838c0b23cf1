import { randomUUID } from 'node:crypto';
import { GatewayError, RETURN_PATH } from '../city/payments/gateway.js';
import { isOverdue } from '../city/payments/slip-rows.js';
import { beginVisit } from '../city/payments/visits.js';
import { RIAL } from '../forms/money.js';
import type { SlipStatus } from '../prisma/generated/client/enums.js';
import { ask } from '../prisma/sql.js';
import { type Acting, type CaseServices, onCase } from './acting.js';
import { CASE_HEAD, type CaseHead } from './case-head.js';
import { type Attempt, onceAtOnce } from './idempotency.js';
import { moneyMessages } from './messages/money.js';
import { exactRefusals } from './messages/refusals.js';
import { mustBeAllowed, ViewedCase } from './open-case.js';
import { NotFoundError, UnavailableError } from './refusals.js';
import { markStuck, WORKFLOW_GONE } from './stuck.js';

interface Payment {
  slipId: string;
  /** where the bank sends the payer back to */
  returnUrl: string | undefined;
}

/** A visit to the bank's page for one slip. */
export interface PaymentVisit {
  id: string;
  redirectUrl: string;
}

/** Opens a visit to the bank, once for an attempt. The slip is settled by the bank's own word, never by the browser's. */
export async function startPayment(acting: Acting, payment: Payment, attempt: Attempt): Promise<PaymentVisit> {
  const { slipId, returnUrl } = payment;
  const { amount, currency, row } = await payableSlip(acting, slipId);
  const bank = bankFor(acting, currency);
  await mustLive(acting, row);
  const visit = await onceAtOnce(acting, attempt, async (database) => {
    const id = randomUUID();
    const callbackUrl = `${acting.publicUrl()}${RETURN_PATH}/${id}`;
    const { redirectUrl, authority = null } = await opened(acting, () =>
      bank.start({ id, slipId, amount, callbackUrl }),
    );
    const { reference } = row;
    const visit = { id, slipId, reference, amount, authority, redirectUrl, returnUrl: returnUrl ?? null };
    const changed = { slip: slipId, session: id, amount: String(amount) };
    await beginVisit(database, visit, onCase(acting, row, { subject: reference, act: 'PAYMENT_STARTED', changed }));
    return JSON.stringify({ id, redirectUrl });
  });
  return JSON.parse(visit) as PaymentVisit;
}

/** No money goes to a case that nobody works on any more. */
export async function mustLive(
  { prisma, messenger }: CaseServices,
  { reference, hasStanding }: CaseHead,
): Promise<void> {
  // Of what an older version wrote last, or another system, `cases check` finds out.
  if (!hasStanding || (await messenger.isRunning(reference))) return;
  await markStuck(prisma, { reference, steps: [], why: WORKFLOW_GONE, at: new Date().toISOString() });
  throw new UnavailableError(undefined, exactRefusals.CASE_STUCK);
}

/** The gateway, where it takes the currency: null is the rial. */
export function bankFor({ bank }: Pick<Acting, 'bank'>, currency: string | null): NonNullable<Acting['bank']> {
  if (!bank) throw new UnavailableError(undefined, moneyMessages.GATEWAY_AWAY);
  const code = currency ?? RIAL.code;
  if (bank.takes && !bank.takes.includes(code)) {
    throw new UnavailableError(undefined, moneyMessages.GATEWAY_CURRENCY({ currency: code }));
  }
  return bank;
}

interface SlipOfCase {
  status: SlipStatus;
  payable: string;
  payUntil: string | null;
  currency: string | null;
  row: CaseHead;
}

const SLIP = {
  name: 'a slip to be paid',
  text: `SELECT s.status::text, s.payable::text, s."payUntil", s.currency, ${CASE_HEAD} AS row
    FROM "PaymentSlip" s JOIN "Application" a ON a.reference = s.reference WHERE s.id = $1`,
};

/** What a slip that the viewer may pay comes to, in smallest units of its currency (null is the rial), and its case. */
export async function payableSlip(
  { prisma, viewer }: Acting,
  id: string,
): Promise<{ amount: bigint; currency: string | null; row: CaseHead }> {
  const [slip] = await ask<SlipOfCase>(prisma, SLIP, [id]);
  if (!slip) throw new NotFoundError();
  const { row } = slip;
  // A slip lapses with its last day, before anything has written that down.
  const lapsed = slip.status === 'PAYABLE' && isOverdue(slip, new Date());
  mustBeAllowed('pay', new ViewedCase(row, viewer).relations(), lapsed ? 'EXPIRED' : slip.status);
  return { amount: BigInt(slip.payable), currency: slip.currency, row };
}

/** A gateway that does not open the visit has taken no money, so nothing of it is kept. */
export async function opened<T>({ log }: CaseServices, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ err: error }, 'the gateway opened no visit');
    throw new UnavailableError(error, moneyMessages.GATEWAY_AWAY);
  }
}
