import type { Command } from 'commander';
import { removeUnreferenced } from '../../city/documents/clean.js';
import { configuredStore } from '../../city/documents/store.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';

interface CleanFlags {
  dryRun?: true;
  olderThan?: string;
}

export function registerDocuments(command: Command): void {
  command
    .command('clean')
    .description('remove the files that no row names')
    .option('--dry-run', 'only say how many there are')
    .option('--older-than <hours>', 'keep those put in the last hours (default: DOCUMENT_GRACE_HOURS)')
    .action(async ({ dryRun, olderThan }: CleanFlags) => {
      const settings = loadSettings();
      const graceHours = hoursOf(olderThan) ?? settings.documents.graceHours;
      const prisma = createPrisma(databaseUrlOf(settings), 2);
      try {
        const documents = configuredStore(settings);
        const report = await removeUnreferenced({ prisma, documents, graceHours, ...(dryRun && { dryRun }) });
        const verb = dryRun ? 'would be removed' : 'removed';
        process.stdout.write(`${report.removed} ${verb}, ${report.young} too young, ${report.named} in use.\n`);
      } finally {
        await prisma.$disconnect();
      }
    });
}

function hoursOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const hours = Number(text);
  if (text.trim() !== '' && hours >= 1) return hours;
  throw new UsageError('--older-than takes hours, 1 or more: uploads under way must not lose their files.');
}
