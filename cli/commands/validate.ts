import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkDefinition } from '../../forms/check/definition.js';
import { formatIssue } from '../../forms/check/format.js';
import { problem } from '../../forms/check/problem.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { parseDefinition } from '../../forms/parse.js';
import { UsageError } from '../usage-error.js';

/** `validate FILE…`: what is wrong with definitions, one line each; the exit code is 1 where there are errors. */
export function registerValidate(program: Command): void {
  program
    .command('validate')
    .description('check definitions of permit types against the shipped rulebook, and say what is wrong')
    .argument('<file...>', 'JSON files')
    .action(async (files: string[]) => {
      const shipped = await loadShipped();
      const reports = await Promise.all(files.map((file) => report(file, shipped)));
      for (const { lines } of reports) for (const line of lines) process.stdout.write(`${line}\n`);
      if (reports.some(({ errors }) => errors > 0)) process.exitCode = 1;
    });
}

async function report(file: string, shipped: Shipped): Promise<{ lines: string[]; errors: number }> {
  const issues = await issuesOf(file, shipped);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const lines = issues.map(
    (issue) => `${file}: ${issue.severity === 'warning' ? 'warning: ' : ''}${formatIssue(issue)}`,
  );
  return {
    lines: [...lines, `${file}: ${errors === 0 ? 'good' : `${errors} error${errors === 1 ? '' : 's'}`}`],
    errors,
  };
}

async function issuesOf(file: string, { rulebooks, roles }: Shipped): Promise<DefinitionIssue[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) return [problem('', 'NOT_JSON', error.message)];
    throw error;
  }
  const { definition, issues } = parseDefinition(value);
  if (!definition) return issues;
  const rulebook = rulebooks.findLast(({ code }) => code === definition.rulebook) ?? rulebooks.at(-1);
  if (!rulebook) throw new UsageError('No rulebook is shipped to check against; put one into forms/rulebook/.');
  return checkDefinition(definition, rulebook, { roles: roles.map(({ id }) => id), connectors: 'any' });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`"${file}" cannot be read (${code}); name a file that is there.`);
  }
}
