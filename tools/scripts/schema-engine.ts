import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrationsIn } from '../../prisma/migrate.js';
import { CatalogAdapterFactory } from './schema-engine-adapter.js';

type Bindings = typeof import('@prisma/schema-engine-wasm');
type Engine = import('@prisma/schema-engine-wasm').SchemaEngine;

/** The part of the global that is used here; its types come with the browser's library only. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const prisma = fileURLToPath(new URL('../../prisma', import.meta.url));

/**
 * The SQL that leads from the migrations to schema.prisma, empty when they agree. Runs Prisma's schema engine as the
 * WebAssembly module that npm brings, since the CLI's has to be downloaded. `databaseUrl` names a server on which a
 * database can be made for a moment. `fresh` is the SQL for an empty database, whatever migrations there are.
 */
export async function missingMigration(databaseUrl: string, { fresh = false } = {}): Promise<string> {
  const schema = await readFile(join(prisma, 'schema.prisma'), 'utf8');
  const adapter = new CatalogAdapterFactory(databaseUrl);
  try {
    const engine = await loadEngine(schema, adapter);
    const { exitCode, stdout } = await engine.diff({
      from: fresh ? { tag: 'empty' } : { tag: 'migrations', ...(await migrationList()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  } finally {
    await adapter.close();
  }
}

async function loadEngine(schema: string, factory: CatalogAdapterFactory): Promise<Engine> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const code = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': { ...bindings } });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (said: string) => console.error(said) } });
  const loaded = bindings as unknown as Bindings & { __wbg_set_wasm(exports: object): void };
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  return loaded.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}

async function migrationList() {
  const baseDir = join(prisma, 'migrations');
  const migrationDirectories = (await migrationsIn(baseDir)).map((path) => ({
    path,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
    },
  }));
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories };
}
