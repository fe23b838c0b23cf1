import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CLEANING_SCHEDULE } from '../city/documents/schedule.js';
import { configuredStore, type DocumentStore } from '../city/documents/store.js';
import { runCli } from './support/run-cli.js';
import { temporalAddress } from './support/servers.js';
import { type System, startSystem } from './support/system.js';
import { PDF, startDraft, uploadsTo } from './support/uploads.js';

let system: System;
let documents: DocumentStore;
let connection: Connection;
let named: string;

beforeAll(async () => {
  system = await startSystem();
  documents = configuredStore(system.config);
  connection = await Connection.connect({ address: temporalAddress() });
  const uploads = uploadsTo(system, await startDraft(system));
  const { data } = await uploads.attach(PDF);
  named = data.attachDocument.documents[0]?.sha256 ?? '';
  await age(named);
});
afterAll(async () => {
  await system.stop();
  await connection.close();
});

/** Makes a file two days old. */
async function age(sha256: string): Promise<void> {
  const then = new Date(Date.now() - 48 * 3_600_000);
  await utimes(join(system.config.documentsDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256), then, then);
}

async function orphan(text: string): Promise<string> {
  const { sha256 } = await documents.put(Readable.from([Buffer.from(`%PDF-1.4 ${text}`)]));
  await age(sha256);
  return sha256;
}

async function clean(...args: string[]): Promise<string> {
  const { databaseUrl, dataDir } = system.config;
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const { code, out, err } = await runCli(['documents', 'clean', ...args], env);
  return `${code}: ${out}${err}`;
}

it('is done by Temporal every night, and by hand', async () => {
  const client = new Client({ connection, namespace: system.config.temporal.namespace });
  const schedule = client.schedule.getHandle(CLEANING_SCHEDULE);
  const { spec } = await schedule.describe();
  expect(spec.timezone).toBe('Asia/Tehran');
  const sha256 = await orphan('a');
  await schedule.trigger();
  await vi.waitFor(async () => expect(await documents.keptSince(sha256)).toBeUndefined(), 20_000);
  expect(await documents.keptSince(named)).toBeDefined();
});

it('leaves a schedule as an operator has changed it when another worker starts', async () => {
  const client = new Client({ connection, namespace: system.config.temporal.namespace });
  const schedule = client.schedule.getHandle(CLEANING_SCHEDULE);
  await schedule.pause('the database is being restored');
  await system.startWorker();
  expect((await schedule.describe()).state.paused).toBe(true);
});

it('is done by the command line', async () => {
  const sha256 = await orphan('b');
  expect(await clean('--dry-run')).toBe('0: 1 would be removed, 0 too young, 1 in use.\n');
  expect(await clean('--older-than', '72')).toBe('0: 0 removed, 1 too young, 1 in use.\n');
  expect(await clean('--older-than', '0')).toMatch(/^1: --older-than takes hours, 1 or more/);
  expect(await documents.keptSince(sha256)).toBeDefined();
  expect(await clean()).toBe('0: 1 removed, 0 too young, 1 in use.\n');
  expect(await documents.keptSince(sha256)).toBeUndefined();
});
