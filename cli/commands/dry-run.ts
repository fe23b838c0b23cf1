import { access, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { casesIn, casesOf, countCases, type FoundCase, type PastCasesFilter } from '../../cases/dry-run/past-cases.js';
import { type Candidate, dryRun } from '../../cases/dry-run/run.js';
import { createCalendar } from '../../city/calendar/read.js';
import type { CurrencySums } from '../../forms/dry-run/sums.js';
import type { DryRunReport } from '../../forms/dry-run/tally.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { PlotsChanged } from '../../forms/evaluation/types.js';
import { dayWanted, isWrittenDay, jalaliDay } from '../../forms/jalali.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { loadCalendar, loadShipped } from '../../forms/load.js';
import { amountOf, moneyOf } from '../../forms/money.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { withSettings } from '../../runtime/config/calendar.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type Desk, rulebookIn, soundFile } from '../checking/check-file.js';
import { type CheckOptions, withCheckOptions } from '../checking/options.js';
import { knownVersions, typeToLive } from '../checking/type-to-live.js';
import { databaseUrlOf } from '../database-url.js';
import { htmlReport } from '../dry-run/html.js';
import { reportWords } from '../messages.js';

interface Options extends CheckOptions {
  type?: string;
  cases?: string;
  since: string;
  until: string;
  limit: string;
  html?: string;
  json?: string;
}

/** `dry-run FILE`: what a definition or rulebook would have made of past cases, as figures, HTML and JSON. Changes nothing. */
export function registerDryRun(command: Command): void {
  withCheckOptions(command, {
    rulebook: 'work the cases out by this rulebook instead of the one that each was filed under',
  })
    .argument('<file>', 'a permit type; or a rulebook, by which the cases of all its types are worked out')
    .option(
      '--type <file>',
      'of a rulebook: the cases of this permit type alone, a file or the code of one that is known',
    )
    .option('--cases <file>', 'cases of a file, a JSON object a line, instead of the database’s')
    .option('--since <day>', 'filed on or after this Jalali day', '1300/01/01')
    .option('--until <day>', 'filed on or before this Jalali day', '1499/12/29')
    .option('--limit <count>', 'at most so many cases', '1000000')
    .option('--html <file>', 'write the report as a page')
    .option('--json <file>', 'write the report as JSON')
    .action(async (file: string, options: Options) => {
      const desk = { shipped: await loadShipped() };
      const proposal = await proposalIn(file, options, desk);
      const wanted = wantedOf(options);
      const report = await (options.cases === undefined ? inDatabase : inFile)(proposal, wanted, options, desk);
      if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
      const rulebook = (proposal.rulebook ? reportWords.proposedRulebook : reportWords.ownRulebook).fa;
      const definition = proposal.definition ?? proposal.rulebook;
      const day = jalaliDay(new Date());
      if (options.html && definition) await writeFile(options.html, htmlReport(report, { definition, day, rulebook }));
      for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
    });
}

/** What is proposed: a permit type, a rulebook, or both. */
interface Proposal {
  definition?: FormDefinition;
  rulebook?: Rulebook;
}

async function proposalIn(file: string, options: Options, desk: Desk): Promise<Proposal> {
  const checked = await soundFile(file, options, desk);
  if (checked.kind === 'TEMPLATE')
    throw new UsageError(`"${file}" is a template of a paper, by which no case is worked out.`);
  if (checked.kind === 'DECISION_POLICY')
    throw new UsageError(`"${file}" is a decision policy; \`parvaneh decide\` tries it on cases.`);
  if (checked.kind === 'RULEBOOK') {
    // A type of a file is the candidate too; one that is only named is looked for among the cases.
    const isFile = options.type !== undefined && !isCode(options.type);
    const lived = isFile || options.cases !== undefined ? await typeToLive(file, options, desk) : undefined;
    return { rulebook: checked.document as Rulebook, ...(lived && { definition: lived.definition }) };
  }
  const rulebook = options.rulebook === undefined ? undefined : await rulebookIn(options.rulebook, desk);
  return { definition: checked.document as FormDefinition, ...(rulebook && { rulebook }) };
}

const isCode = (text: string): boolean => /^[a-z][a-z0-9-]{0,40}$/.test(text);

type Wanted = Omit<PastCasesFilter, 'permitTypes'>;

function wantedOf({ since, until, limit }: Options): Wanted {
  for (const [option, day] of Object.entries({ since, until })) {
    if (!isWrittenDay(day)) throw new UsageError(`--${option} takes ${dayWanted(day)}.`);
  }
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new UsageError(`--limit takes a whole number from 1, not "${limit}".`);
  return { since, until, most: Number(limit) };
}

/** Rules by definition and rulebook, each compiled once. */
function rulesets(): (key: string, parts: () => Promise<[FormDefinition, Rulebook]>) => Promise<Candidate> {
  const known = new Map<string, Promise<Candidate>>();
  return (key, parts) => {
    const candidate =
      known.get(key) ??
      parts().then(([definition, rulebook]) => ({ definition, ruleset: compileRuleset(definition, rulebook) }));
    known.set(key, candidate);
    return candidate;
  };
}

type Run = (proposal: Proposal, wanted: Wanted, options: Options, desk: Desk) => Promise<DryRunReport>;

const inDatabase: Run = async ({ definition, rulebook }, filter, { type }) => {
  const settings = loadSettings();
  const prisma = createPrisma(databaseUrlOf(settings), 2);
  try {
    const published = await publishedTypes(prisma);
    const own = published.filter((each) => each.rulebook === rulebook?.code).map(({ code }) => code);
    const named = definition?.code ?? type;
    const wanted = { ...filter, permitTypes: named === undefined ? [...new Set(own)] : [named] };
    const of = rulesets();
    return await dryRun(casesOf(prisma, wanted), {
      published,
      candidateFor: ({ permitTypeHash = '', rulebookHash = '' }) =>
        of(`${definition ? '' : permitTypeHash} ${rulebook ? '' : rulebookHash}`, async () => [
          definition ?? FormDefinition.parse(await stored(prisma, permitTypeHash)),
          rulebook ?? Rulebook.parse(await stored(prisma, rulebookHash)),
        ]),
      cityPolicy: settings.cityPolicy,
      calendar: await createCalendar(prisma, withSettings(await loadCalendar(), settings.calendar))(),
      progress: progressOf(await countCases(prisma, wanted)),
    });
  } finally {
    await prisma.$disconnect();
  }
};

async function publishedTypes(prisma: PrismaClient): Promise<FormDefinition[]> {
  const rows = await prisma.permitType.findMany({ where: { status: { not: 'DRAFT' } }, select: { definition: true } });
  return rows.map(({ definition }) => FormDefinition.parse(definition));
}

const stored = async (prisma: PrismaClient, hash: string): Promise<unknown> =>
  (await prisma.publication.findUniqueOrThrow({ where: { pin: hash }, select: { document: true } })).document;

const inFile: Run = async ({ definition, rulebook }, filter, options, desk) => {
  const { cases = '' } = options;
  await access(cases).catch(() =>
    Promise.reject(new UsageError(`"${cases}" cannot be read; name a file that is there.`)),
  );
  if (!definition) throw new UsageError('Cases of a file are of one permit type; name it with --type.');
  const { rulebooks, published } = await knownVersions(definition.code, options, desk);
  const inForce = ({ asOf }: FoundCase): Rulebook => {
    const version = rulebooks
      .filter(({ code, effectiveFrom }) => code === definition.rulebook && effectiveFrom <= asOf)
      .findLast(({ effectiveTo = asOf }) => effectiveTo >= asOf);
    if (!version) throw new UsageError(`No version of the rulebook "${definition.rulebook}" is in force on ${asOf}.`);
    return version;
  };
  const of = rulesets();
  return dryRun(casesIn(cases, { ...filter, permitTypes: [definition.code] }), {
    published,
    candidateFor: async (past) => {
      const book = rulebook ?? inForce(past);
      return of(String(book.version), async () => [definition, book]);
    },
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

/** The JSON report has them all. */
const MOST_TERMS = 20;

const number = (value: number | string) => BigInt(value).toLocaleString('en');

function totalOf({ currency, before, after, difference, greatest }: CurrencySums): string {
  const amount = (minor: string) => amountOf(minor, currency).en;
  return `  total: ${amount(before)} → ${moneyOf(after, currency).en} (${amount(difference)}), at most by ${amount(greatest)}`;
}

const day = (end: string | null, dropped?: true) => (dropped ? 'no such clock' : (end ?? 'stands still'));

const plotsText = (plots: PlotsChanged | null) =>
  plots ? `${plots.ends.join(' · ')} → ${plots.begins.join(' · ')}` : 'as they are';

function linesOf({ cases, same, outcomes, lanes, totals, unfit, terms, plots, validities }: DryRunReport): string[] {
  const moves = [...outcomes.moves, ...lanes.moves].map(
    ({ from, to, cases: count }) => `  ${from} → ${to}: ${number(count)}`,
  );
  return [
    `${number(cases)} cases: ${number(same)} the same, ${number(outcomes.changed)} with another outcome, ${number(lanes.changed)} with another lane, ${number(totals.changed)} with another total, ${number(unfit.length)} whose answers no longer fit the form`,
    ...moves,
    `  ${number(totals.dearer)} dearer, ${number(totals.cheaper)} cheaper, ${number(totals.otherCurrency)} in another currency`,
    ...totals.sums.map(totalOf),
    ...(terms.length > 0
      ? [`  ${number(terms.length)} terms under way would end on another day if their cases were moved:`]
      : []),
    ...terms
      .slice(0, MOST_TERMS)
      .map((term) => `    ${term.reference} ${term.clock}: ${day(term.was)} → ${day(term.now, term.dropped)}`),
    ...(plots.length > 0
      ? [`  ${number(plots.length)} permits would make something else of plots than they have:`]
      : []),
    ...plots
      .slice(0, MOST_TERMS)
      .map(({ reference, was, now }) => `    ${reference}: ${plotsText(was)}; now ${plotsText(now)}`),
    ...(validities.length > 0 ? [`  ${number(validities.length)} permits would hold until another day:`] : []),
    ...validities
      .slice(0, MOST_TERMS)
      .map(({ reference, was, now }) => `    ${reference}: ${was ?? 'without limit'} → ${now ?? 'without limit'}`),
  ];
}
