// `generate` needs no schema engine, but the CLI insists on finding one and would try to download it.
if (!process.argv.some((word) => word === 'migrate' || word === 'db')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
