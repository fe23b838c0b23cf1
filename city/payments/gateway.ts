/** A visit to a gateway's page for one slip. */
export interface Visit {
  id: string;
  slipId: string;
  /** in smallest units of the slip's currency */
  amount: bigint;
  /** the gateway's own number of the visit, where it gives one */
  authority: string | null;
}

/** Where payers come back to, followed by the visit's id. */
export const RETURN_PATH = '/payments/return';

/** What a gateway says of a visit when it is asked. */
export type PaymentVerdict =
  | { outcome: 'paid'; trackingNumber: string; amount: bigint }
  | { outcome: 'failed' }
  /** the payer has not ended the visit yet */
  | { outcome: 'pending' };

/** Where slips are paid. What a browser brings back is never believed: the gateway itself is asked. */
export interface PaymentGateway {
  /** ISO 4217; left out where it takes any */
  takes?: readonly string[];
  /** Opens a visit; the payer is sent to `redirectUrl`, and comes back to `callbackUrl`. Throws GatewayError. */
  start(visit: Omit<Visit, 'authority'> & { callbackUrl: string }): Promise<{
    redirectUrl: string;
    authority?: string;
  }>;
  /** What became of a visit. Asking again gives the same answer. Throws GatewayError. */
  verify(visit: Visit): Promise<PaymentVerdict>;
}

/** The gateway did not answer, or not in a way that says whether money moved. Asking later is safe. */
export class GatewayError extends Error {
  override name = 'GatewayError';
}
