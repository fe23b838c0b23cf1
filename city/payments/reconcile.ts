import type { PrismaClient } from '../../prisma/client.js';
import type { MoneyTold } from './money-told.js';
import { type Settlement, settleMoney } from './settle.js';

export interface ReconcileReport {
  settled: number;
  unmatched: number;
  /** of both: known before */
  repeated: number;
  refused: number;
  /** cases that are paid and could not be told */
  untold: number;
}

interface ReconcileOptions {
  prisma: PrismaClient;
  /** who brings the file in, as the trail names people */
  by: string;
  /** Tells a case that it is paid. */
  tell: (reference: string, revision: number) => Promise<void>;
  onRow: (line: number, outcome: Settlement | { problem: string }) => void;
  onProgress: (soFar: ReconcileReport) => void;
}

const PROGRESS_EVERY = 1_000;

/**
 * Takes the rows of a settlement file in, one after the other, each in a transaction of its own: what is interrupted can be
 * run again. A row that cannot be read is reported and keeps no other from being taken in.
 */
export async function reconcile(
  rows: AsyncIterable<{ line: number } & ({ money: MoneyTold } | { problem: string })>,
  { prisma, by, tell, onRow, onProgress }: ReconcileOptions,
): Promise<ReconcileReport> {
  const report: ReconcileReport = { settled: 0, unmatched: 0, repeated: 0, refused: 0, untold: 0 };
  const settledReferences = new Set<string>();
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if ('problem' in row) {
      report.refused += 1;
      onRow(row.line, row);
    } else {
      const settlement = await settleMoney(prisma, { ...row.money, by });
      report[settlement.result] += 1;
      if (settlement.repeated) report.repeated += 1;
      if (settlement.result === 'settled' && settlement.all && !settledReferences.has(settlement.reference)) {
        settledReferences.add(settlement.reference);
        await tell(settlement.reference, settlement.revision).catch(() => {
          report.untold += 1;
        });
      }
      onRow(row.line, settlement);
    }
    if (seen % PROGRESS_EVERY === 0) onProgress(report);
  }
  onProgress(report);
  return report;
}
