import type { PrismaClient } from '../../prisma/client.js';
import type { CleanReport } from '../../workflows/upkeep-activities.js';
import { claimDocument } from './hold.js';
import { namedDocuments, namesAny } from './named.js';
import type { DocumentStore } from './store.js';

interface CleanOptions {
  prisma: PrismaClient;
  documents: DocumentStore;
  /** A file that no row names is kept for so long after it was last put. */
  graceHours: number;
  /** Only count. */
  dryRun?: boolean;
  now?: () => number;
}

/** The database names no file at all, so it is likelier that of another city than that every file is an orphan. */
export class NothingNamedError extends Error {
  override name = 'NothingNamedError';
  constructor() {
    super(
      'No row of the database names any document; see that DATABASE_URL and the document settings belong together.',
    );
  }
}

/** how many files one statement asks about */
const BATCH = 500;

/** The first two digits of every hash: a cleaning goes through them one by one. */
export const CLEAN_PARTS: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Removes the orphans of one part. Several may run at once, beside any number of uploads. Throws NothingNamedError. */
export async function cleanPart(options: CleanOptions, part: string): Promise<CleanReport> {
  const report: CleanReport = { named: 0, young: 0, removed: 0 };
  let batch: string[] = [];
  const settle = async () => {
    const named = await namedDocuments(options.prisma, batch);
    report.named += named.size;
    for (const sha256 of batch) if (!named.has(sha256)) await settleOrphan(options, sha256, report);
    batch = [];
  };
  for await (const sha256 of options.documents.list(part)) {
    batch.push(sha256);
    if (batch.length === BATCH) await settle();
  }
  if (batch.length > 0) await settle();
  return report;
}

async function settleOrphan(options: CleanOptions, sha256: string, report: CleanReport): Promise<void> {
  const { prisma, documents, graceHours, dryRun, now = Date.now } = options;
  const oldest = now() - graceHours * 3_600_000;
  const isYoung = async () => ((await documents.keptSince(sha256))?.getTime() ?? Number.POSITIVE_INFINITY) > oldest;
  if (await isYoung()) {
    report.young += 1;
    return;
  }
  if (!(await namesAny(prisma))) throw new NothingNamedError();
  if (dryRun) {
    report.removed += 1;
    return;
  }
  // An upload of the same content may have come in between: under the claim, what is seen now stays true.
  const became = await prisma.$transaction(
    async (tx): Promise<keyof CleanReport> => {
      if (!(await claimDocument(tx, sha256))) return 'young';
      if ((await namedDocuments(tx, [sha256])).size > 0) return 'named';
      if (await isYoung()) return 'young';
      await documents.remove(sha256);
      return 'removed';
    },
    { timeout: 60_000 },
  );
  report[became] += 1;
}

/** Everything, one part after the other; `onPart` is told after each how far it is. */
export async function removeUnreferenced(
  options: CleanOptions,
  onPart: (part: string, soFar: CleanReport) => void = () => undefined,
  progress: { after?: string; soFar?: CleanReport } = {},
): Promise<CleanReport> {
  const soFar: CleanReport = { named: 0, young: 0, removed: 0, ...progress.soFar };
  for (const part of CLEAN_PARTS) {
    if (progress.after !== undefined && part <= progress.after) continue;
    const { named, young, removed } = await cleanPart(options, part);
    soFar.named += named;
    soFar.young += young;
    soFar.removed += removed;
    onPart(part, soFar);
  }
  if (!options.dryRun) await options.documents.sweep();
  return soFar;
}
