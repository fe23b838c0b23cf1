import express, { Router } from 'express';
import type { Logger } from 'pino';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { endSession, settlePayment } from '../activities/settle-payment.js';
import type { Cases } from '../graphql/cases.js';
import type { PrismaClient } from '../prisma/client.js';

interface ConfirmationDependencies {
  prisma: PrismaClient;
  cases: Cases;
  /** the key that the bank signs with */
  secret: string;
  log: Logger;
}

const Confirmation = z.object({
  trackingNumber: z.string().regex(/^[\w-]{1,100}$/),
  sessionId: z.string().max(100),
  outcome: z.enum(['paid', 'failed']),
  amount: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
});

export const CONFIRMATION_PATH = '/payments/confirmations';

export function webhookOf(secret: string): Webhook {
  return new Webhook(Buffer.from(secret, 'utf8'), { format: 'raw' });
}

/**
 * Where the bank confirms, server to server (standard-webhooks signatures). Any answer but 2xx means: tell it again.
 * The workflow is told every time, so that a process that died between the two steps is made up for.
 */
export function confirmationRoutes({ prisma, cases, secret, log }: ConfirmationDependencies): Router {
  const webhook = webhookOf(secret);
  const router = Router();
  router.post(CONFIRMATION_PATH, express.raw({ type: () => true, limit: '16kb' }), async (request, response) => {
    let told: unknown;
    try {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      told = webhook.verify(body, request.headers as Record<string, string>);
    } catch (error) {
      if (!(error instanceof WebhookVerificationError || error instanceof SyntaxError)) throw error;
      log.warn({ err: error }, 'a payment confirmation was not signed by the bank');
      response.status(401).json({ code: 'UNAUTHENTICATED' });
      return;
    }
    const confirmation = Confirmation.safeParse(told);
    if (!confirmation.success) {
      response.status(400).json({ code: 'BAD_USER_INPUT', issues: confirmation.error.issues });
      return;
    }
    const settlement = await settlePayment(prisma, confirmation.data);
    if (settlement.result === 'settled' && settlement.all) {
      await cases.paymentSettled(settlement.reference, settlement.revision);
    }
    if (settlement.result === 'unmatched') log.warn({ settlement, confirmation: told }, 'money that fits no slip');
    await endSession(prisma, confirmation.data.sessionId);
    response.json(settlement);
  });
  return router;
}
