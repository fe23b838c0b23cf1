import type { OwnBank } from '../server.js';
import { createDeliveries, type DeliveryOptions } from './bank/deliveries.js';
import { trackingNumberOf } from './bank/movements.js';
import { bankRoutes, PAGE_PATH } from './bank/routes.js';

interface SandboxBankOptions extends DeliveryOptions {
  /** where payers reach its page, and the server that they come back to */
  publicUrl: () => string;
}

/**
 * A bank to try the product with: a page where the payer says whether the payment succeeds, a signed confirmation to the
 * server over the same road that a real bank's takes, and an answer to whoever asks what became of a visit.
 */
export function createSandboxBank(options: SandboxBankOptions): OwnBank {
  const { prisma, publicUrl } = options;
  const deliveries = createDeliveries(options);
  return {
    gateway: {
      start: async ({ id }) => ({ redirectUrl: `${publicUrl()}${PAGE_PATH}/${id}` }),
      async verify({ id }) {
        const { outcome, amount } = await prisma.paymentSession.findUniqueOrThrow({ where: { id } });
        if (outcome === 'paid') return { outcome, amount, trackingNumber: trackingNumberOf(id) };
        return { outcome: outcome === 'failed' ? 'failed' : 'pending' };
      },
    },
    routes: bankRoutes(options, deliveries),
    start: () => deliveries.resume(),
    stop: () => deliveries.stop(),
  };
}
