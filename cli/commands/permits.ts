import type { Command } from 'commander';
import { orderStanding } from '../../city/papers/standing.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { databaseUrlOf } from '../database-url.js';
import { openNotices } from '../notices.js';
import { operator } from '../operator.js';

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
        const { notices, close } = await openNotices(settings, prisma);
        try {
          await orderStanding(prisma, {
            ...{ number, to, reason, by: operator() },
            tell: (tx, { at, ...ordered }) =>
              notices.tell(tx, { ...ordered, at, key: `${ordered.event.toLowerCase()}-${at.getTime()}` }),
          });
          process.stdout.write(`Permit ${number} is ${to}.\n`);
          // Written they are; without Temporal they are sent with the next that are.
          await notices
            .deliverWaiting()
            .catch(() => process.stderr.write('Its people are told once Temporal answers.\n'));
        } finally {
          await Promise.all([prisma.$disconnect(), close()]);
        }
      });
  change('suspend', 'SUSPENDED', 'take a permit out of force for now');
  change('restore', 'ISSUED', 'put a suspended permit back into force');
  change('revoke', 'REVOKED', 'take a permit out of force for ever');
}
