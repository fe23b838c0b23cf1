import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../embedded/ports.js';
import { commandLine } from '../embedded/processes.js';
import { temporalCliPath } from './support/servers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const started: Run[] = [];
let dataDir: string;

interface Run {
  child: ChildProcess;
  output: () => string;
  exitCode: Promise<number | null>;
}

/** What `npm start` runs, with nothing of the test's own environment. */
function run(env: Record<string, string>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const all = { PATH, HOME, DATA_DIR: dataDir, TEMPORAL_CLI_PATH: temporalCliPath(), ...env };
  const child = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-start'], { cwd: root, env: all });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  const one = { child, output: () => text, exitCode };
  started.push(one);
  return one;
}

async function untilReady({ output, child }: Run): Promise<void> {
  const state = () => (output().includes('Ctrl-C stops') ? 'ready' : child.exitCode === null ? 'starting' : output());
  await expect.poll(state, { timeout: 60_000 }).toBe('ready');
}

/** The pids of what runs on the data folder besides the main process. */
function children(): number[] {
  const [postmaster] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return [Number(postmaster), JSON.parse(readFileSync(join(dataDir, 'temporal.pid'), 'utf8')).pid];
}

/** Whatever in the data folder, itself included, anybody but its owner may read, write or enter. */
function openToOthers(): string[] {
  const all = ['', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })];
  return all.filter((path) => {
    const stats = lstatSync(join(dataDir, path), { throwIfNoEntry: false });
    return stats !== undefined && !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0;
  });
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parvaneh-start-'));
});
afterEach(async () => {
  for (const { child, exitCode } of started.splice(0)) {
    child.kill('SIGINT');
    await exitCode;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

test('one command starts everything, once per data folder, recovers from a kill, and Ctrl-C stops every child', async () => {
  const PORT = String(await freePort());
  // As an earlier version left it.
  mkdirSync(join(dataDir, 'documents'));
  writeFileSync(join(dataDir, 'audit-key'), 'a'.repeat(43));
  for (const [path, mode] of [
    ['audit-key', 0o644],
    ['documents', 0o755],
    ['', 0o755],
  ] as const) {
    chmodSync(join(dataDir, path), mode);
  }
  const first = run({ PORT });
  await untilReady(first);
  expect((await fetch(`http://localhost:${PORT}/readyz`)).status).toBe(200);
  expect(openToOthers()).toEqual([]);
  expect(first.output()).toContain(`http://localhost:${PORT}/graphql`);
  const { port, uiPort } = JSON.parse(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'));
  expect(first.output()).toContain(`127.0.0.1:${port} (to look at it: http://127.0.0.1:${uiPort})`);

  const samePort = run({ PORT, DATA_DIR: join(dataDir, 'other') });
  const sameFolder = run({ PORT: String(await freePort()) });
  expect([await samePort.exitCode, await sameFolder.exitCode]).toEqual([1, 1]);
  expect(samePort.output()).toMatch(new RegExp(`^Port ${PORT} is taken; set PORT to another.*\n$`));
  expect(sameFolder.output()).toMatch(new RegExp(`in use by process ${first.child.pid}; .*\n$`));

  const left = children();
  first.child.kill('SIGKILL');
  await first.exitCode;
  expect(left.map((pid) => commandLine(pid) === undefined)).toEqual([false, false]);
  // The port of one that was killed may be anybody's by now.
  const second = run({ PORT: String(await freePort()) });
  await untilReady(second);
  expect(left.map((pid) => commandLine(pid) === undefined)).toEqual([true, true]);

  const running = children();
  second.child.kill('SIGINT');
  expect(await second.exitCode).toBe(0);
  expect(running.map((pid) => commandLine(pid) === undefined)).toEqual([true, true]);
  expect(existsSync(join(dataDir, 'parvaneh.pid'))).toBe(false);
}, 120_000);

test('without a Temporal binary it ends with one sentence, and leaves nothing behind', async () => {
  const { output, exitCode } = run({ PORT: '0', TEMPORAL_CLI_PATH: join(dataDir, 'missing') });
  expect(await exitCode).toBe(1);
  expect(output().trim().split('\n').at(-1)).toMatch(/^TEMPORAL_CLI_PATH names .*missing, which is not a program/);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
}, 60_000);
