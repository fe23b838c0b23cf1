import { z } from 'zod';
import { isProduction } from './production.js';
import { ConfigError } from './values.js';

/** The part of the environment that says where slips are paid. */
export const paymentEnvironment = {
  NODE_ENV: z.string().optional(),
  BANK_WEBHOOK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PAYMENT_GATEWAY: z.enum(['sandbox', 'zarinpal']).optional(),
  ZARINPAL_URL: z.url({ protocol: /^https?$/ }).default('https://payment.zarinpal.com'),
  ZARINPAL_MERCHANT_ID: z.uuid('must be the merchant code of 36 characters').optional(),
};
const Environment = z.object(paymentEnvironment);
type Environment = z.infer<typeof Environment>;

export interface BankSettings {
  /** The key that the bank signs its confirmations with. */
  secret: string;
  /** Slips are paid at the embedded bank, where no money moves. */
  sandbox: boolean;
  /** Slips are paid at Zarinpal. */
  zarinpal?: { url: string; merchantId: string };
}

/** Throws ConfigError. */
export const bankSettings = (env: Environment, secret: string): BankSettings => ({ secret, ...gatewayOf(env) });

function gatewayOf(env: Environment): Pick<BankSettings, 'sandbox' | 'zarinpal'> {
  const { PAYMENT_GATEWAY: gateway, ZARINPAL_URL: url, ZARINPAL_MERCHANT_ID: merchantId } = env;
  const production = isProduction(env);
  if (gateway === 'sandbox' && production) {
    throw new ConfigError('PAYMENT_GATEWAY=sandbox takes no money and is not for production; set it to zarinpal.');
  }
  if (gateway !== 'zarinpal') return { sandbox: !production };
  if (!merchantId) throw new ConfigError('Set ZARINPAL_MERCHANT_ID, the merchant code that PAYMENT_GATEWAY needs.');
  return { sandbox: false, zarinpal: { url: url.replace(/\/+$/, ''), merchantId } };
}
