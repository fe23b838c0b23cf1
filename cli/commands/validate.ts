import type { Command } from 'commander';
import { z } from 'zod';
import { formatIssueIn } from '../../forms/check/format.js';
import { diagnose, type Surroundings } from '../../forms/diagnose.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { loadShipped } from '../../forms/load.js';
import { parseTemplate } from '../../forms/parse.js';
import { readSource } from '../../forms/source/read-source.js';
import { UsageError } from '../../runtime/usage-error.js';
import { isTemplate } from '../installation/documents.js';
import { readText } from '../read-text.js';
import { surroundingsOf } from '../shipped-surroundings.js';

interface Options {
  people?: string;
  overlays?: string;
  strict?: boolean;
  json?: boolean;
}

/** `validate FILE…`: what is wrong with definitions, one line each; the exit code is 1 where there are errors. */
export function registerValidate(command: Command): void {
  command
    .argument('[file...]', 'JSON files')
    .option('--people <file>', 'JSON list of { id, roles }: warn of roles that none of them holds')
    .option('--overlays <folder>', 'put a city’s overlays over the shipped files, and check those as well')
    .option('--strict', 'warnings count as errors')
    .option('--json', 'print the issues as JSON')
    .action(async (files: string[], options: Options) => {
      if (files.length === 0 && options.overlays === undefined) throw new UsageError('Name a file to check.');
      const shipped = await loadShipped({ overlays: options.overlays });
      const held = options.people === undefined ? undefined : await heldRoles(options.people);
      const surroundings = surroundingsOf(shipped, held);
      const reports = [
        ...[...shipped.warnings].map(([file, issues]) => counted(file, issues)),
        ...(await Promise.all(files.map((file) => report(file, surroundings)))),
      ];
      if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
      else for (const line of reports.flatMap(linesOf)) process.stdout.write(`${line}\n`);
      const fails = ({ errors, warnings }: Report) => errors > 0 || (options.strict === true && warnings > 0);
      if (reports.some(fails)) process.exitCode = 1;
    });
}

interface Report {
  file: string;
  errors: number;
  warnings: number;
  issues: DefinitionIssue[];
}

async function report(file: string, surroundings: Surroundings): Promise<Report> {
  const text = await readText(file);
  return counted(file, templateIssues(text) ?? (await diagnose(text, surroundings)).issues);
}

/** undefined where the text is no template of a paper. */
function templateIssues(text: string): DefinitionIssue[] | undefined {
  const { value, place } = readSource(text);
  return isTemplate(value) ? place(parseTemplate(value).issues) : undefined;
}

function counted(file: string, issues: DefinitionIssue[]): Report {
  const count = (wanted: DefinitionIssue['severity']) => issues.filter(({ severity }) => severity === wanted).length;
  return { file, errors: count('error'), warnings: count('warning'), issues };
}

function linesOf({ file, errors, warnings, issues }: Report): string[] {
  const counts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((text) => text !== '').join(', ');
  return [...issues.map((issue) => formatIssueIn(file, issue)), `${file}: ${counts === '' ? 'good' : counts}`];
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
