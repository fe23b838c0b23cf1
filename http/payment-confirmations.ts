import express, { Router } from 'express';
import type { Logger } from 'pino';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { Amount, BillIdentifier, type MoneyTold, TrackingNumber } from '../city/payments/money-told.js';
import { settleMoney } from '../city/payments/settle.js';
import type { CaseTeller } from '../city/payments/tell-cases.js';
import { endVisit, noteOutcome } from '../city/payments/visits.js';
import type { PrismaClient } from '../prisma/client.js';

interface ConfirmationDependencies {
  prisma: PrismaClient;
  cases: CaseTeller;
  /** the key that the bank signs with */
  secret: string;
  log: Logger;
}

const Paid = { outcome: z.literal('paid'), trackingNumber: TrackingNumber, amount: Amount };
const SessionId = z.string().min(1).max(100);

/** A visit to the bank's page that ended, or a bill that was paid elsewhere, as at a cash machine. */
const Confirmation = z.union([
  z.object({ outcome: z.literal('failed'), sessionId: SessionId }),
  z.object({ ...Paid, sessionId: SessionId }),
  z.object({ ...Paid, billId: BillIdentifier, paymentId: BillIdentifier }),
]);
type Confirmation = z.infer<typeof Confirmation>;

export const CONFIRMATION_PATH = '/payments/confirmations';

export function webhookOf(secret: string): Webhook {
  return new Webhook(Buffer.from(secret, 'utf8'), { format: 'raw' });
}

/**
 * Where the bank confirms, server to server (standard-webhooks signatures). Any answer but 2xx means: tell it again.
 * The case is told every time, so that a process that died between the two steps is made up for.
 */
export function confirmationRoutes({ prisma, cases, secret, log }: ConfirmationDependencies): Router {
  const webhook = webhookOf(secret);

  async function settle(confirmation: Confirmation): Promise<object> {
    const sessionId = 'sessionId' in confirmation ? confirmation.sessionId : undefined;
    if (sessionId) await noteOutcome(prisma, sessionId, confirmation.outcome);
    if (confirmation.outcome === 'failed') {
      await endVisit(prisma, confirmation.sessionId);
      return { result: 'failed' };
    }
    const settlement = await settleMoney(prisma, moneyOf(confirmation));
    await cases.tell(settlement);
    if (settlement.result === 'unmatched') log.warn({ settlement }, 'money that fits no slip');
    if (sessionId) await endVisit(prisma, sessionId);
    if (settlement.result === 'unmatched') return { result: 'unmatched', code: settlement.code };
    const { result, reference, revision, all } = settlement;
    return { result, reference, revision, all };
  }

  const router = Router();
  router.post(CONFIRMATION_PATH, express.raw({ type: () => true, limit: '16kb' }), async (request, response) => {
    let payload: unknown;
    try {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      payload = webhook.verify(body, request.headers as Record<string, string>);
    } catch (error) {
      if (!(error instanceof WebhookVerificationError || error instanceof SyntaxError)) throw error;
      log.warn({ err: error }, 'a payment confirmation was not signed by the bank');
      response.status(401).json({ code: 'UNAUTHENTICATED' });
      return;
    }
    const confirmation = Confirmation.safeParse(payload);
    if (!confirmation.success) {
      response.status(400).json({ code: 'BAD_USER_INPUT', issues: confirmation.error.issues });
      return;
    }
    response.json(await settle(confirmation.data));
  });
  return router;
}

function moneyOf(confirmation: Extract<Confirmation, { outcome: 'paid' }>): MoneyTold {
  const { trackingNumber, amount } = confirmation;
  const paidFor =
    'sessionId' in confirmation
      ? { sessionId: confirmation.sessionId }
      : { billId: confirmation.billId, paymentId: confirmation.paymentId };
  return { trackingNumber, amount, channel: 'BANK', paidFor };
}
