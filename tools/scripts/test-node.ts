import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { loadSettings } from '../../runtime/config.js';

// `npm run test:node -- 24 [files]`: the tests on another line of Node. Its binary comes by npm into the cache of the user,
// and is of no account to the packages that are installed here.

const [line, ...files] = process.argv.slice(2);
if (!line || !/^\d+(\.\d+){0,2}$/.test(line)) {
  console.error('Name a line of Node, as `npm run test:node -- 24`; after it the files to test, if not all.');
  process.exit(2);
}
const name = `node-${process.platform}-${process.arch}`;
const folder = join(loadSettings().cacheDir, `node-${line}`);
mkdirSync(folder, { recursive: true });
run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', `${name}@${line}`]);

const bin = join(folder, 'node_modules', name, 'bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
run(join(bin, 'node'), ['--version'], env);
run(join(bin, 'node'), ['node_modules/vitest/vitest.mjs', 'run', ...files], env);

/** Ends this process as the other one ended, unless that went well. */
function run(program: string, args: string[], env = process.env): void {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
