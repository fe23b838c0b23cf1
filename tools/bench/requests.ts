import pg from 'pg';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { seedDemo } from '../../embedded/demo.js';
import { embeddedParts } from '../../embedded/parts.js';
import type { Embedded } from '../../embedded/start.js';
import { createPrisma } from '../../prisma/client.js';
import type { Config, Settings } from '../../runtime/config.js';
import { startServer } from '../../server.js';
import { startIssuer } from '../../test/support/issuer.js';
import { referenceFiling } from '../../test/support/lives.js';
import { seedPlots } from '../../test/support/plots.js';
import { startWorker } from '../../worker.js';
import { benchCosts } from './costs.js';
import { quantile, type Say } from './figures.js';
import { benchPapers } from './papers.js';

const CASES = 60;
const READS = 200;

interface Call {
  /** milliseconds */
  time: number;
  statements: number;
}

/** Of the statements the fewest, because deliveries of earlier messages run beside some of the calls. */
function figures(calls: Call[]): string {
  const times = calls.map(({ time }) => time);
  const statements = Math.min(...calls.map((call) => call.statements));
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((time) => time.toFixed(1));
  return `p50 ${p50} ms, p99 ${p99} ms, ${statements} SQL statements`;
}

/** Counts the statements of this process, in which server and worker run: BEGIN and COMMIT among them. */
function countStatements(): () => number {
  let count = 0;
  pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
    apply(query, client, args) {
      count += 1;
      return Reflect.apply(query, client, args);
    },
  });
  return () => count;
}

/** Requests over HTTP, and the SQL statements that each of them costs. */
export async function benchRequests(settings: Settings, servers: Embedded, say: Say): Promise<void> {
  const issuer = await startIssuer();
  const config: Config = {
    ...settings,
    tokens: { ...settings.tokens, issuer: issuer.url },
    port: 0,
    databaseUrl: servers.databaseUrl,
    temporal: { ...settings.temporal, address: servers.temporalAddress },
    taskQueue: 'bench-requests',
  };
  const prisma = createPrisma(config.databaseUrl, 2);
  await publishShipped(prisma);
  await seedDemo(prisma);
  await seedPlots(prisma);
  const worker = await startWorker(config);
  const server = await startServer(config, embeddedParts);
  const [citizen, supervisor] = await Promise.all([issuer.token('citizen-1'), issuer.token('supervisor-1')]);

  async function ask<T>(token: string, query: string, variables: object): Promise<T> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  const statements = countStatements();
  async function measured(calls: Call[], call: () => Promise<unknown>): Promise<void> {
    const [began, before] = [performance.now(), statements()];
    await call();
    calls.push({ time: performance.now() - began, statements: statements() - before });
  }

  const filings: Call[] = [];
  const decisions: Call[] = [];
  const reads: Call[] = [];
  async function start(): Promise<string> {
    const filing = referenceFiling('construction');
    const { startApplication } = await ask<{ startApplication: { reference: string } }>(
      citizen,
      'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }',
      { a: filing.answers },
    );
    const { reference } = startApplication;
    await prisma.attachedDocument.createMany({
      data: filing.documents.map((code) => ({
        reference,
        code,
        fileName: 'a.pdf',
        mediaType: 'application/pdf',
        size: 1,
        sha256: code,
      })),
    });
    return reference;
  }

  for (let i = 0; i < CASES; i += 1) {
    const reference = await start();
    await measured(filings, () =>
      ask(citizen, 'mutation($r: ID!) { submitApplication(reference: $r) { status evaluation { outcome total } } }', {
        r: reference,
      }),
    );
    await measured(decisions, () =>
      ask(supervisor, 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', {
        id: `${reference}-1`,
      }),
    );
  }
  const list = `{ applications(first: 20) { edges { node { reference status permitType { code }
    evaluation { outcome total } tasks { id status } slips { id payable status } permit { number } } } } }`;
  for (let i = 0; i < READS; i += 1) await measured(reads, () => ask(supervisor, list, {}));

  say('submitApplication, construction', figures(filings.slice(5)));
  say('decideTask', figures(decisions.slice(5)));
  say('applications(first: 20) with relations', figures(reads.slice(20)));
  await benchCosts(
    {
      async file() {
        const reference = await start();
        await ask(citizen, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
        return reference;
      },
      decide: (reference) =>
        ask(supervisor, 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', {
          id: `${reference}-1`,
        }),
      read: (reference) =>
        ask(supervisor, 'query($r: ID!) { application(reference: $r) { status answers documents { code } } }', {
          r: reference,
        }),
    },
    say,
  );
  await benchPapers(prisma, () => ask(supervisor, list, {}), say);
  await server.stop();
  await worker.stop();
  await prisma.$disconnect();
  await issuer.stop();
}
