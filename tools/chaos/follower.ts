import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaClient } from '../../prisma/client.js';
import { type EventStream, followEvents, type Told } from '../../test/support/event-stream.js';
import type { City } from './city.js';

/** Somebody outside who follows the journal, and is killed again and again like everything else. */
export interface Follower {
  /** What it missed or was told twice, once all has been told; empty when all is well. */
  problems(prisma: PrismaClient, patience: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** It keeps what it was told and the last cursor, as a consumer does in one transaction, and nothing else. */
export function openFollower({ url, issuer }: Pick<City, 'url' | 'issuer'>, roll: () => number): Follower {
  const told: string[] = [];
  let lastEventId: string | undefined;
  let over = false;
  let refused: string | undefined;

  async function once(): Promise<void> {
    const authorization = `Bearer ${await issuer.token('integrator-1')}`;
    const stream = await followEvents({ url }, { authorization }, { query: '?after=beginning', lastEventId });
    if (stream.status !== 200) {
      if (stream.status < 500) refused = `the follower is refused: ${stream.status}`;
      return;
    }
    const life = setTimeout(() => stream.stop(), 300 + roll() * 3_000);
    await listen(stream).finally(() => clearTimeout(life));
  }
  async function listen(stream: EventStream): Promise<void> {
    for (let next = await stream.next(); next && !over; next = await stream.next()) {
      if (next.event) continue;
      told.push((next.data as Told).id);
      lastEventId = next.id;
    }
    stream.stop();
  }
  const following = (async () => {
    while (!over) {
      // A server that is away, and a connection that is cut.
      await once().catch(() => undefined);
      await pause(50);
    }
  })();

  return {
    async problems(prisma, patience) {
      const kept = async () => {
        const rows = await prisma.event.findMany({ where: { filed: true }, orderBy: { position: 'asc' } });
        return rows.map(({ id }) => id);
      };
      const until = Date.now() + patience;
      while (told.length < (await kept()).length && Date.now() < until) await pause(100);
      const all = await kept();
      const apart = all.findIndex((id, i) => told[i] !== id);
      if (refused) return [refused];
      if (all.length === 0) return ['nothing stands in the journal'];
      if (apart < 0 && told.length === all.length) return [];
      return [
        `the journal has ${all.length} events, and ${told.length} were told; they differ from number ${apart} on`,
      ];
    },
    async stop() {
      over = true;
      await following;
    },
  };
}
