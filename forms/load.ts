import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { outOfBounds } from './bounds.js';
import type { BusinessCalendar } from './calendar.js';
import { checkDecisionPolicy, type PolicySurroundings } from './check/decision-policy.js';
import type { KnownNames } from './check/definition.js';
import { formatIssueIn } from './check/format.js';
import { problem } from './check/problem.js';
import { checkRulebook } from './check/rulebook.js';
import { compose, type Fragments } from './compose/compose.js';
import { applyOverlay, nothingToOverride } from './compose/overlay.js';
import { diagnose } from './diagnose.js';
import { hashOf } from './hash.js';
import { isJalaliDay } from './jalali.js';
import { CalendarDocument, type HolidayTable, HolidayTables } from './language/calendar.js';
import type { DecisionPolicy } from './language/decision-policy.js';
import type { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import type { Overlay } from './language/overlay.js';
import type { PaperTemplate } from './language/paper-template.js';
import { Organisation, Role } from './language/role.js';
import type { Rulebook } from './language/rulebook.js';
import { bounds, parseDecisionPolicy, parseDefinition, parseOverlay, parseRulebook, parseTemplate } from './parse.js';
import { addIssues, type Broken, folderUrl, readFolder } from './read-files.js';
import type { Source } from './source/read-source.js';

/** What comes with the product: permit types, versions of the rulebook, templates, the organisation and the calendar. */
export interface Shipped {
  definitions: FormDefinition[];
  rulebooks: Rulebook[];
  /** of printed papers */
  templates: PaperTemplate[];
  /** what the engine may decide, by permit type */
  policies: DecisionPolicy[];
  roles: Role[];
  organisation: Organisation;
  calendar: BusinessCalendar;
  /** holidays of single years */
  holidays: HolidayTable[];
  /** parts that definitions may use by name */
  fragments: Fragments;
  /** what is no reason to refuse a file but should be looked at, by file */
  warnings: ReadonlyMap<string, DefinitionIssue[]>;
}

/** Files of `forms/` that cannot be used, each with everything that is wrong with it. */
export class ShippedFilesError extends Error {
  constructor(readonly files: ReadonlyMap<string, DefinitionIssue[]>) {
    const lines = [...files].flatMap(([file, issues]) => issues.map((issue) => formatIssueIn(file, issue)));
    super(`Files of forms/ are broken:\n${lines.join('\n')}`);
    this.name = 'ShippedFilesError';
  }
}

const here = (name: string): URL => new URL(name, import.meta.url);
const jsonOf = async (name: string): Promise<unknown> => JSON.parse(await readFile(here(name), 'utf8'));

/** The shipped calendar, with the holidays of every year. */
export async function loadCalendar(): Promise<BusinessCalendar> {
  const { thursday, months, yearly, holidays } = CalendarDocument.parse(await jsonOf('rulebook/calendar.json'));
  return {
    thursday,
    ...(months && { months }),
    holidays: new Set([...yearly, ...holidays].map(({ day }) => day)),
  };
}

/** The holidays of every year as those of one, for a table that does not say all. */
export async function loadYearlyHolidays(): Promise<(year: number) => HolidayTable['holidays']> {
  const { yearly } = CalendarDocument.parse(await jsonOf('rulebook/calendar.json'));
  return (year) =>
    yearly.map(({ day, title }) => ({ day: `${year}/${day}`, title })).filter(({ day }) => isJalaliDay(day));
}

async function loadHolidays(): Promise<HolidayTable[]> {
  const files = await readFolder(here('holidays/'));
  return files.flatMap(({ source }) => HolidayTables.parse(source.value).years);
}

async function fragmentsOf(broken: Broken): Promise<Fragments> {
  const files = await readFolder(here('fragments/'));
  const all = files.flatMap(({ name, source }) => {
    const refused = outOfBounds(source.value ?? {}, bounds);
    const own = refused ? [problem(refused.path, refused.code, refused.message.en)] : [];
    addIssues(broken, `fragments/${name}.json`, [...source.issues, ...source.place(own)]);
    return Object.entries((source.value ?? {}) as object).map(([part, value]) => [`${name}/${part}`, value] as const);
  });
  return new Map(all);
}

async function policiesOf(broken: Broken, around: PolicySurroundings): Promise<DecisionPolicy[]> {
  const files = await readFolder(here('decision-policies/'));
  return files.flatMap(({ name, source }) => {
    const { policy, issues } = parseDecisionPolicy(source.value);
    // A broken permit type is reported by itself, and its policy is held against nothing then.
    const own = policy && broken.size === 0 ? checkDecisionPolicy(policy, around) : [];
    addIssues(broken, `decision-policies/${name}.json`, [...source.issues, ...source.place([...issues, ...own])]);
    return policy ?? [];
  });
}

/** The shipped roles, units and districts alone. */
export async function loadOrganisation(): Promise<Pick<Shipped, 'roles' | 'organisation'>> {
  const [roles, organisation] = await Promise.all([jsonOf('roles.json'), jsonOf('organisation.json')]);
  return { roles: z.array(Role).parse(roles), organisation: Organisation.parse(organisation) };
}

/** The shared parts alone, for whoever checks definitions. @throws ShippedFilesError */
export async function loadFragments(): Promise<Fragments> {
  const broken: Broken = new Map();
  const fragments = await fragmentsOf(broken);
  if (broken.size > 0) throw new ShippedFilesError(broken);
  return fragments;
}

interface PlacedOverlay {
  file: string;
  source: Source;
  overlay: Overlay;
}

async function loadOverlays(folder: string | undefined, broken: Broken): Promise<PlacedOverlay[]> {
  if (folder === undefined) return [];
  const files = await readFolder(folderUrl(folder));
  return files.flatMap(({ name, source }) => {
    const file = `${folder}/${name}.json`;
    const { overlay, issues } = source.value === undefined ? { issues: [] } : parseOverlay(source.value);
    addIssues(broken, file, [...source.issues, ...source.place(issues)]);
    return overlay ? [{ file, source, overlay }] : [];
  });
}

const distinct = (issues: DefinitionIssue[]): DefinitionIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code} ${issue.message}`, issue])).values(),
];

/** What was found sound before, by a hash of all that the finding rests on. */
export interface Findings {
  isSound(hash: string): boolean;
  /** Keeps those that were found now. */
  keep(hashes: Iterable<string>): Promise<void>;
}

/** Sorts what is found into what keeps a file from being used and what does not. */
function sort(broken: Broken, warnings: Broken, file: string, issues: DefinitionIssue[]): void {
  addIssues(
    broken,
    file,
    issues.filter(({ severity }) => severity === 'error'),
  );
  addIssues(
    warnings,
    file,
    issues.filter(({ severity }) => severity === 'warning'),
  );
}

/**
 * Everything that `forms/` ships, loaded, parsed and checked, with the overlays of the city's folder put over it. A definition
 * that `findings` know as sound, as it is and with all that it is held against, is only parsed.
 * @throws ShippedFilesError with every issue of every broken file
 */
export async function loadShipped({
  overlays: folder,
  findings,
}: {
  overlays?: string | undefined;
  findings?: Findings | undefined;
} = {}): Promise<Shipped> {
  const broken: Broken = new Map();
  const warnings: Broken = new Map();
  const [{ roles, organisation }, calendar, holidays, fragments, overlays] = await Promise.all([
    loadOrganisation(),
    loadCalendar(),
    loadHolidays(),
    fragmentsOf(broken),
    loadOverlays(folder, broken),
  ]);
  const used = new Set<PlacedOverlay>();

  /** The document with the overlay that is meant for it, if there is one. */
  const overlaid = (kind: 'permitType' | 'rulebook', value: unknown): unknown => {
    const { code } = (value ?? {}) as { code?: unknown };
    return overlays.reduce((at, placed) => {
      if (placed.overlay[kind] === undefined || placed.overlay[kind] !== code) return at;
      used.add(placed);
      const { value: changed, issues } = applyOverlay(at, placed.overlay);
      sort(broken, warnings, placed.file, placed.source.place(issues));
      return changed;
    }, value);
  };

  const books = (await readFolder(here('rulebook/'))).filter(({ name }) => name !== 'calendar');
  const rulebooks = books.flatMap(({ name, source }) => {
    const { rulebook, issues } = parseRulebook(overlaid('rulebook', source.value));
    const own = rulebook ? checkRulebook(rulebook) : [];
    addIssues(broken, `rulebook/${name}.json`, [...source.issues, ...source.place([...issues, ...own])]);
    return rulebook ?? [];
  });

  const templates = (await readFolder(here('papers/'))).flatMap(({ name, source }) => {
    const { template, issues } = parseTemplate(source.value);
    addIssues(broken, `papers/${name}.json`, [...source.issues, ...source.place(issues)]);
    return template ?? [];
  });

  const known: KnownNames = { roles: roles.map(({ id }) => id), connectors: 'any' };
  const definitions: FormDefinition[] = [];
  const ground = findings && hashOf({ known, fragments: [...fragments], rulebooks });
  const sound = new Set<string>();
  for (const { name, source, text } of await readFolder(here('definitions/'))) {
    const composed = compose(source.value, fragments).value;
    const over = overlaid('permitType', composed);
    // An overlay may change a table that choices come from.
    const changed = over === composed ? composed : compose(over, fragments).value;
    const written = changed === composed ? text : changed;
    // Every version of the rulebook may be in force on the day of a filing.
    const versions = rulebooks.filter(({ code }) => code === (composed as { rulebook?: unknown } | null)?.rulebook);
    const finding = hashOf({ ground, written: changed ?? null });
    const before = findings?.isSound(finding) && parseDefinition(changed).definition;
    if (before) {
      definitions.push(before);
      continue;
    }
    const loaded = await Promise.all(
      (versions.length > 0 ? versions : [undefined]).map((book) =>
        diagnose(written, { known, fragments, rulebookOf: () => book }),
      ),
    );
    const [{ definition } = {}] = loaded;
    const file = `definitions/${name}.json${changed === composed ? '' : ' with its overlay'}`;
    sort(broken, warnings, file, distinct(loaded.flatMap(({ issues }) => issues)));
    if (definition) definitions.push(definition);
    if (definition && loaded.every(({ issues }) => issues.length === 0)) sound.add(finding);
  }
  const policies = await policiesOf(broken, {
    types: definitions,
    rulebooksOf: (family) => rulebooks.filter(({ code }) => code === family),
    roles: known.roles,
  });
  for (const { file, source, overlay } of overlays.filter((placed) => !used.has(placed))) {
    addIssues(broken, file, source.place([nothingToOverride(overlay)]));
  }
  if (broken.size > 0) throw new ShippedFilesError(broken);
  await findings?.keep(sound);
  return { definitions, rulebooks, templates, policies, roles, organisation, calendar, holidays, fragments, warnings };
}
