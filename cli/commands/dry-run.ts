import { access, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { casesIn, casesOf, countCases, type FoundCase, type PastCasesFilter } from '../../cases/dry-run/past-cases.js';
import { dryRun } from '../../cases/dry-run/run.js';
import { formatIssueIn } from '../../forms/check/format.js';
import { checkRulebook } from '../../forms/check/rulebook.js';
import { diagnose } from '../../forms/diagnose.js';
import type { DryRunReport } from '../../forms/dry-run/tally.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import { dayWanted, isUsualDay, jalaliDay, usualDays } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { parseRulebook } from '../../forms/parse.js';
import { readSource } from '../../forms/source/read-source.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { htmlReport } from '../dry-run/html.js';
import { reportWords } from '../messages.js';
import { readText } from '../read-text.js';
import { surroundingsOf } from '../shipped-surroundings.js';

interface Options {
  cases?: string;
  rulebook?: string;
  since: string;
  until: string;
  limit: string;
  html?: string;
  json?: string;
}

/** `dry-run FILE`: what a definition would have made of past cases, as figures, HTML and JSON. Changes nothing. */
export function registerDryRun(command: Command): void {
  command
    .argument('<file>', 'the definition')
    .option('--rulebook <file>', 'work them out by this rulebook instead of the one that each was filed under')
    .option('--cases <file>', 'cases of a file, a JSON object a line, instead of the database’s')
    .option('--since <day>', 'filed on or after this Jalali day', usualDays.first)
    .option('--until <day>', 'filed on or before this Jalali day', usualDays.last)
    .option('--limit <count>', 'at most so many cases', '1000000')
    .option('--html <file>', 'write the report as a page')
    .option('--json <file>', 'write the report as JSON')
    .action(async (file: string, options: Options) => {
      const shipped = await loadShipped();
      const definition = await candidate(file, shipped);
      const wanted = wantedOf(definition, options);
      const report = await (options.cases === undefined ? inDatabase : inFile)(definition, wanted, options, shipped);
      if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
      const rulebook = (options.rulebook === undefined ? reportWords.ownRulebook : reportWords.proposedRulebook).fa;
      const day = jalaliDay(new Date());
      if (options.html) await writeFile(options.html, htmlReport(report, { definition, day, rulebook }));
      for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
    });
}

async function candidate(file: string, shipped: Shipped): Promise<FormDefinition> {
  const { definition, issues } = await diagnose(await readText(file), surroundingsOf(shipped));
  if (definition && issues.every(({ severity }) => severity !== 'error')) return definition;
  throw new UsageError(issues.map((issue) => formatIssueIn(file, issue)).join('\n'));
}

function wantedOf({ code }: FormDefinition, { since, until, limit }: Options): PastCasesFilter {
  for (const [option, day] of Object.entries({ since, until })) {
    if (!isUsualDay(day)) throw new UsageError(`--${option} takes ${dayWanted(day)}.`);
  }
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new UsageError(`--limit takes a whole number from 1, not "${limit}".`);
  return { permitType: code, since, until, most: Number(limit) };
}

/** The candidate's rules by rulebook, each compiled once. */
function rulesets(
  definition: FormDefinition,
  load: (key: string) => Promise<Rulebook>,
): (key: string) => Promise<Ruleset> {
  const known = new Map<string, Promise<Ruleset>>();
  return (key) => {
    const ruleset = known.get(key) ?? load(key).then((rulebook) => compileRuleset(definition, rulebook));
    known.set(key, ruleset);
    return ruleset;
  };
}

async function rulebookIn(file: string): Promise<Rulebook> {
  const source = readSource(await readText(file));
  const { rulebook, issues } = source.value === undefined ? { issues: [] } : parseRulebook(source.value);
  const all = [...source.issues, ...source.place([...issues, ...(rulebook ? checkRulebook(rulebook) : [])])];
  if (rulebook && all.length === 0) return rulebook;
  throw new UsageError(all.map((issue) => formatIssueIn(file, issue)).join('\n'));
}

type Run = (
  definition: FormDefinition,
  wanted: PastCasesFilter,
  options: Options,
  shipped: Shipped,
) => Promise<DryRunReport>;

const inDatabase: Run = async (definition, wanted, options) => {
  const settings = loadSettings();
  const prisma = createPrisma(databaseUrlOf(settings), 2);
  try {
    const proposed = options.rulebook === undefined ? undefined : await rulebookIn(options.rulebook);
    const of = rulesets(definition, async (hash) => proposed ?? stored(prisma, hash));
    return await dryRun(casesOf(prisma, wanted), {
      definition,
      rulesetFor: ({ rulebookHash = '' }) => of(proposed ? '' : rulebookHash),
      cityPolicy: settings.cityPolicy,
      progress: progressOf(await countCases(prisma, wanted)),
    });
  } finally {
    await prisma.$disconnect();
  }
};

const stored = async (prisma: PrismaClient, hash: string): Promise<Rulebook> =>
  Rulebook.parse(
    (await prisma.publication.findUniqueOrThrow({ where: { pin: hash }, select: { document: true } })).document,
  );

const inFile: Run = async (definition, wanted, { cases = '', rulebook }, { rulebooks }) => {
  await access(cases).catch(() =>
    Promise.reject(new UsageError(`"${cases}" cannot be read; name a file that is there.`)),
  );
  const proposed = rulebook === undefined ? undefined : await rulebookIn(rulebook);
  const inForce = ({ asOf }: FoundCase): Rulebook => {
    const version = rulebooks
      .filter(({ code, effectiveFrom }) => code === definition.rulebook && effectiveFrom <= asOf)
      .findLast(({ effectiveTo = asOf }) => effectiveTo >= asOf);
    if (!version) throw new UsageError(`No version of the rulebook "${definition.rulebook}" is in force on ${asOf}.`);
    return version;
  };
  const books = new Map(rulebooks.map((book) => [String(book.version), book]));
  const of = rulesets(definition, async (version) => proposed ?? (books.get(version) as Rulebook));
  return dryRun(casesIn(cases, wanted), {
    definition,
    rulesetFor: (past) => of(proposed ? '' : String(inForce(past).version)),
    cityPolicy: loadSettings().cityPolicy,
    progress: progressOf(undefined),
  });
};

/** One line that is written over, or nothing where nobody watches. */
function progressOf(of: number | undefined): (done: number) => void {
  const begun = performance.now();
  return (done) => {
    const rate = Math.round(done / ((performance.now() - begun) / 1000));
    const all = of === undefined ? '' : ` of ${of.toLocaleString('en')}`;
    const line = `${done.toLocaleString('en')}${all} cases, ${rate.toLocaleString('en')}/s`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}   ${done === of ? '\n' : ''}`);
    else process.stderr.write(`${line}\n`);
  };
}

const number = (value: number | string) => BigInt(value).toLocaleString('en');

function linesOf({ cases, same, outcomes, lanes, totals, unfit }: DryRunReport): string[] {
  const moves = [...outcomes.moves, ...lanes.moves].map(
    ({ from, to, cases: count }) => `  ${from} → ${to}: ${number(count)}`,
  );
  return [
    `${number(cases)} cases: ${number(same)} the same, ${number(outcomes.changed)} with another outcome, ${number(lanes.changed)} with another lane, ${number(totals.changed)} with another total, ${number(unfit.length)} whose answers no longer fit the form`,
    ...moves,
    `  total: ${number(totals.before)} → ${number(totals.after)} rials (${number(totals.difference)}); ${number(totals.dearer)} dearer, ${number(totals.cheaper)} cheaper, at most by ${number(totals.greatest)}`,
  ];
}
