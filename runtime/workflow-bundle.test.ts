import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshBundle, workerBuild } from './workflow-bundle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'parvaneh-bundle-'));
  for (const room of ['workflows', 'policy', 'forms']) cpSync(join(root, room), join(copy, room), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const bundle = () => freshBundle({ root: copy, entry: 'workflows/index.ts', folder: join(copy, 'bundles') });

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
}

test('the build of workers is named by what the bundle took in, wherever the sources lie', async () => {
  const first = await bundle();
  expect(first.build).toBe(await workerBuild());

  appendFileSync(join(copy, 'workflows/index.test.ts'), '// A file that is not bundled.\n');
  appendFileSync(join(copy, 'policy/relations.ts'), '// Workflow code imports types of it alone.\n');
  expect(await bundle()).toEqual(first);

  change('policy/table.ts', "office: 'allowed'", "office: 'FORBIDDEN'");
  const second = await bundle();
  expect(second.build).not.toBe(first.build);
  expect(readFileSync(second.codePath, 'utf8')).not.toBe(readFileSync(first.codePath, 'utf8'));

  change('policy/table.ts', "office: 'FORBIDDEN'", "office: 'allowed'");
  expect(await bundle()).toEqual(first);
});

test('a bundle whose code or list is gone is made again', async () => {
  const { codePath, build } = await bundle();
  rmSync(codePath);
  expect(await bundle()).toEqual({ codePath, build });
  expect(readFileSync(codePath, 'utf8')).toContain('permitApplication');
  writeFileSync(join(copy, 'bundles/workflows-index-ts.json'), '{"workflows/index.ts":');
  expect(await bundle()).toEqual({ codePath, build });
});

test('what bundles is in memory only as long as it bundles', async () => {
  const place = { root: copy, entry: 'workflows/index.ts', folder: mkdtempSync(join(copy, 'bundles-')) };
  // Of a process that has loaded nothing else: tests share theirs.
  const program = `
    const { createRequire } = await import('node:module');
    const { freshBundle } = await import(${JSON.stringify(new URL('workflow-bundle.ts', import.meta.url).href)});
    const { build } = await freshBundle(${JSON.stringify(place)});
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify({ build, bundler: loaded.filter((path) => path.includes('/webpack/lib/Compiler.js')) }));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(JSON.parse(stdout)).toEqual({ build: await workerBuild(), bundler: [] });
});

test('workflows carry nothing but the SDK: what a bundle takes in is read and kept by every worker', async () => {
  await bundle();
  const files = JSON.parse(readFileSync(join(copy, 'bundles/workflows-index-ts.json'), 'utf8'));
  const packages = Object.keys(files).flatMap((path) => /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual([
    '@temporalio/common',
    '@temporalio/workflow',
    'long',
    'ms',
    'nexus-rpc',
  ]);
});
