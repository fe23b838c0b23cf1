import type { Command } from 'commander';
import { applyPlan } from '../../cases/migration/apply.js';
import { MigrationMap } from '../../cases/migration/mapping.js';
import { planMigration } from '../../cases/migration/plan.js';
import { readPlan, writePlan } from '../../cases/migration/plan-file.js';
import type { PrismaClient } from '../../prisma/client.js';
import { UsageError } from '../../runtime/usage-error.js';
import { connected } from '../migrate/connected.js';
import { planTable, resultTable } from '../migrate/tables.js';
import { readText } from '../read-text.js';

interface PlanOptions {
  type: string;
  to: string;
  from?: string;
  map?: string;
  out: string;
  json?: boolean;
}

/** `migrate plan` proves what moving running cases to another version means; `migrate apply` moves them. */
export function registerMigrate(migrate: Command): void {
  migrate
    .command('plan')
    .description('say of each running case where it would stand, proved by replay; changes nothing')
    .requiredOption('--type <code>', 'the permit type')
    .requiredOption('--to <version>', 'the version that cases are to have')
    .option('--from <version>', 'only cases of this version; by default those of every older one')
    .option('--map <file>', 'where steps have another name, and what is done anew: { steps: { old: new }, redo: [] }')
    .option('--out <file>', 'where the plan is kept', 'migration-plan.json')
    .option('--json', 'print the plan as JSON')
    .action(async (options: PlanOptions) => {
      const wanted = {
        permitType: options.type,
        to: versionOf('--to', options.to),
        from: options.from === undefined ? undefined : versionOf('--from', options.from),
        map: options.map === undefined ? MigrationMap.parse({}) : await mapIn(options.map),
      };
      await connected(async (deps) => {
        const plan = await planMigration({ ...deps, progress: progressOf('cases planned') }, wanted);
        await writePlan(options.out, plan);
        process.stdout.write(options.json ? `${JSON.stringify(plan, null, 2)}\n` : planTable(plan));
        process.stderr.write(
          `The plan is in ${options.out}; \`parvaneh migrate apply ${options.out}\` moves the cases.\n`,
        );
      });
    });
  migrate
    .command('apply')
    .description('move the cases of a plan that were proved; again after an interruption goes on with it')
    .argument('<plan>', 'the file that `migrate plan` wrote')
    .requiredOption('--by <account>', 'who moves them: an account that administers permit types')
    .option('--batch <count>', 'so many side by side', '8')
    .option('--json', 'print what became of each case as JSON')
    .action(async (file: string, options: { by: string; batch: string; json?: boolean }) => {
      const plan = await readPlan(file);
      const batch = versionOf('--batch', options.batch);
      await connected(async (deps) => {
        await mustAdminister(deps.prisma, options.by);
        const { by } = options;
        const results = await applyPlan({ ...deps, by, batch, progress: progressOf('cases done') }, plan);
        process.stdout.write(options.json ? `${JSON.stringify(results, null, 2)}\n` : resultTable(results));
        const proved = new Set(plan.cases.filter(({ stays }) => !stays).map(({ reference }) => reference));
        if (results.some(({ reference, result }) => result === 'stays' && proved.has(reference))) process.exitCode = 1;
      });
    });
}

function versionOf(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`${option} takes a whole number from 1, not "${text}".`);
  return Number(text);
}

async function mapIn(file: string): Promise<MigrationMap> {
  const text = await readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`"${file}" is no JSON.`);
  }
  const { data, error } = MigrationMap.safeParse(json);
  if (data) return data;
  const [first] = error.issues;
  throw new UsageError(`"${file}" is no mapping: ${first?.path.join('.')} ${first?.message}`);
}

/** Only who may publish a version may move cases to it. */
async function mustAdminister(prisma: PrismaClient, person: string): Promise<void> {
  const now = new Date();
  const held = {
    person,
    from: { lte: now },
    OR: [{ until: null }, { until: { gt: now } }],
    role: { kind: 'ADMIN' as const },
  };
  if ((await prisma.roleHolding.count({ where: held })) > 0) return;
  throw new UsageError(
    `The account "${person}" holds no role of an administrator today; name one that does with --by.`,
  );
}

/** One line that is written over, or one for every tenth of the work where nobody watches. */
function progressOf(what: string): (done: number, of: number) => void {
  let reported = 0;
  return (done, of) => {
    const line = `${done} of ${of} ${what}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === of ? '\n' : ''}`);
    else if (done === of || done - reported >= of / 10) {
      reported = done;
      process.stderr.write(`${line}\n`);
    }
  };
}
