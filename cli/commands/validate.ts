import type { Command } from 'commander';
import { z } from 'zod';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type CheckedFile, checkFile, linesOf } from '../checking/check-file.js';
import { type CheckOptions, withCheckOptions } from '../checking/options.js';
import { readText } from '../read-text.js';

interface Options extends CheckOptions {
  people?: string;
  overlays?: string;
  strict?: boolean;
  json?: boolean;
}

/** `validate FILE…`: what publishing would say, one line each; the exit code is 1 where it would refuse. */
export function registerValidate(command: Command): void {
  withCheckOptions(command)
    .argument('[file...]', 'permit types, rulebooks, templates and decision policies, as JSON')
    .option('--people <file>', 'JSON list of { id, roles }: warn of roles that none of them holds')
    .option('--overlays <folder>', 'put a city’s overlays over the shipped files, and check those as well')
    .option('--strict', 'warnings count as errors')
    .option('--json', 'print the issues as JSON')
    .action(async (files: string[], options: Options) => {
      if (files.length === 0 && options.overlays === undefined) throw new UsageError('Name a file to check.');
      const shipped = await loadShipped({ overlays: options.overlays });
      const held = options.people === undefined ? undefined : await heldRoles(options.people);
      const reports = [...shipped.warnings].map(([file, issues]) => counted({ file, issues, notes: [] }));
      // One after another: an installation checks one document at a time.
      for (const file of files) reports.push(counted(await checkFile(file, options, { shipped, held })));
      if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
      else for (const line of reports.flatMap(reportLines)) process.stdout.write(`${line}\n`);
      const fails = ({ errors, warnings }: Report) => errors > 0 || (options.strict === true && warnings > 0);
      if (reports.some(fails)) process.exitCode = 1;
    });
}

interface Report {
  file: string;
  errors: number;
  warnings: number;
  notes: string[];
  issues: DefinitionIssue[];
}

function counted({ file, issues, notes }: Pick<CheckedFile, 'file' | 'issues' | 'notes'>): Report {
  const count = (wanted: DefinitionIssue['severity']) => issues.filter(({ severity }) => severity === wanted).length;
  return { file, errors: count('error'), warnings: count('warning'), notes, issues };
}

function reportLines(report: Report): string[] {
  const { file, errors, warnings, notes } = report;
  const counts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((text) => text !== '').join(', ');
  const said = errors > 0 ? [] : notes;
  return [...linesOf(report), `${file}: ${[counts === '' ? 'good' : counts, ...said].join('; ')}`];
}

const plural = (count: number, noun: string) => (count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`);

const People = z.array(z.looseObject({ roles: z.array(z.string()) }));

async function heldRoles(file: string): Promise<string[]> {
  const text = await readText(file);
  try {
    return People.parse(JSON.parse(text)).flatMap(({ roles }) => roles);
  } catch {
    throw new UsageError(`"${file}" is no list of people; give [{ "id": "…", "roles": ["…"] }].`);
  }
}
