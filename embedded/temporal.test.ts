import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporalCliPath } from '../test/support/servers.js';
import { commandLine } from './processes.js';
import { startTemporal, type Temporal } from './temporal.js';

let folder: string;
const servers: Temporal[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-temporal-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Temporal> {
  const server = await startTemporal({ binary: temporalCliPath(), stem: join(folder, 'temporal') });
  servers.push(server);
  return server;
}

test('a killed server comes back on its port with its workflows', async () => {
  const killed = await start();
  const connection = await Connection.connect({ address: killed.address });
  const filed = { taskQueue: 'none', workflowId: 'application/1' };
  await new Client({ connection }).workflow.start('anything', filed);
  await connection.close();
  process.kill(killed.pid, 'SIGKILL');
  await killed.end;

  const next = await start();
  expect(next.address).toBe(killed.address);
  const again = await Connection.connect({ address: next.address });
  const { status } = await new Client({ connection: again }).workflow.getHandle('application/1').describe();
  expect(status.name).toBe('RUNNING');
  await again.close();
});

test('a server left behind is stopped', async () => {
  const left = await start();
  await start();
  await left.end;
  expect(commandLine(left.pid)).toBeUndefined();
});

test('a pid file that names some other process leaves that process alone', async () => {
  const bystander = spawn('sleep', ['60']);
  writeFileSync(join(folder, 'temporal.pid'), JSON.stringify({ pid: bystander.pid }));
  await start();
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  bystander.kill();
});
