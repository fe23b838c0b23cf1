import { type Client, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { isClosedState } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';
import { transitionQuery } from '../../workflows/messages.js';
import { replayed } from '../migration/replay.js';
import type { CaseRows, Finding } from './finding.js';
import { casesThatGoOn, rowsOf } from './rows.js';

export interface CheckOptions {
  prisma: PrismaClient;
  client: Client;
  /** these cases alone */
  references?: readonly string[];
  /** replays every history with the code of this installation; slow */
  replay?: boolean;
  onFinding(finding: Finding): Promise<void> | void;
  onProgress?(cases: number): void;
}

export interface CheckReport {
  /** cases that go on */
  cases: number;
  findings: number;
}

/** Cases that are asked at a time. */
const AT_ONCE = 8;
/** How long a workflow has for its answer, in ms. */
const DEADLINE = 5_000;
/** A workflow task that has failed so often fails for a reason. */
const TRIES = 3;
const PREFIX = 'application/';
/** GRPC's codes. */
const INVALID_ARGUMENT = 3;
const FAILED_PRECONDITION = 9;
/** How a workflow refuses a question whose code fails on its history; any other failure may be the way to it. */
const FAILS_ON_IT: ReadonlySet<unknown> = new Set([INVALID_ARGUMENT, FAILED_PRECONDITION]);

/** Finds every case whose rows and workflow do not agree. Reads only. */
export async function checkCases(options: CheckOptions): Promise<CheckReport> {
  const report: CheckReport = { cases: 0, findings: 0 };
  const found = async (finding: Finding | undefined) => {
    if (!finding) return;
    report.findings += 1;
    await options.onFinding(finding);
  };
  const seen = new Set<string>();
  for await (const page of casesThatGoOn(options.prisma, options.references)) {
    for (let i = 0; i < page.length; i += AT_ONCE) {
      const some = page.slice(i, i + AT_ONCE);
      for (const finding of await Promise.all(some.map((row) => checkCase(options, row)))) await found(finding);
      for (const { reference } of some) seen.add(reference);
      report.cases += some.length;
      options.onProgress?.(report.cases);
    }
  }
  for await (const reference of runningCases(options)) {
    if (!seen.has(reference)) await found(await checkOther(options, reference));
  }
  return report;
}

async function checkCase(options: CheckOptions, row: CaseRows): Promise<Finding | undefined> {
  const { reference } = row;
  const handle = options.client.workflow.getHandle(PREFIX + reference);
  const described = await handle.describe().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  });
  const running = described?.status.name ?? 'NOT_FOUND';
  if (running !== 'RUNNING') {
    // It may have come to its end since its row was read.
    const now = await rowsOf(options.prisma, reference);
    const hasEnded = !now || now.transition !== row.transition || isOver(now);
    return hasEnded ? undefined : finding(row, 'GONE', `its workflow is ${running.toLowerCase()}`, 'start');
  }
  if (row.stuckAt) return finding(row, 'STUCK', row.stuckWhy ?? '', 'look');
  const attempt = Number(described?.raw.pendingWorkflowTask?.attempt ?? 0);
  if (attempt >= TRIES) return finding(row, 'FAILING', `a workflow task has failed ${attempt - 1} times`, 'startAnew');
  const replay = options.replay ? await replayed(reference, await handle.fetchHistory()) : undefined;
  if (replay !== undefined) return finding(row, 'NOT_REPLAYABLE', replay, 'startAnew');
  return compare(options, row);
}

async function compare({ prisma, client }: CheckOptions, row: CaseRows): Promise<Finding | undefined> {
  const handle = client.workflow.getHandle(PREFIX + row.reference);
  let transitions: number;
  try {
    transitions = await client.withDeadline(Date.now() + DEADLINE, () => handle.query(transitionQuery));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    const why = error instanceof Error ? error.message : String(error);
    const { code } = Object(error instanceof ServiceError ? error.cause : error) as { code?: unknown };
    const fails = FAILS_ON_IT.has(code);
    // What nobody could ask is no reason to end anything.
    return finding(row, fails ? 'FAILING' : 'SILENT', why, fails ? 'startAnew' : 'look');
  }
  const now = await rowsOf(prisma, row.reference);
  // It has gone on meanwhile.
  if (!now || now.transition !== row.transition || now.transition === transitions) return undefined;
  const detail = `its rows are at transition ${now.transition}, its workflow at ${transitions}`;
  return finding(row, 'DIFFERS', detail, now.hasStanding ? 'look' : 'startAnew');
}

/** A running workflow whose rows are not among those that go on. */
async function checkOther(options: CheckOptions, reference: string): Promise<Finding | undefined> {
  const row = await rowsOf(options.prisma, reference);
  if (!row) return { reference, kind: 'NO_ROWS', detail: 'the database has no such application', remedy: 'end' };
  if (!isOver(row) || row.transition === 0) return undefined;
  const differs = await compare(options, row);
  return differs && { ...differs, kind: 'OUTLIVED', detail: `it is ${row.status}; ${differs.detail}` };
}

async function* runningCases({ client, references = [] }: CheckOptions): AsyncGenerator<string> {
  if (references.length > 0) {
    yield* references;
    return;
  }
  const query = `WorkflowType = 'permitApplication' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (workflowId.startsWith(PREFIX)) yield workflowId.slice(PREFIX.length);
  }
}

const isOver = ({ status, currentSteps }: CaseRows): boolean => isClosedState(status) && currentSteps.length === 0;

const finding = (
  { reference }: CaseRows,
  kind: Finding['kind'],
  detail: string,
  remedy: Finding['remedy'],
): Finding => ({ reference, kind, detail, remedy });
