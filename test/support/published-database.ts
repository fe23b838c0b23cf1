import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { createPermitSigner } from '../../city/signing/signer.js';
import { seedDemo } from '../../embedded/demo.js';
import { createPrisma } from '../../prisma/client.js';
import { seedPlots } from './plots.js';
import { asAdmin, createTestDatabase, runFolder, type TestDatabase } from './servers.js';

const PUBLISHED = 'template_published';
const LOCK = 20_001;

const sharedKeys = () => join(runFolder(), 'permit-keys');

/**
 * A database of its own in which everything that ships is published, and the demo people and registers are there. The
 * keys that signed it are put into the folder `keysDir`.
 */
export async function createPublishedDatabase(keysDir: string): Promise<TestDatabase> {
  await publishOnce();
  await cp(sharedKeys(), keysDir, { recursive: true });
  return createTestDatabase({ template: PUBLISHED });
}

/** Whoever comes first publishes, for every file of the run. */
async function publishOnce(): Promise<void> {
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [PUBLISHED]);
    if (rowCount) return;
    const { name, url } = await createTestDatabase();
    const prisma = createPrisma(url, 3);
    await publishShipped(prisma, { signer: createPermitSigner({ folder: sharedKeys() }) });
    await seedDemo(prisma);
    await seedPlots(prisma);
    await prisma.$disconnect();
    await client.query(`ALTER DATABASE ${name} RENAME TO ${PUBLISHED}`);
  });
}
