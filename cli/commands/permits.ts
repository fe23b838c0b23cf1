import type { Command } from 'commander';
import { orderStanding } from '../../city/papers/standing.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';

/** Written as the permit's row and in the trail of its case; the public status list and `/verify` say so from then on. */
export function registerPermits(permits: Command): void {
  const change = (name: string, to: 'SUSPENDED' | 'ISSUED' | 'REVOKED', description: string) =>
    permits
      .command(`${name} <number>`)
      .description(description)
      .requiredOption('--reason <text>', 'shown to whoever verifies the permit; name no person')
      .action(async (number: string, { reason }: { reason: string }) => {
        const prisma = createPrisma(databaseUrlOf(loadSettings()), 1);
        try {
          await orderStanding(prisma, { number, to, reason, by: operator() });
          process.stdout.write(`Permit ${number} is ${to}.\n`);
        } finally {
          await prisma.$disconnect();
        }
      });
  change('suspend', 'SUSPENDED', 'take a permit out of force for now');
  change('restore', 'ISSUED', 'put a suspended permit back into force');
  change('revoke', 'REVOKED', 'take a permit out of force for ever');
}
