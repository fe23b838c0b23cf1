import type { Command } from 'commander';
import { createPaidTeller } from '../../cases/tell-paid.js';
import { type ReconcileReport, reconcile } from '../../city/payments/reconcile.js';
import type { Settlement } from '../../city/payments/settle.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';
import { settlementRows } from '../settlement-file.js';
import { openTemporal } from '../temporal-client.js';

export function registerPayments(command: Command): void {
  command
    .command('reconcile <file>')
    .description(
      "take a bank's settlement file in (CSV: bill ID, payment ID, amount, tracking number, time); again is harmless",
    )
    .action(async (file: string) => {
      const settings = loadSettings();
      const prisma = createPrisma(databaseUrlOf(settings), 2);
      const temporal = openTemporal(settings);
      try {
        const report = await reconcile(settlementRows(file), {
          prisma,
          by: operator(),
          tell: async (reference, revision) =>
            createPaidTeller({ prisma, messenger: temporal.cases() })(reference, revision),
          onRow: (line, outcome) => process.stdout.write(`line ${line}: ${sentenceOf(outcome)}\n`),
          onProgress: (soFar) => process.stderr.write(`${wordsOf(soFar)}\n`),
        });
        process.stdout.write(`${wordsOf(report)}.\n`);
        if (report.untold > 0) {
          process.stderr.write('Some paid cases could not be told; run the file again while Temporal answers.\n');
        }
        if (report.refused + report.untold > 0) process.exitCode = 1;
      } finally {
        await Promise.all([prisma.$disconnect(), temporal.close()]);
      }
    });
}

function sentenceOf(outcome: Settlement | { problem: string }): string {
  if ('problem' in outcome) return `refused: ${outcome.problem}`;
  const again = outcome.repeated ? ', known before' : '';
  if (outcome.result === 'settled') return `settled ${outcome.slipId}${again}`;
  return `kept unmatched as ${outcome.receiptId} (${outcome.code})${again}`;
}

const wordsOf = ({ settled, unmatched, repeated, refused, untold }: ReconcileReport) =>
  `${settled} settled, ${unmatched} unmatched, ${refused} refused; ${repeated} known before` +
  (untold > 0 ? `, ${untold} cases not told` : '');
