import type { Command } from 'commander';
import { orderPermitStanding } from '../../cases/permit-standing.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { databaseUrlOf } from '../database-url.js';
import { openNotices } from '../notices.js';
import { operator } from '../operator.js';
import { openTemporal } from '../temporal-client.js';

/** Written as the permit's row and in the trail of its case; the public status list and `/verify` say so from then on. */
export function registerPermits(permits: Command): void {
  const change = (name: string, to: 'SUSPENDED' | 'ISSUED' | 'REVOKED', description: string) =>
    permits
      .command(`${name} <number>`)
      .description(description)
      .requiredOption('--reason <text>', 'shown to whoever verifies the permit; name no person')
      .action(async (number: string, { reason }: { reason: string }) => {
        const settings = loadSettings();
        const prisma = createPrisma(databaseUrlOf(settings), 1);
        const temporal = openTemporal(settings);
        try {
          const notices = await openNotices(settings, prisma, temporal);
          // Written it is; without Temporal people are told with the next who are, and a case looks when it goes on.
          const later = (why: string) => () => void process.stderr.write(`Temporal does not answer: ${why}.\n`);
          const wake = async (reference: string) => temporal.cases().lookAtRows(reference);
          await orderPermitStanding({ prisma, notices, wake, later }, { number, to, reason, by: operator() });
          process.stdout.write(`Permit ${number} is ${to}.\n`);
        } finally {
          await Promise.all([prisma.$disconnect(), temporal.close()]);
        }
      });
  change('suspend', 'SUSPENDED', 'take a permit out of force for now');
  change('restore', 'ISSUED', 'put a suspended permit back into force');
  change('revoke', 'REVOKED', 'take a permit out of force for ever');
}
