import type { Command } from 'commander';
import { createCaseLabels } from '../../cases/case-labels.js';
import { checkCases } from '../../cases/health/check.js';
import type { Finding } from '../../cases/health/finding.js';
import { repairCase } from '../../cases/health/repair.js';
import { loadSettings } from '../../runtime/config.js';
import { connected } from '../migrate/connected.js';
import { operator } from '../operator.js';

interface Flags {
  replay?: boolean;
  json?: true;
  dryRun?: true;
}

const PROGRESS_EVERY = 1_000;
/** What is done about a case, in words. */
const REMEDIES: Record<Finding['remedy'], string> = {
  look: 'have it go on from its rows',
  start: 'start its workflow from its rows',
  startAnew: 'end its workflow and start another from its rows',
  end: 'end its workflow, which has no rows',
};

/** `cases check` finds cases whose rows and workflow do not agree; `cases repair` brings them back from the rows. */
export function registerCases(cases: Command): void {
  cases
    .command('check [references...]')
    .description('find cases that no workflow works on, that are stuck or behind; exit code 1 when there is one')
    .option('--replay', 'replay every history with this installation’s code; slow')
    .option('--json', 'findings and the report as JSON, one a line')
    .action((references: string[], flags: Flags) => run(references, flags));
  cases
    .command('repair [references...]')
    .description('bring back every case that `cases check` finds, from its rows; again is harmless')
    .option('--dry-run', 'say what would be done')
    .option('--replay', 'replay every history with this installation’s code; slow')
    .option('--json', 'findings and the report as JSON, one a line')
    .action((references: string[], flags: Flags) => run(references, flags, !flags.dryRun));
}

async function run(references: string[], { replay = false, json, dryRun }: Flags, repairs = false): Promise<void> {
  const { taskQueue, temporal } = loadSettings();
  await connected(async (deps) => {
    const labels = createCaseLabels(deps.client, temporal);
    let next = PROGRESS_EVERY;
    let unmended = 0;
    const report = await checkCases({
      ...deps,
      references,
      replay,
      async onFinding(finding) {
        const failure = repairs ? await repaired(finding, { ...deps, taskQueue, labels, by: operator() }) : undefined;
        if (!repairs || failure !== undefined) unmended += 1;
        const whole = { ...finding, ...(repairs && { repaired: failure === undefined }), ...(failure && { failure }) };
        process.stdout.write(`${json ? JSON.stringify(whole) : sentenceOf(finding, { repairs, dryRun, failure })}\n`);
      },
      onProgress(count) {
        if (count < next) return;
        next = count + PROGRESS_EVERY;
        process.stderr.write(`${count} cases so far\n`);
      },
    });
    const words = `${report.cases} cases go on, ${report.findings} found${repairs ? `, ${report.findings - unmended} repaired` : ''}.`;
    process.stdout.write(`${json ? JSON.stringify({ ...report, ...(repairs && { unmended }) }) : words}\n`);
    if (unmended > 0) process.exitCode = 1;
  });
}

async function repaired(finding: Finding, options: Parameters<typeof repairCase>[0]): Promise<string | undefined> {
  try {
    await repairCase(options, finding);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function sentenceOf(
  { reference, kind, detail, remedy }: Finding,
  { repairs, dryRun, failure }: { repairs: boolean; dryRun: true | undefined; failure: string | undefined },
): string {
  const found = `${reference} ${kind}: ${detail}`;
  if (failure !== undefined) return `${found}; not repaired: ${failure}`;
  if (repairs) return `${found}; repaired: ${REMEDIES[remedy]}`;
  return dryRun ? `${found}; would ${REMEDIES[remedy]}` : found;
}
