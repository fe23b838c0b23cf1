import { resolve } from 'node:path';
import type { Command } from 'commander';
import { configuredStore } from '../../city/documents/store.js';
import { appointAdministrator } from '../../city/people/appoint.js';
import { type Erasure, erasePerson } from '../../city/privacy/person/erase.js';
import { exportPerson } from '../../city/privacy/person/export.js';
import { isAccountId } from '../../policy/actors.js';
import { createPrisma } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';

export function registerPerson(person: Command): void {
  person
    .command('appoint <id>')
    .description('make somebody an administrator whom there are no two yet to appoint; their name where they are new')
    .requiredOption('--fa <name>', 'their name in Persian')
    .requiredOption('--en <name>', 'their name in English')
    .action(async (id: string, name: { fa: string; en: string }) => {
      if (!isAccountId(id)) throw new UsageError(`"${id}" is no id that an account may have.`);
      const made = await withStores(({ prisma, by }) => appointAdministrator(prisma, { id, name, by }));
      process.stdout.write(made ? `${id} administers from now on.\n` : `${id} administers already.\n`);
    });
  person
    .command('export <id>')
    .description('write everything held of a person into a folder: JSON, documents and a page to begin with')
    .option('--out <folder>', 'a folder that is not there yet (default: person-<id>)')
    .action(async (id: string, { out }: { out?: string }) => {
      const folder = resolve(out ?? `person-${id.replace(/[^\w.@-]/g, '_')}`);
      const { kinds, documents } = await withStores((stores) => exportPerson({ ...stores, person: id, folder }));
      const rows = kinds.reduce((sum, each) => sum + each.rows.length, 0);
      const files = documents.filter(({ file }) => file !== undefined).length;
      process.stdout.write(`${rows} rows and ${files} files in ${folder}; begin with index.html.\n`);
      const gone = documents.length - files;
      if (gone > 0) process.stdout.write(`${gone} documents have no file any more; documents.json names them.\n`);
    });
  person
    .command('erase <id>')
    .description('erase what need not be kept of a person, and say what is kept and why')
    .option('--dry-run', 'only say it')
    .action(async (id: string, { dryRun = false }: { dryRun?: boolean }) => {
      const erasure = await withStores((stores) => erasePerson({ ...stores, person: id, dryRun }));
      for (const line of linesOf(erasure, dryRun)) process.stdout.write(`${line}\n`);
    });
}

async function withStores<T>(
  use: (stores: {
    prisma: ReturnType<typeof createPrisma>;
    documents: ReturnType<typeof configuredStore>;
    by: string;
  }) => Promise<T>,
): Promise<T> {
  const settings = loadSettings();
  const prisma = createPrisma(databaseUrlOf(settings), 2);
  try {
    return await use({ prisma, documents: configuredStore(settings), by: operator() });
  } finally {
    await prisma.$disconnect();
  }
}

function linesOf({ kinds, files }: Erasure, dryRun: boolean): string[] {
  const [went, stayed] = dryRun ? ['would erase', 'would keep'] : ['erased', 'kept'];
  const erased = kinds.filter((kind) => kind.erased > 0).map((kind) => `${went} ${kind.erased}  ${kind.title.en}`);
  const kept = kinds
    .filter((kind) => kind.kept > 0)
    .map((kind) => `${stayed} ${kind.kept}  ${kind.title.en}: ${kind.why?.en ?? ''}`);
  const nothing = erased.length === 0 ? ['nothing is left that could be erased'] : [];
  return [...erased, ...(files > 0 ? [`${went} ${files}  files that nobody else names`] : []), ...nothing, ...kept];
}
