import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { trackingNumberOf } from '../../embedded/bank/movements.js';
import { webhookOf } from '../../http/payment-confirmations.js';
import { referenceFiling } from '../../test/support/lives.js';
import type { City } from '../chaos/city.js';

/** How often the rows are looked at for what is waited for, ms. */
const BREATH = 25;
const PATIENCE = 30_000;

export type Type = 'construction' | 'inquiry';

/** Citizens, a supervisor and the bank of a city, who do what they do over HTTP with as little work of their own as can be. */
export interface People {
  /** Makes drafts with their documents, ready to be filed: their references. */
  draft(type: Type, count: number): Promise<string[]>;
  /** Takes a drafted case to its permit. */
  live: Record<Type, (reference: string) => Promise<void>>;
  /** Files a case and waits until it is answered. */
  answered(reference: string): Promise<void>;
  file(reference: string): Promise<void>;
  decide(reference: string): Promise<void>;
  pay(reference: string): Promise<void>;
  /** Goes to the bank with every slip that is due: what has the bank confirm them, one by one. */
  beginPayment(reference: string): Promise<(() => Promise<unknown>)[]>;
  /** Waits until a case has this status. */
  becomes(reference: string, status: string): Promise<void>;
  /** Waits until every paper is drawn and every message is delivered. */
  settled(): Promise<void>;
  ask<T>(as: 'citizen-1' | 'supervisor-1', query: string, variables?: object): Promise<T>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function openPeople(city: Pick<City, 'url' | 'config' | 'issuer' | 'ownerUrl'>): Promise<People> {
  const http = new Pool(city.url, { connections: 16 });
  const database = new pg.Pool({ connectionString: city.ownerUrl, max: 2 });
  const tokens = {
    'citizen-1': await city.issuer.token('citizen-1'),
    'supervisor-1': await city.issuer.token('supervisor-1'),
  };
  const bank = webhookOf(city.config.bank.secret);
  const rows: People['rows'] = async <T>(sql: string, values: unknown[] = []) =>
    (await database.query(sql, values)).rows as T[];

  async function post(path: string, headers: Record<string, string>, body: string): Promise<unknown> {
    const answer = await http.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const said = await answer.body.json();
    if (answer.statusCode >= 300) throw new Error(`${path} answers ${answer.statusCode}: ${JSON.stringify(said)}`);
    return said;
  }
  const ask: People['ask'] = async <T>(as: keyof typeof tokens, query: string, variables: object = {}) => {
    const authorization = `Bearer ${tokens[as]}`;
    const said = await post('/graphql', { authorization }, JSON.stringify({ query, variables }));
    const { data, errors } = said as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  // The server and the worker are processes that may still be starting.
  for (const end = Date.now() + PATIENCE; ; await pause(100)) {
    const up = await ask('supervisor-1', '{ __typename }').catch(() => undefined);
    if (up) break;
    if (Date.now() > end) throw new Error('the server never answered');
  }

  /** What is waited for, all of it by one statement each breath. */
  const waiting = new Map<string, { status: string; done: () => void; fail: (error: Error) => void; until: number }>();
  let watching: Promise<void> | undefined;
  async function watch(): Promise<void> {
    while (waiting.size > 0) {
      const found = await rows<{ reference: string; status: string }>(
        'SELECT reference, status FROM "Application" WHERE reference = ANY($1)',
        [[...waiting.keys()]],
      );
      for (const { reference, status } of found) {
        const one = waiting.get(reference);
        if (!one) continue;
        if (status === one.status) one.done();
        else if (Date.now() > one.until) one.fail(new Error(`${reference} is ${status}, not ${one.status}`));
        else continue;
        waiting.delete(reference);
      }
      await pause(BREATH);
    }
    watching = undefined;
  }

  async function paid(reference: string): Promise<void> {
    await people.becomes(reference, 'AWAITING_PAYMENT');
    await people.pay(reference);
    await people.becomes(reference, 'ISSUED');
  }

  const people: People = {
    ask,
    rows,
    async draft(type, count) {
      const references: string[] = [];
      const make = async () => {
        const { answers, documents } = referenceFiling(type);
        const { startApplication } = await ask<{ startApplication: { reference: string } }>(
          'citizen-1',
          'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }',
          { t: type, a: answers },
        );
        const { reference } = startApplication;
        // What uploading costs is measured by itself.
        await rows(
          `INSERT INTO "AttachedDocument" (id, reference, code, "fileName", "mediaType", size, sha256)
           SELECT gen_random_uuid(), $1, code, 'a.pdf', 'application/pdf', 1, code FROM unnest($2::text[]) code`,
          [reference, documents],
        );
        references.push(reference);
      };
      let left = count;
      const one = async () => {
        for (; left > 0; await make()) left -= 1;
      };
      await Promise.all([one(), one(), one(), one()]);
      return references;
    },
    async file(reference) {
      const query = 'mutation($r: ID!) { submitApplication(reference: $r) { status evaluation { outcome total } } }';
      await ask('citizen-1', query, { r: reference });
    },
    async decide(reference) {
      const query = 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }';
      await ask('supervisor-1', query, { id: `${reference}-1` });
    },
    async beginPayment(reference) {
      const query = 'query($r: ID!) { application(reference: $r) { slips { id status payable } } }';
      type Slips = { application: { slips: { id: string; status: string; payable: string }[] } };
      const { application } = await ask<Slips>('citizen-1', query, { r: reference });
      const confirmations: (() => Promise<unknown>)[] = [];
      for (const { id, payable: amount } of application.slips.filter(({ status }) => status === 'PAYABLE')) {
        const start = 'mutation($s: ID!) { startPayment(slipId: $s) { id } }';
        const { startPayment } = await ask<{ startPayment: { id: string } }>('citizen-1', start, { s: id });
        const sessionId = startPayment.id;
        const trackingNumber = trackingNumberOf(sessionId);
        const body = JSON.stringify({ sessionId, outcome: 'paid', amount, trackingNumber });
        const at = new Date();
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': bank.sign(id, at, body),
        };
        confirmations.push(() => post('/payments/confirmations', headers, body));
      }
      return confirmations;
    },
    async pay(reference) {
      for (const confirm of await people.beginPayment(reference)) await confirm();
    },
    live: {
      async construction(reference) {
        await people.file(reference);
        await people.decide(reference);
        await paid(reference);
      },
      async inquiry(reference) {
        await people.file(reference);
        await paid(reference);
      },
    },
    async answered(reference) {
      await people.file(reference);
      await people.becomes(reference, 'AWAITING_PAYMENT');
    },
    becomes: (reference, status) =>
      new Promise<void>((done, fail) => {
        waiting.set(reference, { status, done, fail, until: Date.now() + PATIENCE });
        watching ??= watch();
        watching.catch(fail);
      }),
    async settled() {
      for (const end = Date.now() + PATIENCE; ; await pause(200)) {
        const [left] = await rows<{ count: number }>(`SELECT
          ((SELECT count(*) FROM "Permit" WHERE "documentSha256" IS NULL) +
           (SELECT count(*) FROM "Notification" WHERE "sentAt" IS NULL))::int AS count`);
        if (left?.count === 0) return;
        if (Date.now() > end) throw new Error(`${left?.count} papers and messages were never finished`);
      }
    },
    async close() {
      await http.close();
      await database.end();
    },
  };
  return people;
}
