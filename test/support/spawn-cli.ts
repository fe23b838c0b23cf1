import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run-cli.js';

const program = fileURLToPath(new URL('../../cli/parvaneh.js', import.meta.url));

/**
 * Runs a command of the CLI as an operator does, in a process of its own that has to end by itself, unless `kill` wants
 * it killed for what it has written to the error stream so far; then the code is -1.
 */
export function spawnCli(
  args: string[],
  env = process.env,
  kill: (err: string) => boolean = () => false,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk;
      if (kill(said.err)) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...said }));
  });
}
