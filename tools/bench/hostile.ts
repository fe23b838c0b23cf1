import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { seedDemo } from '../../embedded/demo.js';
import { embeddedParts } from '../../embedded/parts.js';
import type { Embedded } from '../../embedded/start.js';
import { createPrisma } from '../../prisma/client.js';
import type { Config, Settings } from '../../runtime/config.js';
import { startServer } from '../../server.js';
import { hostileDocuments } from '../../test/support/hostile-documents.js';
import { startIssuer } from '../../test/support/issuer.js';
import { quantile } from './figures.js';
import type { Order } from './hostile-sender.js';

/** Prints one figure: what it is, and its value with its unit. */
export type Say = (what: string, value: string) => void;

const DOCUMENTS = 2_000;
/** An honest user's reads, as many as a minute allows, in ms apart. */
const READS = 150;
const PACE = 100;
const KINDS = 50;
const HONEST = JSON.stringify({ query: '{ permitTypes { code title { fa } steps { id type } } }' });
const SENDER = fileURLToPath(new URL('./hostile-sender.ts', import.meta.url));

interface Target {
  url: string;
  honest: string;
  attacker: string;
}

/** What hostile documents cost a server without limits, and what its honest users notice of a flood within the limits. */
export async function benchHostile(settings: Settings, servers: Embedded, say: Say): Promise<void> {
  const issuer = await startIssuer();
  const config: Config = {
    ...settings,
    tokens: { ...settings.tokens, issuer: issuer.url },
    port: 0,
    databaseUrl: servers.databaseUrl,
    temporal: { ...settings.temporal, address: servers.temporalAddress },
    taskQueue: 'bench-hostile',
  };
  const prisma = createPrisma(config.databaseUrl, 2);
  await publishShipped(prisma);
  await seedDemo(prisma);
  const [honest = '', attacker = '', stranger = ''] = await Promise.all(
    ['citizen-1', 'citizen-2', 'citizen-3'].map((name) => issuer.token(name)),
  );
  const open = await startServer(config, embeddedParts);
  await costOfEach({ url: open.url, honest, attacker }, say);
  await open.stop();
  const { rates, ...limits } = config.limits;
  const limited = await startServer(
    {
      ...config,
      limits: { ...limits, rates: { ...rates, person: 600, address: 300 } },
    },
    embeddedParts,
  );
  // A server that has just started is slow for everybody: this one has met documents of every kind, and several at once.
  const first = [...hostileDocuments(DOCUMENTS)].slice(0, KINDS);
  for (let round = 0; round < 3; round += 1)
    await Promise.all(first.map(({ body }) => send(limited.url, stranger, body)));
  await noticed({ url: limited.url, honest, attacker }, say);
  await limited.stop();
  await prisma.$disconnect();
  await issuer.stop();
}

async function send(url: string, token: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).arrayBuffer();
}

/** A process that sends hostile documents as it is told, so that making and sending them is not measured. */
async function startSender({ url, attacker }: Target) {
  const child = fork(SENDER, [url, attacker, String(DOCUMENTS)], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return {
    async send(order: Order): Promise<void> {
      const done = once(child, 'message');
      child.send(order);
      await done;
    },
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/**
 * Each is sent once; what was dear then is sent five times more at the end, round by round, and the middle of those counts:
 * what else the machine did at that moment, and clearing up after the documents before it, is no document's fault.
 */
async function costOfEach(target: Target, say: Say): Promise<void> {
  const sender = await startSender(target);
  async function cost(one: number): Promise<number> {
    const before = process.cpuUsage();
    await sender.send({ one });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }
  const kinds = [...hostileDocuments(DOCUMENTS)].map(({ kind }) => kind);
  const costs: { kind: string; ms: number }[] = [];
  const dear: { kind: string; one: number; tries: number[] }[] = [];
  for (const [one, kind] of kinds.entries()) {
    const ms = await cost(one);
    if (ms > 25) dear.push({ kind, one, tries: [] });
    else costs.push({ kind, ms });
  }
  for (let round = 0; round < 5; round += 1) {
    for (const { one, tries } of dear) tries.push(await cost(one));
  }
  await sender.stop();
  costs.push(...dear.map(({ kind, tries }) => ({ kind, ms: quantile(tries, 0.5) })));
  costs.sort((a, b) => b.ms - a.ms);
  const [worst = { kind: 'none', ms: 0 }] = costs;
  const middle = costs[Math.floor(costs.length / 2)]?.ms ?? 0;
  const over = costs.filter(({ ms }) => ms > 50).length;
  say(
    `${DOCUMENTS} hostile documents, CPU of each`,
    `median ${middle.toFixed(1)} ms, at most ${worst.ms.toFixed(1)} ms (${worst.kind}), ${over} over 50 ms`,
  );
}

async function noticed(target: Target, say: Say): Promise<void> {
  async function honestReads(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < READS; i += 1) {
      const began = performance.now();
      await send(target.url, target.honest, HONEST);
      times.push(performance.now() - began);
      await delay(PACE);
    }
    return quantile(times, 0.99);
  }
  await honestReads();
  const alone = await honestReads();
  const sender = await startSender(target);
  await sender.send({ atOnce: 2 });
  // Its process has only begun to run, and that takes a processor that a stranger would not take.
  await delay(1_000);
  const meanwhile = await honestReads();
  await sender.stop();
  say(
    'an honest read, p99 alone and in a flood',
    `${alone.toFixed(1)} ms, ${meanwhile.toFixed(1)} ms (goal ≤ 2 times)`,
  );
}
