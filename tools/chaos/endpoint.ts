import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaClient } from '../../prisma/client.js';
import { halfOfTheTime, openReceiver, problemsOf } from '../../test/support/webhook-receiver.js';
import type { City } from './city.js';

/** An integrator's endpoint whose receiver fails half of the time, whatever else is killed. */
export interface Endpoint {
  /** What it was never told, or in another order than it happened; empty when all is well. */
  problems(patience: number): Promise<string[]>;
  /** how many requests came, and how many of them were failed */
  tries(): { all: number; failed: number };
  stop(): void;
}

const CREATE = `mutation($url: String!) { createWebhookEndpoint(input: { url: $url, idempotencyKey: "chaos" }) {
  secret webhookEndpoint { id } } }`;

interface Created {
  data?: { createWebhookEndpoint: { secret: string | null } };
}

/** Made before anything happens that it is to be told of; what was before is none of its business. */
export async function openEndpoint(
  { url, issuer }: Pick<City, 'url' | 'issuer'>,
  prisma: PrismaClient,
  roll: () => number,
): Promise<Endpoint> {
  const receiver = await openReceiver(halfOfTheTime(roll));
  const authorization = `Bearer ${await issuer.token('integrator-1')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const body = JSON.stringify({ query: CREATE, variables: { url: receiver.url } });
  while (receiver.secret === '') {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
      .then(async (response) => (await response.json()) as Created)
      .catch(() => undefined);
    receiver.secret = answer?.data?.createWebhookEndpoint.secret ?? '';
    if (receiver.secret === '') await pause(200);
  }
  const { position } = await prisma.webhookProgress.findFirstOrThrow({ select: { position: true } });
  return {
    async problems(patience) {
      const until = Date.now() + patience;
      for (;;) {
        const journal = await prisma.event.findMany({
          where: { filed: true, position: { gt: position } },
          orderBy: { position: 'asc' },
          select: { id: true, subject: true },
        });
        const problems = problemsOf(receiver.received, journal);
        if (problems.length === 0 || Date.now() > until) return problems.slice(0, 20).map((each) => `webhook: ${each}`);
        await pause(500);
      }
    },
    tries: () => ({ all: receiver.received.length, failed: receiver.received.filter(({ taken }) => !taken).length }),
    stop: () => receiver.stop(),
  };
}
