import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { CONFIRMATION_PATH, webhookOf } from '../../http/payment-confirmations.js';
import type { SandboxBankOptions } from '../../http/payment-gateway.js';

/** What the server made of a confirmation. */
const Receipt = z.object({ result: z.enum(['settled', 'failed', 'unmatched']), code: z.string().optional() });
export type Receipt = z.infer<typeof Receipt>;

interface Confirmed {
  id: string;
  amount: bigint;
  outcome: string | null;
}

export interface Deliveries {
  /** Tells the server, again and again until it has understood. Undefined when the bank closes first. */
  deliver(session: Confirmed): Promise<Receipt | undefined>;
  resume(): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

/** One visit moves money once, so its number follows from the visit. */
const trackingNumberOf = (sessionId: string): string =>
  BigInt(`0x${createHash('sha256').update(sessionId).digest('hex').slice(0, 15)}`)
    .toString()
    .padStart(19, '0');

export function createDeliveries({ prisma, secret, log, serverUrl }: SandboxBankOptions): Deliveries {
  const webhook = webhookOf(secret);
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  async function tell({ id, amount, outcome }: Confirmed): Promise<Receipt> {
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
    if (!response.ok) throw new Error(`the confirmation was answered with HTTP ${response.status}`);
    return Receipt.parse(await response.json());
  }

  async function repeat(session: Confirmed): Promise<Receipt | undefined> {
    for (let pause = FIRST_PAUSE; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await tell(session);
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error, session: session.id }, 'a confirmation is sent again');
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    return undefined;
  }

  function tracked<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    void work.finally(() => underWay.delete(work)).catch(() => undefined);
    return work;
  }

  async function redeliver(): Promise<void> {
    const undelivered = await prisma.paymentSession.findMany({
      where: { outcome: { not: null }, endedAt: null },
      select: { id: true, amount: true, outcome: true },
    });
    await Promise.all(undelivered.map(repeat));
  }

  return {
    deliver: (session) => tracked(repeat(session)),
    resume() {
      tracked(redeliver()).catch((error) => log.warn({ err: error }, 'undelivered confirmations were not found'));
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay);
    },
  };
}
