import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// npm run test:clients [-- FILE…]: other people's clients against the product. They are installed apart from it.

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}test/clients/`;
const [lock, installed] = [`${folder}package-lock.json`, `${folder}node_modules/.installed-lock`];

if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(lock, 'utf8')) {
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  copyFileSync(lock, installed);
}
const args = ['run', '--config', 'test/clients/vitest.config.js', ...process.argv.slice(2)];
const { status } = spawnSync(`${root}node_modules/.bin/vitest`, args, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
