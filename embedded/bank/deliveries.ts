import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CONFIRMATION_PATH, webhookOf } from '../../http/payment-confirmations.js';
import type { PrismaClient } from '../../prisma/client.js';
import { trackingNumberOf } from './movements.js';

export interface DeliveryOptions {
  prisma: PrismaClient;
  /** the key it signs its confirmations with */
  secret: string;
  log: Logger;
  /** where it sends its confirmations */
  serverUrl: () => string;
}

interface Confirmed {
  id: string;
  amount: bigint;
  outcome: string | null;
}

export interface Deliveries {
  /** Tells the server what became of a visit, again and again until it has understood. */
  deliver(session: Confirmed): void;
  resume(): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

export function createDeliveries({ prisma, secret, log, serverUrl }: DeliveryOptions): Deliveries {
  const webhook = webhookOf(secret);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function tell({ id, amount, outcome }: Confirmed): Promise<void> {
    const trackingNumber = trackingNumberOf(id);
    const body = JSON.stringify({ trackingNumber, sessionId: id, outcome, amount: amount.toString() });
    const now = new Date();
    const response = await fetch(`${serverUrl()}${CONFIRMATION_PATH}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': trackingNumber,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': webhook.sign(trackingNumber, now, body),
      },
      body,
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(15_000)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the confirmation was answered with HTTP ${response.status}`);
  }

  async function repeat(session: Confirmed): Promise<void> {
    for (let pause = FIRST_PAUSE; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await tell(session);
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error, session: session.id }, 'a confirmation is sent again');
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  function track(work: Promise<void>): void {
    const settled = work.catch((error) => log.warn({ err: error }, 'undelivered confirmations were not found'));
    underWay.add(settled);
    void settled.finally(() => underWay.delete(settled));
  }

  async function redeliver(): Promise<void> {
    const undelivered = await prisma.paymentSession.findMany({
      where: { outcome: { not: null }, endedAt: null },
      select: { id: true, amount: true, outcome: true },
    });
    await Promise.all(undelivered.map(repeat));
  }

  return {
    deliver: (session) => track(repeat(session)),
    resume: () => track(redeliver()),
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay);
    },
  };
}
