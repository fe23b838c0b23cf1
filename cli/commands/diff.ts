import { type Command, Option } from 'commander';
import { compose } from '../../forms/compose/compose.js';
import { compareDocuments } from '../../forms/diff/compare.js';
import { changeLines } from '../../forms/diff/words.js';
import { loadFragments } from '../../forms/load.js';
import { parseDefinition } from '../../forms/parse.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type InstallationOptions, openInstallation, withInstallation } from '../installation/ask.js';
import { documentOf, jsonIn, listPublished } from '../installation/documents.js';
import { readText } from '../read-text.js';

interface Options extends InstallationOptions {
  language: 'fa' | 'en' | 'both';
  json?: boolean;
}

/** `diff BEFORE AFTER`: what is otherwise; the exit code is 1 where something is, as that of diff(1). */
export function registerDiff(command: Command): void {
  withInstallation(command)
    .argument('<before>', 'a JSON file, or a published version as CODE@VERSION')
    .argument('<after>', 'the same')
    .addOption(new Option('--language <language>', 'of the report').choices(['fa', 'en', 'both']).default('both'))
    .option('--json', 'print the changes as JSON')
    .action(async (before: string, after: string, options: Options) => {
      const changes = compareDocuments(await read(before, options), await read(after, options));
      if (options.json) process.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
      else {
        const languages = options.language === 'both' ? (['fa', 'en'] as const) : [options.language];
        for (const line of languages.flatMap((language) => changeLines(changes, language))) {
          process.stdout.write(`${line}\n`);
        }
      }
      if (changes.length > 0) process.exitCode = 1;
    });
}

async function read(named: string, options: Options): Promise<unknown> {
  const [, code, version] = /^([A-Za-z][\w.-]*)@(\d+)$/.exec(named) ?? [];
  return code === undefined ? inFile(named) : published(code, Number(version), options);
}

/** As it would be published: with what it uses put in its place, and defaults where it says nothing. */
async function inFile(file: string): Promise<unknown> {
  const value = jsonIn(file, await readText(file));
  const composed = compose(value, await loadFragments()).value;
  return parseDefinition(composed).definition ?? composed;
}

async function published(code: string, version: number, options: Options): Promise<unknown> {
  const installation = await openInstallation(options);
  const entry = (await listPublished(installation)).find((row) => row.code === code && row.version === version);
  if (!entry) throw new UsageError(`Version ${version} of "${code}" is not published there.`);
  return documentOf(installation, entry.id);
}
