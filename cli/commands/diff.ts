import { type Command, Option } from 'commander';
import { compareDocuments } from '../../forms/diff/compare.js';
import { titledBy } from '../../forms/diff/parts.js';
import { changeLines } from '../../forms/diff/words.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { checkFile, type Desk, isRefused, linesOf, readWhole, rulebookIn } from '../checking/check-file.js';
import { type InstallationOptions, openInstallation, withInstallation } from '../installation/ask.js';
import { documentOf, listPublished } from '../installation/documents.js';

interface Options extends InstallationOptions {
  language: 'fa' | 'en' | 'both';
  rulebook?: string;
  json?: boolean;
}

/**
 * `diff BEFORE AFTER`: what is otherwise; the exit code is 1 where something is, as that of diff(1), and where publishing
 * would refuse the second.
 */
export function registerDiff(command: Command): void {
  withInstallation(command)
    .argument(
      '<before>',
      'a JSON file, or a published version as CODE@VERSION; of a decision policy as policy/CODE@VERSION',
    )
    .argument('<after>', 'the same')
    .addOption(new Option('--language <language>', 'of the report').choices(['fa', 'en', 'both']).default('both'))
    .option('--rulebook <file>', 'says what rules and fees are called, and is what the second is checked with')
    .option('--json', 'print the changes as JSON')
    .action(async (before: string, after: string, options: Options) => {
      const desk = { shipped: await loadShipped() };
      const book = options.rulebook === undefined ? undefined : await rulebookIn(options.rulebook, desk);
      const [from, to] = [await read(before, options, desk), await read(after, options, desk)];
      const changes = compareDocuments(from, to).map((change) => (book ? titledBy(book, change) : change));
      if (options.json) process.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
      else {
        const languages = options.language === 'both' ? (['fa', 'en'] as const) : [options.language];
        for (const line of languages.flatMap((language) => changeLines(changes, language))) {
          process.stdout.write(`${line}\n`);
        }
      }
      const refused = versionIn(after) === undefined && (await isRefusedLoudly(after, options, desk, command));
      if (changes.length > 0 || refused) process.exitCode = 1;
    });
}

/** Checks by an installation only where one was named: without, `diff` of two files needs none. */
async function isRefusedLoudly(file: string, options: Options, desk: Desk, command: Command): Promise<boolean> {
  const { to, ...others } = options;
  const named = command.getOptionValueSource('to') === 'cli' ? { to } : {};
  const checked = await checkFile(file, { ...others, ...named }, desk);
  for (const line of linesOf(checked)) process.stderr.write(`${line}\n`);
  return isRefused(checked);
}

interface NamedVersion {
  code: string;
  version: number;
  isPolicy: boolean;
}

function versionIn(named: string): NamedVersion | undefined {
  const [, policy, code, version] = /^(policy\/)?([A-Za-z][\w.-]*)@(\d+)$/.exec(named) ?? [];
  return code === undefined ? undefined : { code, version: Number(version), isPolicy: policy !== undefined };
}

async function read(named: string, options: Options, desk: Desk): Promise<unknown> {
  const version = versionIn(named);
  return version ? published(version, options) : readWhole(named, desk);
}

async function published({ code, version, isPolicy }: NamedVersion, options: Options): Promise<unknown> {
  const installation = await openInstallation(options);
  const entry = (await listPublished(installation)).find(
    (row) => row.code === code && row.version === version && (row.kind === 'DECISION_POLICY') === isPolicy,
  );
  if (!entry) throw new UsageError(`Version ${version} of "${code}" is not published there.`);
  return documentOf(installation, entry.id);
}
