import type { Logger } from 'pino';
import type { PrismaClient } from '../prisma/client.js';

/** A bank that a slip is paid at. It confirms by a signed message of its own, never by what a browser brings back. */
export interface PaymentGateway {
  /** Where the payer is to be sent for the session. */
  start(session: { id: string; slipId: string; amount: bigint }): Promise<{ redirectUrl: string }>;
}

export interface SandboxBankOptions {
  prisma: PrismaClient;
  /** the key it signs its confirmations with */
  secret: string;
  log: Logger;
  /** where payers reach its page */
  publicUrl: () => string;
  /** where it sends its confirmations */
  serverUrl: () => string;
}
