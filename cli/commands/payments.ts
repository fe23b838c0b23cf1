import { Client } from '@temporalio/client';
import type { Command } from 'commander';
import { createCaseMessenger } from '../../cases/messenger.js';
import { createPaidTeller } from '../../cases/tell-paid.js';
import { type ReconcileReport, reconcile } from '../../city/payments/reconcile.js';
import type { Settlement } from '../../city/payments/settle.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { temporalConnection } from '../../runtime/config/temporal.js';
import { loadSettings, type Settings } from '../../runtime/config.js';
import { lazyConnection } from '../../runtime/temporal-connection.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';
import { settlementRows } from '../settlement-file.js';
import { temporalAddressOf } from '../temporal-address.js';

export function registerPayments(command: Command): void {
  command
    .command('reconcile <file>')
    .description(
      "take a bank's settlement file in (CSV: bill ID, payment ID, amount, tracking number, time); again is harmless",
    )
    .action(async (file: string) => {
      const settings = loadSettings();
      const prisma = createPrisma(databaseUrlOf(settings), 2);
      const cases = connectCases(settings, prisma);
      try {
        const report = await reconcile(settlementRows(file), {
          prisma,
          by: operator(),
          tell: cases.tell,
          onRow: (line, outcome) => process.stdout.write(`line ${line}: ${sentenceOf(outcome)}\n`),
          onProgress: (soFar) => process.stderr.write(`${wordsOf(soFar)}\n`),
        });
        process.stdout.write(`${wordsOf(report)}.\n`);
        if (report.untold > 0) {
          process.stderr.write('Some paid cases could not be told; run the file again while Temporal answers.\n');
        }
        if (report.refused + report.untold > 0) process.exitCode = 1;
      } finally {
        await Promise.all([prisma.$disconnect(), cases.close()]);
      }
    });
}

function connectCases(settings: Settings, prisma: PrismaClient) {
  const address = temporalAddressOf(settings);
  const { namespace } = settings.temporal;
  const connection = address
    ? lazyConnection(temporalConnection({ temporal: { ...settings.temporal, address } }))
    : undefined;
  const cases = connection && createCaseMessenger(new Client({ connection, namespace }), settings);
  return {
    async tell(reference: string, revision: number): Promise<void> {
      if (!cases) throw new Error('no Temporal server runs');
      await createPaidTeller({ prisma, messenger: cases })(reference, revision);
    },
    close: async () => connection?.close(),
  };
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
