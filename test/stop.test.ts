import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../embedded/ports.js';
import { commandLine } from '../embedded/processes.js';
import { referenceFiling } from './support/lives.js';
import { temporalCliPath } from './support/servers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parvaneh-stop-'));
});
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    await gone;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** Files and files, whatever comes back, until it is told to end. */
async function load(url: string, token: string, ended: () => boolean): Promise<void> {
  const { answers } = referenceFiling('inquiry');
  const ask = async (query: string, variables: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as { data?: { startApplication?: { reference: string } } };
  };
  while (!ended()) {
    try {
      const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
      const { data } = await ask(start, { a: answers });
      const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
      await ask(submit, { r: data?.startApplication?.reference });
    } catch {
      // The port is closed.
      return;
    }
  }
}

test.each(['PostgreSQL', 'Temporal'])(
  'under load ends with exit code 1 within seconds once its %s was killed',
  async (which) => {
    const { PATH = '', HOME = '' } = process.env;
    const PORT = String(await freePort());
    const env = { PATH, HOME, DATA_DIR: dataDir, TEMPORAL_CLI_PATH: temporalCliPath(), PORT, LOG_LEVEL: 'silent' };
    const main = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-start'], { cwd: root, env });
    child = main;
    let output = '';
    for (const stream of [main.stdout, main.stderr]) stream.on('data', (chunk) => (output += chunk));
    const exit = once(main, 'exit');
    await expect.poll(() => output.includes('Ctrl-C stops') || main.exitCode, { timeout: 60_000 }).toBe(true);
    const { stdout } = await promisify(execFile)(process.execPath, ['cli/parvaneh.js', 'token', 'citizen-1'], {
      cwd: root,
      env,
    });
    let over = false;
    const url = `http://localhost:${PORT}/graphql`;
    const loads = Array.from({ length: 8 }, () => load(url, stdout.trim(), () => over));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const [postmaster = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const temporal = JSON.parse(readFileSync(join(dataDir, 'temporal.pid'), 'utf8')).pid as number;
    const killed = which === 'PostgreSQL' ? Number(postmaster) : temporal;
    process.kill(killed, 'SIGKILL');
    const since = Date.now();
    expect((await exit)[0]).toBe(1);
    expect(Date.now() - since).toBeLessThan(20_000);
    expect(output).toContain(`${which === 'Temporal' ? 'The Temporal server' : which} has ended by itself`);
    over = true;
    await Promise.all(loads);
    for (const pid of [Number(postmaster), temporal]) expect(commandLine(pid)).toBeUndefined();
  },
  120_000,
);
