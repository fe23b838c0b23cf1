import type { Router } from 'express';
import type { PaymentGateway, SandboxBankOptions } from '../http/payment-gateway.js';
import { createDeliveries } from './bank/deliveries.js';
import { bankRoutes, PAGE_PATH } from './bank/routes.js';

export interface SandboxBank {
  gateway: PaymentGateway;
  routes: Router;
  /** Sends the confirmations again that an earlier process could not deliver. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * A bank to try the product with: a page where the payer says whether the payment succeeds, and a confirmation to the
 * server over the same road that a real bank's takes.
 */
export function createSandboxBank(options: SandboxBankOptions): SandboxBank {
  const deliveries = createDeliveries(options);
  return {
    gateway: { start: async ({ id }) => ({ redirectUrl: `${options.publicUrl()}${PAGE_PATH}/${id}` }) },
    routes: bankRoutes(options.prisma, deliveries),
    start: () => deliveries.resume(),
    stop: () => deliveries.stop(),
  };
}
