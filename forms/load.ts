import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { BusinessCalendar } from './calendar.js';
import { checkDefinition } from './check/definition.js';
import { formatIssue } from './check/format.js';
import { problem } from './check/problem.js';
import { checkRulebook } from './check/rulebook.js';
import { CalendarDocument } from './language/calendar.js';
import type { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import { Organisation, Role } from './language/role.js';
import type { Rulebook } from './language/rulebook.js';
import { parseDefinition, parseRulebook } from './parse.js';

/** What comes with the product: permit types, versions of the rulebook, the organisation and the business calendar. */
export interface Shipped {
  definitions: FormDefinition[];
  rulebooks: Rulebook[];
  roles: Role[];
  organisation: Organisation;
  calendar: BusinessCalendar;
}

/** Files of `forms/` that cannot be used, each with everything that is wrong with it. */
export class ShippedFilesError extends Error {
  constructor(readonly files: ReadonlyMap<string, DefinitionIssue[]>) {
    const lines = [...files].flatMap(([file, issues]) => issues.map((issue) => `${file}: ${formatIssue(issue)}`));
    super(`Files of forms/ are broken:\n${lines.join('\n')}`);
    this.name = 'ShippedFilesError';
  }
}

/** Load: text to JSON, nothing more. A file that is no JSON gives an issue. */
async function loadJson(file: URL): Promise<{ value?: unknown; issues: DefinitionIssue[] }> {
  const text = await readFile(file, 'utf8');
  try {
    return { value: JSON.parse(text), issues: [] };
  } catch (error) {
    return { issues: [problem('', 'NOT_JSON', error instanceof Error ? error.message : String(error))] };
  }
}

const here = (name: string): URL => new URL(name, import.meta.url);

async function filesOf(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const names = await readdir(here(folder));
  return names.filter((name) => name.endsWith('.json') && isWanted(name)).sort();
}

/** Loads and parses one kind of file; what is wrong is gathered under the file's name. */
async function readAll<T>(
  folder: string,
  names: string[],
  parse: (value: unknown) => { parsed: T | undefined; issues: DefinitionIssue[] },
  broken: Map<string, DefinitionIssue[]>,
): Promise<{ file: string; parsed: T }[]> {
  const read = names.map(async (name) => {
    const file = `${folder}${name}`;
    const { value, issues } = await loadJson(here(file));
    const result = issues.length > 0 ? { parsed: undefined, issues } : parse(value);
    if (result.issues.length > 0) broken.set(file, result.issues);
    return result.parsed === undefined ? [] : [{ file, parsed: result.parsed }];
  });
  return (await Promise.all(read)).flat();
}

async function loadCalendar(): Promise<BusinessCalendar> {
  const { value } = await loadJson(here('rulebook/calendar.json'));
  const { thursday, yearly, holidays } = CalendarDocument.parse(value);
  return { thursday, holidays: new Set([...yearly, ...holidays].map(({ day }) => day)) };
}

async function loadRoles(): Promise<Role[]> {
  return z.array(Role).parse((await loadJson(here('roles.json'))).value);
}

async function loadOrganisation(): Promise<Organisation> {
  return Organisation.parse((await loadJson(here('organisation.json'))).value);
}

/**
 * Everything that `forms/` ships, loaded, parsed and checked.
 * @throws ShippedFilesError with every issue of every broken file
 */
export async function loadShipped(): Promise<Shipped> {
  const broken = new Map<string, DefinitionIssue[]>();
  const [roles, organisation, calendar] = await Promise.all([loadRoles(), loadOrganisation(), loadCalendar()]);
  const rulebooks = await readAll(
    'rulebook/',
    await filesOf('rulebook/', (name) => name !== 'calendar.json'),
    (value) => {
      const { rulebook, issues } = parseRulebook(value);
      return { parsed: rulebook, issues: rulebook ? [...issues, ...checkRulebook(rulebook)] : issues };
    },
    broken,
  );
  const definitions = await readAll(
    'definitions/',
    await filesOf('definitions/', () => true),
    (value) => {
      const { definition, issues } = parseDefinition(value);
      return { parsed: definition, issues };
    },
    broken,
  );
  const known = { roles: roles.map(({ id }) => id), connectors: 'any' as const };
  for (const { file, parsed } of definitions) {
    const family = rulebooks.filter(({ parsed: rulebook }) => rulebook.code === parsed.rulebook);
    const issues = family.flatMap(({ parsed: rulebook }) => checkDefinition(parsed, rulebook, known));
    if (family.length === 0) issues.push(problem('rulebook', 'UNKNOWN_RULEBOOK', `no rulebook "${parsed.rulebook}"`));
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) broken.set(file, errors);
  }
  if (broken.size > 0) throw new ShippedFilesError(broken);
  return {
    definitions: definitions.map(({ parsed }) => parsed),
    rulebooks: rulebooks.map(({ parsed }) => parsed),
    roles,
    organisation,
    calendar,
  };
}
