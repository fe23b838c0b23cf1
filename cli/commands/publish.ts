import type { Command } from 'commander';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';
import { jsonIn, kindOf, publishTo } from '../installation/documents.js';
import { readText } from '../read-text.js';

interface Options extends InstallationOptions {
  activate: boolean;
  activateFrom?: string;
}

/** `publish FILE…`: publishes or proposes each; the exit code is 1 where one is refused. */
export function registerPublish(command: Command): void {
  withInstallation(command)
    .argument('<file...>', 'JSON files')
    .option('--no-activate', 'publish a permit type or template without serving it yet')
    .option('--activate-from <when>', 'serve a permit type or template from a Jalali day (1405/10/01) or an instant on')
    .action(async (files: string[], options: Options) => {
      const installation = await openInstallation(options);
      for (const file of files) {
        const text = await readText(file);
        const kind = kindOf(file, jsonIn(file, text));
        try {
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
