import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Postgres, startPostgres } from './postgres.js';
import { commandLine } from './processes.js';

let folder: string;
const servers: Postgres[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-postgres-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start({ durable = false } = {}): Promise<Postgres> {
  const server = await startPostgres({ folder: join(folder, 'postgres'), durable });
  servers.push(server);
  return server;
}

async function query<T extends object>(server: Postgres, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a server left behind on the folder is stopped, and its data is kept', async () => {
  const left = await start();
  await query(left, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const next = await start();
  await left.end;
  expect(commandLine(left.pid)).toBeUndefined();
  expect(await query(next, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a killed server is recovered without loss', async () => {
  const killed = await start({ durable: true });
  await query(killed, 'CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(killed.pid, 'SIGKILL');
  await killed.end;
  expect(await query(await start(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a pid file that names some other process leaves that process alone', async () => {
  await (await start()).stop();
  const bystander = spawn('sleep', ['60']);
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${bystander.pid}\n`);
  const server = await start();
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  bystander.kill();
});

test('only who knows the password gets in', async () => {
  const { port } = await start();
  const stranger = new Client({ connectionString: `postgresql://postgres:guess@127.0.0.1:${port}/postgres` });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
});
