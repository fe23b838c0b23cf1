import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../embedded/ports.js';
import { sampleSize } from './support/sample-size.js';
import { temporalCliPath } from './support/servers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** One folder lives through all of the sample's kills; in full, each kill has a first start of its own. */
const STEPS = sampleSize({ sample: 5, soak: 40 });
const STEP_MS = sampleSize({ sample: 900, soak: 250 });
const EACH_AFRESH = STEPS > 20;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-killed-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string) {
  const { PATH = '', HOME = '' } = process.env;
  const port = await freePort();
  const env = { PATH, HOME, DATA_DIR: dataDir, TEMPORAL_CLI_PATH: temporalCliPath(), PORT: String(port) };
  const child = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-start'], { cwd: root, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const exit = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exit;
  };
  const ready = () => text.includes('Ctrl-C stops');
  return { port, env, ready, output: () => text, end, ended: () => child.exitCode !== null };
}

/** Starts whatever is in the folder, and asks it for what it serves. */
async function mustServe(dataDir: string): Promise<void> {
  const one = await start(dataDir);
  await expect.poll(() => one.ready() || one.ended(), { timeout: 90_000 }).toBe(true);
  expect(one.output()).toContain('Ctrl-C stops');
  const cli = ['cli/parvaneh.js', 'token', 'citizen-1'];
  const token = execFileSync(process.execPath, cli, { cwd: root, env: one.env, encoding: 'utf8' }).trim();
  const response = await fetch(`http://localhost:${one.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ permitTypes { code } }' }),
  });
  const { data } = (await response.json()) as { data: { permitTypes: { code: string }[] } };
  expect(data.permitTypes.map(({ code }) => code).sort()).toEqual([
    ...['amendment', 'construction', 'extension', 'inquiry', 'renewal'],
  ]);
  await one.end('SIGINT');
}

test('a first start that is killed at any moment is gone on with by the next', async () => {
  let folder = newFolder();
  for (let step = 1; step <= STEPS; step += 1) {
    const one = await start(folder);
    await pause(step * STEP_MS);
    const ready = one.ready();
    await one.end('SIGKILL');
    if (EACH_AFRESH) {
      await mustServe(folder);
      folder = newFolder();
    }
    if (ready) break;
  }
  if (!EACH_AFRESH) await mustServe(folder);
}, 1_200_000);
