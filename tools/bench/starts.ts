import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../embedded/ports.js';
import { type Figure, ofRounds } from './figures.js';
import { cpuOfEnded } from './processes.js';

const ROUNDS = 5;
const PATIENCE = 60_000;

/** CPU ms of a command, its folder that of a running installation. */
function cpuOf(folder: string, ...args: string[]): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const before = cpuOfEnded();
    const options = { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } } as const;
    const { status, stderr } = spawnSync(process.execPath, ['cli/parvaneh.js', ...args], options);
    if (status !== 0) throw new Error(`parvaneh ${args.join(' ')}: ${stderr}`);
    return cpuOfEnded() - before;
  });
}

/** Seconds until `npm start` says that it is ready, on a folder of its own. */
async function npmStart(folder: string, meanwhile: () => void = () => undefined): Promise<number> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATA_DIR: folder, PORT: String(await freePort()) };
  const began = performance.now();
  const child = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`npm start was never ready:\n${said}`)), PATIENCE);
    child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)));
    child.stdout.on('data', (text) => {
      said += text;
      if (!/ s {2}Ready/.test(said)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  const seconds = (performance.now() - began) / 1_000;
  meanwhile();
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  return seconds;
}

/** What a command and a start cost. */
export async function benchStarts(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-bench-start-'));
  try {
    const cold = await npmStart(folder);
    const warm = [await npmStart(folder), await npmStart(folder)];
    let help: number[] = [];
    let token: number[] = [];
    const commands = () => {
      help = cpuOf(folder, '--help');
      token = cpuOf(folder, 'token', 'citizen-1');
    };
    warm.push(await npmStart(folder, commands));
    return [
      { what: 'CPU of `parvaneh --help`', ...ofRounds(help), unit: 'ms', goal: { most: 250 } },
      { what: 'CPU of `parvaneh token`', ...ofRounds(token), unit: 'ms', goal: { most: 500 } },
      { what: '`npm start` on an empty folder, until it is ready', value: cold, unit: 's', goal: { most: 8 } },
      { what: '`npm start` again', ...ofRounds(warm), unit: 's', goal: { most: 4 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
