import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-closed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a program as `npm` does, which has to end by itself. */
function start(program: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['runtime/compiled/main.js', program], {
      cwd: root,
      env: { PATH, HOME, DATA_DIR: folder, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    // In production what is said is a line of the log.
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

const secrets = {
  BANK_WEBHOOK_SECRET: 'b'.repeat(32),
  AUDIT_KEY: 'a'.repeat(32),
  DOCUMENT_LINK_KEY: 'd'.repeat(32),
};
const servers = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', TEMPORAL_ADDRESS: '127.0.0.1:1' };

it.each([
  ['embedded/npm-start', { NODE_ENV: 'Production' }, /In production AUDIT_KEY|In production .* must be set/],
  ['embedded/npm-start', { NODE_ENV: 'prod', ...secrets }, /In production set PUBLIC_URL/],
  ['embedded/npm-start', { NODE_ENVV: 'production' }, /NODE_ENVV is no setting/],
  ['embedded/npm-server', { NODE_ENV: 'Production', ...servers }, /In production .* must be set/],
  ['embedded/npm-server', { NODE_ENV: 'Production', ...servers, ...secrets }, /In production set PUBLIC_URL/],
  ['worker', { NODE_ENV: 'prodution', ...servers, ...secrets, PUBLIC_URL: 'http://x' }, /PUBLIC_URL must be an https/],
  [
    'embedded/npm-server',
    { NODE_ENV: 'Production', ...servers, ...secrets, PUBLIC_URL: 'https://permits.example' },
    /^(?=[\s\S]*NODE_ENV=Production is neither development nor test)[\s\S]*In production set TOKEN_ISSUER/,
  ],
])(
  '%s with %j stops with a sentence, before anything is made',
  async (program, env, sentence) => {
    const { code, said } = await start(program, env);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
  },
  60_000,
);
