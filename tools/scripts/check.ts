import { spawn } from 'node:child_process';

// Runs the tests, with what is read rather than run (lint, types …) beside them: both have waits that the other can use.
// `check.ts [names of scripts] -- [arguments of vitest]`. The test runner's summary stands last, whatever ends last.

const SUMMARY_LINES = 8;
const words = process.argv.slice(2);
const border = words.indexOf('--');
const scripts = words.slice(0, border);
const tests = words.slice(border + 1);

interface Ended {
  code: number;
  output: string;
  seconds: string;
}

function run(command: string, args: string[], onOutput: (chunk: string) => void = () => undefined): Promise<Ended> {
  const since = Date.now();
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(command, args, { env: { ...process.env, ...colours }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      onOutput(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output, seconds: ((Date.now() - since) / 1000).toFixed(1) }),
    );
  });
}

let reported = '';
function report(text: string): void {
  reported += text;
  process.stdout.write(text);
}

/** One after the other, so that the tests keep a core. Answers the names of those that failed. */
async function readAll(): Promise<string[]> {
  const failed: string[] = [];
  for (const name of scripts) {
    const { code, output, seconds } = await run('npm', ['run', '-s', name]);
    if (code === 0) report(`${name}: good (${seconds} s)\n`);
    else report(`${output.trimEnd()}\n${name}: FAILED (${seconds} s)\n`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

const reading = readAll();
const tested = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], (chunk) =>
  process.stdout.write(chunk),
);
reported = '';
const failed = await reading;
if (failed.length > 0) report(`Failed beside the tests: ${failed.join(', ')}\n`);
if (reported) process.stdout.write(`${tested.output.trimEnd().split('\n').slice(-SUMMARY_LINES).join('\n')}\n`);
process.exitCode = tested.code || (failed.length > 0 ? 1 : 0);
