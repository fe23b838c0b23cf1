import type { Command } from 'commander';
import { linesOf } from '../checking/check-file.js';
import { askToCheck } from '../checking/remote.js';
import {
  type Installation,
  type InstallationOptions,
  openInstallation,
  withInstallation,
} from '../installation/ask.js';
import { type DocumentKind, jsonIn, kindOf, publishTo } from '../installation/documents.js';
import { inTurns } from '../installation/in-turns.js';
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
      const read = await Promise.all(files.map(documentIn));
      const warn = once((line) => process.stderr.write(`${line}\n`));
      const refused = await inTurns(read, async ({ file, kind, text }) => {
        if (await isHeldBack(installation, { file, kind, text }, options, warn)) return;
        const { code, version, status, hash } = await publishTo(installation, kind, text, options);
        process.stdout.write(`${file}: ${code} version ${version} ${status} ${hash}\n`);
      });
      for (const [{ file }, { lines }] of refused) {
        for (const line of lines) process.stderr.write(`${file}: ${line}\n`);
        process.exitCode = 1;
      }
    });
}

async function documentIn(file: string): Promise<{ file: string; text: string; kind: DocumentKind; code: unknown }> {
  const text = await readText(file);
  const document = jsonIn(file, text);
  return { file, text, kind: kindOf(file, document), code: Object(document).code ?? file };
}

/** Says nothing twice: a document may be tried again. */
function once(say: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) say(line);
    said.add(line);
  };
}

/** Tells what the installation warns of before a number is used up; under `--strict` that keeps it from being used. */
async function isHeldBack(
  installation: Installation,
  { file, kind, text }: { file: string; kind: DocumentKind; text: string },
  { strict }: Pick<Options, 'strict'>,
  say: (line: string) => void,
): Promise<boolean> {
  const { issues } = await askToCheck(installation, { kind, text, options: {} });
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  for (const line of linesOf({ file, issues: warnings })) say(line);
  if (!strict || warnings.length === 0) return false;
  say(`${file}: not published; --strict publishes nothing that is warned of`);
  process.exitCode = 1;
  return true;
}
