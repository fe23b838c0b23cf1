import type { Command } from 'commander';
import { linesOf } from '../checking/check-file.js';
import { askToCheck } from '../checking/remote.js';
import {
  type Installation,
  type InstallationOptions,
  openInstallation,
  RefusedError,
  withInstallation,
} from '../installation/ask.js';
import { type DocumentKind, jsonIn, kindOf, publishTo } from '../installation/documents.js';
import { readText } from '../read-text.js';

interface Options extends InstallationOptions {
  activate: boolean;
  activateFrom?: string;
  strict?: boolean;
}

/** `publish FILE…`: publishes or proposes each; the exit code is 1 where one is refused. */
export function registerPublish(command: Command): void {
  withInstallation(command)
    .argument('<file...>', 'JSON files')
    .option('--no-activate', 'publish a permit type or template without serving it yet')
    .option('--activate-from <when>', 'serve a permit type or template from a Jalali day (1405/10/01) or an instant on')
    .option('--strict', 'publish nothing that is warned of')
    .action(async (files: string[], options: Options) => {
      const installation = await openInstallation(options);
      for (const file of files) {
        const text = await readText(file);
        const kind = kindOf(file, jsonIn(file, text));
        try {
          if (await isHeldBack(installation, { file, kind, text }, options)) continue;
          const { code, version, status, hash } = await publishTo(installation, kind, text, options);
          process.stdout.write(`${file}: ${code} version ${version} ${status} ${hash}\n`);
        } catch (error) {
          if (!(error instanceof RefusedError)) throw error;
          for (const line of error.lines) process.stderr.write(`${file}: ${line}\n`);
          process.exitCode = 1;
        }
      }
    });
}

/** Tells what the installation warns of before a number is used up; under `--strict` that keeps it from being used. */
async function isHeldBack(
  installation: Installation,
  { file, kind, text }: { file: string; kind: DocumentKind; text: string },
  { strict }: Pick<Options, 'strict'>,
): Promise<boolean> {
  const { issues } = await askToCheck(installation, { kind, text, options: {} });
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  for (const line of linesOf({ file, issues: warnings })) process.stderr.write(`${line}\n`);
  if (!strict || warnings.length === 0) return false;
  process.stderr.write(`${file}: not published; --strict publishes nothing that is warned of\n`);
  process.exitCode = 1;
  return true;
}
