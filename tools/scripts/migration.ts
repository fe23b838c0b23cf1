import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrationDrift } from './generated.js';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, fresh: { type: 'boolean' } },
  allowPositionals: true,
});
const [name] = positionals;

if (values.check) {
  const missing = await migrationDrift();
  if (missing) {
    console.error(
      `schema.prisma is ahead of the migrations; run \`npm run migration -- NAME\`. They lack:\n${missing}`,
    );
    process.exitCode = 1;
  } else console.log('The migrations and schema.prisma agree.');
} else if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- [--fresh] NAME (a-z, 0-9, _) | npm run migration -- --check');
  process.exitCode = 2;
} else {
  const missing = await migrationDrift({ fresh: values.fresh });
  if (missing) {
    // Only before the first release: databases that have the old migrations then refuse the new one.
    if (values.fresh) rmSync(migrations, { recursive: true, force: true });
    mkdirSync(migrations, { recursive: true });
    const folder = join(migrations, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'migration.sql'), missing);
    writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
    console.log(`Wrote ${folder}/migration.sql`);
  } else console.log('The migrations and schema.prisma agree; nothing to write.');
}
