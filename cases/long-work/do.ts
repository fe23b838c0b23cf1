import type { Client } from '@temporalio/client';
import type { ReadCalendar } from '../../city/calendar/read.js';
import type { Catalogue } from '../../city/catalogue/catalogue.js';
import type { KeySet } from '../../city/signing/signer.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { sampleWords } from '../../forms/messages/definition.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { LongWorkKind } from '../../prisma/generated/client/enums.js';
import { UsageError } from '../../runtime/usage-error.js';
import { casesOf, countCases } from '../dry-run/past-cases.js';
import { type Candidate, dryRun } from '../dry-run/run.js';
import { checkCases } from '../health/check.js';
import { applyPlan } from '../migration/apply.js';
import { planMigration } from '../migration/plan.js';
import { Plan } from '../migration/plan-file.js';
import { simulateApart } from '../simulation/apart.js';
import { parseInstruction } from '../simulation/script.js';
import { type InputOf, workInputs } from './inputs.js';

export interface LongWorkDependencies {
  prisma: PrismaClient;
  databaseUrl: string;
  catalogue: Catalogue;
  calendar: ReadCalendar;
  cityPolicy: Record<string, string>;
  /** what moves of cases are sealed with */
  sealKey: Uint8Array;
  /** every key that ever signed a seal of the trail */
  keySet: () => KeySet | Promise<KeySet>;
}

interface Doing extends LongWorkDependencies {
  client: Client;
  progress(done: number, of?: number): void;
}

interface Work {
  kind: LongWorkKind;
  input: unknown;
  startedBy: string;
}

/** More findings than anybody reads are counted only. */
const MOST_FINDINGS = 1_000;

/** A list of findings that does not grow without end. */
function findings<T>(): { list: T[]; add(one: T): void } {
  const list: T[] = [];
  return { list, add: (one) => void (list.length < MOST_FINDINGS && list.push(one)) };
}

const kinds: { [K in LongWorkKind]: (doing: Doing, input: InputOf<K>, by: string) => Promise<unknown> } = {
  async VERIFY_TRAIL({ databaseUrl, keySet, progress }, { subject }) {
    const found = findings<object>();
    const report = await verifyTrail({
      ...{ databaseUrl, keySet: await keySet(), subject },
      onFinding: found.add,
      onProgress: progress,
    });
    return { report, findings: found.list };
  },
  async CHECK_CASES({ prisma, client, progress }, { references }) {
    const found = findings<object>();
    const report = await checkCases({ prisma, client, references, onFinding: found.add, onProgress: progress });
    return { report, findings: found.list };
  },
  async PLAN_MIGRATION({ calendar, ...doing }, { permitType, to, from, map }) {
    return planMigration({ ...doing, calendar: await calendar() }, { permitType, to, from, map });
  },
  async APPLY_MIGRATION({ prisma, ...doing }, { plan }, by) {
    const made = await prisma.longWork.findUnique({ where: { id: plan, kind: 'PLAN_MIGRATION', status: 'DONE' } });
    if (!made) throw new UsageError('There is no such plan; plan the migration first.');
    return applyPlan({ ...doing, prisma, by, batch: 8 }, Plan.parse(made.result));
  },
  async DRY_RUN({ prisma, cityPolicy, progress, calendar }, { since, until, most, ...tried }) {
    const { permitType } = tried;
    const { definition, book } = await versionsTried(prisma, tried);
    const published = await prisma.permitType.findMany({
      where: { status: { not: 'DRAFT' } },
      select: { definition: true },
    });
    const known = new Map<string, Promise<Candidate>>();
    const candidateFor = (hash: string): Promise<Candidate> => {
      const made =
        known.get(hash) ??
        (async () => {
          const rulebook = Rulebook.parse(
            book ?? (await prisma.publication.findUniqueOrThrow({ where: { pin: hash } })).document,
          );
          return { definition, ruleset: compileRuleset(definition, rulebook) };
        })();
      known.set(hash, made);
      return made;
    };
    const wanted = { permitTypes: [permitType], since, until, most };
    const of = await countCases(prisma, wanted);
    return dryRun(casesOf(prisma, wanted), {
      published: published.map((row) => FormDefinition.parse(row.definition)),
      candidateFor: ({ rulebookHash = '' }) => candidateFor(book ? '' : rulebookHash),
      cityPolicy,
      calendar: await calendar(),
      progress: (done) => progress(done, of),
    });
  },
  async SIMULATE({ prisma, calendar }, { example, filed: given, deeds, failing, audited, ...tried }) {
    const { definition, book } = await versionsTried(prisma, tried);
    const { examples = [] } = definition;
    const own = examples[example - 1];
    const filed = given ? { title: sampleWords.title, expected: { outcome: 'CLEAN' as const }, ...given } : own;
    if (!filed) throw new UsageError(`It has ${examples.length} examples, and none is number ${example}.`);
    const published = await prisma.publication.findMany({
      where: { kind: 'RULEBOOK', code: definition.rulebook, status: 'APPROVED' },
      select: { document: true },
    });
    const rulebooks = (book ? [book] : published.map(({ document }) => document)).map((each) => Rulebook.parse(each));
    return simulateApart({
      options: { definition, rulebooks, calendar: await calendar(), filed, failing: new Set(failing), audited },
      deeds: deeds.map(parseInstruction),
    });
  },
};

interface Tried {
  permitType: string;
  version: number;
  rulebookVersion?: number | undefined;
}

/** A version that was published or proposed, with that of its rulebook that stands for every other. */
async function versionsTried(prisma: PrismaClient, { permitType, version, rulebookVersion }: Tried) {
  const candidate = await stored(prisma, 'PERMIT_TYPE', permitType, version);
  if (!candidate) throw new UsageError(`There is no version ${version} of "${permitType}".`);
  const definition = FormDefinition.parse(candidate);
  if (rulebookVersion === undefined) return { definition, book: undefined };
  const book = await stored(prisma, 'RULEBOOK', definition.rulebook, rulebookVersion);
  if (!book) throw new UsageError(`There is no version ${rulebookVersion} of its rulebook.`);
  return { definition, book };
}

async function stored(prisma: PrismaClient, kind: 'PERMIT_TYPE' | 'RULEBOOK', code: string, version: number) {
  const row = await prisma.publication.findFirst({
    where: { kind, code, version, status: { not: 'REJECTED' } },
    select: { document: true },
  });
  return row?.document;
}

/** Does it and gives what came of it, as JSON. Throws UsageError where it cannot be done at all. */
export async function doLongWork(doing: Doing, { kind, input, startedBy }: Work): Promise<unknown> {
  return (kinds[kind] as (doing: Doing, input: unknown, by: string) => Promise<unknown>)(
    doing,
    workInputs[kind].parse(input),
    startedBy,
  );
}
