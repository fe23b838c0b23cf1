import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { everyMention, isThere } from './docs/mentions.js';
import { GENERATED, migrationDrift } from './generated.js';

const root = new URL('../../', import.meta.url);
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

/** Writes the file, or with --check says whether it is as it would be written. */
async function print({ file, print }: (typeof GENERATED)[number]): Promise<boolean> {
  const path = fileURLToPath(new URL(file, root));
  const [there, printed] = await Promise.all([readFile(path, 'utf8').catch(() => undefined), print()]);
  if (there === printed) return true;
  if (values.check) {
    console.error(`${file} is stale; run \`npm run generate\` and commit it.`);
    return false;
  }
  await writeFile(path, printed);
  console.log(`Wrote ${file}`);
  return true;
}

async function checkMigrations(): Promise<boolean> {
  if (!(await migrationDrift())) return true;
  console.error(
    'prisma/migrations is behind schema.prisma; run `npm run migration -- NAME` and commit what it writes.',
  );
  return false;
}

/** A page that names a file which is gone sends its reader nowhere. */
function checkMentions(): boolean {
  const folder = fileURLToPath(root);
  const gone = everyMention(folder).filter((mention) => !isThere(folder, mention));
  for (const { page, line, path } of gone) console.error(`${page}:${line} names ${path}, which is not there.`);
  return gone.length === 0;
}

const results = await Promise.all([
  ...GENERATED.map(print),
  ...(values.check ? [checkMigrations(), checkMentions()] : []),
]);
if (results.includes(false)) process.exitCode = 1;
else if (values.check)
  console.log('Every generated file is as it would be printed, and every path that a page names is there.');
