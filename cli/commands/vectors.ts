import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createVectorRunner, VectorFileError } from '../../forms/evaluation/vectors/run-file.js';
import { dayWanted, isWrittenDay, jalaliDay } from '../../forms/jalali.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`it cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs files of cases through the evaluation; prints each difference and leaves with 1 where there is any. */
export function registerVectors(command: Command): void {
  command
    .argument('<files...>')
    .option('--as-of <day>', 'Jalali day for cases that name none', jalaliDay(new Date()))
    .action(async (files: string[], { asOf }: { asOf: string }) => {
      if (!isWrittenDay(asOf)) throw new UsageError(`--as-of takes ${dayWanted(asOf)}.`);
      const { definitions, rulebooks } = await loadShipped();
      const run = createVectorRunner({ definitions, rulebooks, asOf });
      let right = true;
      for (const file of files) {
        try {
          const { cases, differences } = run(await readJson(file));
          for (const { case: id, field, expected, got } of differences) {
            process.stdout.write(`${file} ${id} ${field}: expected ${expected}, got ${got}\n`);
          }
          process.stdout.write(`${file}: ${cases} cases, ${differences.length} differences\n`);
          right &&= differences.length === 0;
        } catch (error) {
          // One file that cannot be run keeps no other from running.
          if (!(error instanceof VectorFileError || error instanceof UsageError)) throw error;
          process.stderr.write(`${file}: ${error.message}\n`);
          right = false;
        }
      }
      if (!right) process.exitCode = 1;
    });
}
