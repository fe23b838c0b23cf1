import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workerBuild } from '../workflow-bundle.js';
import { ROOMS, root, sourceFiles } from './sources.js';

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'parvaneh-compiled-'));
  const besides = ['package.json', 'package-lock.json', 'tsconfig.json', 'cli/parvaneh.js'];
  const launcher = readdirSync(join(root, 'runtime/compiled')).map((file) => `runtime/compiled/${file}`);
  for (const file of [...sourceFiles(), ...besides, ...launcher]) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: copy });
const help = () => node('cli/parvaneh.js', '--help');
const besideSources = () => readdirSync(copy).filter((name) => name.startsWith('dist'));

test('every room is compiled but the pages, which are built, and the tools', () => {
  const floors: { name: string }[][] = JSON.parse(readFileSync(join(root, 'tools/scripts/house/rooms.json'), 'utf8'));
  const rooms = new Set(floors.flat().map(({ name }) => name.replace(/\/.*/, '')));
  expect([...ROOMS].sort()).toEqual([...rooms].filter((room) => room !== 'portal' && room !== 'tools').sort());
});

test('two processes at once are run by sources that are compiled once', async () => {
  const [one, other] = await Promise.all([help(), help()]);
  expect(one).toEqual(other);
  expect(one.stdout).toContain('token <name>');
  expect(one.stderr).toBe('');
  expect(besideSources()).toEqual(['dist']);
});

test('a changed file is compiled before it is run, whatever a killed process has left', async () => {
  const stamp = readFileSync(join(copy, 'dist/.stamp'), 'utf8');
  const table = join(copy, 'cli/command-table.ts');
  writeFileSync(table, readFileSync(table, 'utf8').replace('versions of the workers', 'what was changed'));
  const dead = await endedProcess();
  writeFileSync(join(copy, 'dist.lock'), String(dead));
  cpSync(join(copy, 'dist'), join(copy, `dist.new.${dead}`), { recursive: true });
  expect((await help()).stdout).toContain('what was changed');
  expect(besideSources()).toEqual(['dist']);
  expect(readFileSync(join(copy, 'dist/.stamp'), 'utf8')).not.toBe(stamp);
});

test('sources that cannot be compiled are run as they are', async () => {
  appendFileSync(join(copy, 'http/app.ts'), 'export const = ;\n');
  const { stdout, stderr } = await help();
  expect(stdout).toContain('what was changed');
  expect(stderr).toContain('The sources are run as they are: ');
  expect(besideSources()).toEqual(['dist']);
  cpSync(join(root, 'http/app.ts'), join(copy, 'http/app.ts'));
});

test('a compiled worker has the build of its sources', async () => {
  await help();
  const script = "import('./dist/runtime/workflow-bundle.js').then((m) => m.workerBuild()).then(console.log)";
  expect((await node('-e', script)).stdout).toBe(`${await workerBuild()}\n`);
});

/** The number of a process that has ended. */
async function endedProcess(): Promise<number | undefined> {
  const child = execFile(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid;
}
