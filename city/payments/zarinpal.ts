import { z } from 'zod';
import { GatewayError, type PaymentGateway, type Visit } from './gateway.js';

export interface ZarinpalOptions {
  /** without a slash at its end: `https://payment.zarinpal.com`, or `https://sandbox.zarinpal.com` */
  url: string;
  /** the merchant's code of 36 characters, a secret */
  merchantId: string;
  /** in ms */
  timeout?: number;
}

/** Errors come in `errors` beside an empty list for `data`, and the other way round. */
const Reply = z.object({
  data: z.union([
    z.looseObject({ code: z.coerce.number(), authority: z.string().optional(), ref_id: z.coerce.string().optional() }),
    z.array(z.unknown()),
  ]),
  errors: z.union([z.looseObject({ code: z.coerce.number() }), z.array(z.unknown()), z.null()]).optional(),
});

interface Answer {
  code: number;
  authority?: string | undefined;
  ref_id?: string | undefined;
}

const DONE = 100;
const DONE_BEFORE = 101;
const NOT_PAID = -51;

/**
 * Zarinpal's gateway, version 4: `request.json` gives an authority, `StartPay` takes the payer, and money counts only after
 * `verify.json`, which says 100 the first time and 101 from then on (https://www.zarinpal.com/docs/paymentGateway).
 * What is not verified within its time goes back to the payer by itself.
 */
export function createZarinpal({ url, merchantId, timeout = 15_000 }: ZarinpalOptions): PaymentGateway {
  async function call(path: string, body: object): Promise<Answer> {
    let reply: z.infer<typeof Reply>;
    try {
      const response = await fetch(`${url}/pg/v4/payment/${path}.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ merchant_id: merchantId, ...body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      reply = Reply.parse(await response.json());
    } catch (error) {
      // The cause may repeat the request, which holds the merchant's code.
      throw new GatewayError(`Zarinpal did not answer ${path} (${(error as Error).name})`);
    }
    const { data, errors } = reply;
    if (!Array.isArray(data)) return data;
    if (errors && !Array.isArray(errors)) return { code: errors.code };
    throw new GatewayError(`Zarinpal answered ${path} with neither data nor errors`);
  }

  return {
    takes: ['IRR'],

    async start({ slipId, amount, callbackUrl }) {
      const { code, authority } = await call('request', {
        amount: rials(amount),
        currency: 'IRR',
        callback_url: callbackUrl,
        description: slipId,
        metadata: { order_id: slipId },
      });
      if (code !== DONE || !authority || !/^\w{20,64}$/.test(authority)) {
        throw new GatewayError(`Zarinpal opened no visit for ${slipId} (code ${code})`);
      }
      return { authority, redirectUrl: `${url}/pg/StartPay/${authority}` };
    },

    async verify({ id, authority, amount }: Visit) {
      if (!authority) throw new GatewayError(`the visit ${id} was not opened at Zarinpal`);
      const { code, ref_id: trackingNumber } = await call('verify', { authority, amount: rials(amount) });
      if (code === NOT_PAID) return { outcome: 'failed' };
      if ((code !== DONE && code !== DONE_BEFORE) || !trackingNumber || !/^\d{1,40}$/.test(trackingNumber)) {
        throw new GatewayError(`Zarinpal does not verify the visit ${id} (code ${code})`);
      }
      // It verifies only the very amount that it was asked about.
      return { outcome: 'paid', trackingNumber, amount };
    },
  };
}

function rials(amount: bigint): number {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) throw new GatewayError('the amount is beyond what Zarinpal takes');
  return Number(amount);
}
