import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ImportReport, importRecords } from '../../city/registers/import-records.js';
import { toldImport } from '../../city/registers/told-import.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';
import { fileVersion, registerRows } from '../register-file.js';

export function registerRegisters(command: Command): void {
  command
    .command('import <file>')
    .description('check and write the records of a JSON or NDJSON file; again is harmless')
    .option('--source <name>', "where the records come from (default: the file's name)")
    .option('--version <version>', "the records' version (default: from the file's content)")
    .action(async (file: string, options: { source?: string; version?: string }) => {
      const settings = loadSettings();
      const source = options.source ?? basename(file);
      const version = options.version ?? (await fileVersion(file));
      const prisma = createPrisma(databaseUrlOf(settings), 2);
      try {
        await checkDatabase(prisma);
        const report = await importRecords(prisma, registerRows(file), {
          source,
          version,
          officeRule: settings.offices,
          tell: toldImport({ source, version }, (act) => ({ ...act, by: operator() })),
          onRefused: ({ at, key, reason }) => process.stdout.write(`refused ${at} ${key ?? '-'}: ${reason}\n`),
          onGranted: (keys) =>
            process.stdout.write(`granted here, so that the grant goes before the record: ${keys.join(', ')}\n`),
          onProgress: (soFar) => process.stderr.write(`${wordsOf(soFar)}\n`),
        });
        process.stdout.write(`${source}, version ${version}: ${wordsOf(report)}.\n`);
        if (report.refused > 0) process.exitCode = 1;
      } finally {
        await prisma.$disconnect();
      }
    });
}

const wordsOf = ({ added, updated, unchanged, refused }: ImportReport) =>
  `${added} added, ${updated} updated, ${unchanged} unchanged, ${refused} refused`;

async function checkDatabase(prisma: PrismaClient): Promise<void> {
  try {
    await prisma.registerRecord.findFirst({ select: { key: true } });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw new UsageError(
      code === 'P2021'
        ? 'The database has no tables yet; start the server on it once, then import again.'
        : `The database does not answer (${String(code ?? (error as Error).name)}); see that it runs and that DATABASE_URL is right.`,
    );
  }
}
