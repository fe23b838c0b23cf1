import { publishShipped } from '../activities/catalogue.js';
import type { Config } from '../config.js';
import { createPrisma } from '../prisma/client.js';
import { migrate } from '../prisma/migrate.js';
import { roleOf } from '../prisma/rights.js';
import { seedDemo } from './demo.js';

/** Brings the database up to date: migrations, the shipped permit types and rulebooks, and what the demo needs. */
export async function prepareDatabase(
  { databaseUrl, databaseOwnerUrl, overlayDir, production }: Config,
  say: (line: string) => void,
): Promise<void> {
  const applied = await migrate(databaseOwnerUrl ?? databaseUrl, databaseOwnerUrl ? { role: roleOf(databaseUrl) } : {});
  if (applied.length > 0)
    say(`Applied ${applied.length === 1 ? 'the migration' : 'the migrations'} ${applied.join(', ')}`);
  const prisma = createPrisma(databaseUrl, 2);
  try {
    for (const notice of await publishShipped(prisma, { overlays: overlayDir })) say(notice);
    if (!production) await seedDemo(prisma);
  } finally {
    await prisma.$disconnect();
  }
}
