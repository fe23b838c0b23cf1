import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedParts } from '../../embedded/parts.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { type Config, loadConfig } from '../../runtime/config.js';
import { type RunningServer, startServer } from '../../server.js';
import { urlOf } from '../../tools/bench/statements.js';
import { startWorker } from '../../worker.js';
import { type Issuer, startIssuer } from './issuer.js';
import { createPublishedDatabase } from './published-database.js';
import { createTestNamespace, temporalAddress } from './servers.js';

export interface Answer<T> {
  data: T;
  errors?: { message: string; extensions: { code: string; issues?: { path: string; code: string }[] } }[];
}

export interface System {
  url: string;
  config: Config;
  /** What a test arranges and looks at, as the owner of the tables: it may take away what the product may not. */
  prisma: PrismaClient;
  /** The database as the owner of its tables. */
  ownerUrl: string;
  /** The provider whose tokens it takes. */
  issuer: Issuer;
  /** Sends an operation over HTTP as a demo person; answers whatever came, refusals included. */
  ask<T = Record<string, unknown>>(as: string, query: string, variables?: object): Promise<Answer<T>>;
  /** Sends an operation that must succeed. */
  get<T = Record<string, never>>(as: string, query: string, variables?: object): Promise<T>;
  /** A bearer token of a demo person. */
  token(name: string): Promise<string>;
  /** The headers of a request as a demo person. */
  headers(as: string): Promise<{ authorization: string }>;
  attach(as: string, reference: string, code: string): Promise<void>;
  startWorker(): Promise<{ stop(): Promise<void> }>;
  /** One more server on the same database and folder; the system stops it. */
  startServer(): Promise<RunningServer>;
  stop(): Promise<void>;
}

interface SystemOptions {
  worker?: boolean;
  /** the folder of the built pages, for tests that open them */
  portal?: string | undefined;
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The whole product over real HTTP: its own database and folder, a server and (unless told otherwise) a worker. */
export async function startSystem(
  env: Record<string, string> = {},
  { worker = true, portal }: SystemOptions = {},
): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'parvaneh-system-'));
  const database = await createPublishedDatabase(join(folder, 'permit-keys'));
  const issuer = await startIssuer();
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: await createTestNamespace(),
    TASK_QUEUE: folder,
    TOKEN_ISSUER: issuer.url,
    // Tests write permit types of their own into the tables; what is signed is checked all the same.
    UNSIGNED_PUBLICATIONS: 'true',
    RATE_PERSON: '0',
    RATE_ADDRESS: '0',
    RATE_SIGN_IN: '0',
    RATE_VERIFY: '0',
    RATE_PUBLIC: '0',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    ...env,
  });
  const prisma = createPrisma(database.ownerUrl, 3);
  const running: { stop(): Promise<void> }[] = [];
  const begin = async () => {
    const started = await startWorker({ ...config, databaseUrl: urlOf('worker', database.url) });
    running.push(started);
    return started;
  };
  if (worker) await begin();
  const server = await startServer(
    { ...config, databaseUrl: urlOf('server', database.url) },
    { ...embeddedParts, portal },
  );
  const servers = [server];
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (name: string): Promise<string> => {
    const token = tokens.get(name) ?? issuer.token(name);
    tokens.set(name, token);
    return token;
  };

  const ask: System['ask'] = async <T>(as: string, query: string, variables: object = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(as)}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<T>;
  };
  const get: System['get'] = async <T>(as: string, query: string, variables?: object) => {
    const answer = await ask<T>(as, query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };

  return {
    url: server.url,
    config,
    prisma,
    ownerUrl: database.ownerUrl,
    issuer,
    ask,
    get,
    token: tokenOf,
    headers: async (as) => ({ authorization: `Bearer ${await tokenOf(as)}` }),
    async attach(as, reference, code) {
      const form = new FormData();
      const query = `mutation($reference: ID!, $code: ID!, $file: Upload!) {
        attachDocument(reference: $reference, code: $code, file: $file) { reference } }`;
      form.set('operations', JSON.stringify({ query, variables: { reference, code, file: null } }));
      form.set('map', JSON.stringify({ 0: ['variables.file'] }));
      form.set('0', new Blob([PDF], { type: 'application/pdf' }), `${code}.pdf`);
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await tokenOf(as)}`, 'x-graphql-yoga-csrf': '1' },
        body: form,
      });
      const answer = (await response.json()) as Answer<unknown>;
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    },
    startWorker: begin,
    async startServer() {
      const another = await startServer(config, embeddedParts);
      servers.push(another);
      return another;
    },
    async stop() {
      for (const each of servers) await each.stop();
      for (const each of running) await each.stop();
      await prisma.$disconnect();
      await database.drop();
      await issuer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
