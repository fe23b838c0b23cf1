import { adoptCarried } from '../city/catalogue/adopt.js';
import { publishShipped } from '../city/catalogue/publish-shipped.js';
import { createPermitSigner } from '../city/signing/signer.js';
import { signBase } from '../city/trail/sign-base.js';
import { createPrisma } from '../prisma/client.js';
import { migrate } from '../prisma/migrate.js';
import { couldRewrite, roleOf } from '../prisma/rights.js';
import { type Config, ConfigError } from '../runtime/config.js';
import { keptFindings } from '../runtime/kept-findings.js';
import { seedDemo } from './demo.js';

/** Brings the database up to date: migrations, the shipped permit types and rulebooks, and what the demo needs. */
export async function prepareDatabase(
  { databaseUrl, databaseOwnerUrl, overlayDir, production, permits }: Config,
  say: (line: string) => void,
): Promise<void> {
  const role = roleOf(databaseUrl);
  // An owner that is given the rights of the role loses its own.
  const apart = databaseOwnerUrl !== undefined && roleOf(databaseOwnerUrl) !== role;
  const applied = await migrate(databaseOwnerUrl ?? databaseUrl, apart ? { role } : {});
  if (applied.length > 0)
    say(`Applied ${applied.length === 1 ? 'the migration' : 'the migrations'} ${applied.join(', ')}`);
  if (await couldRewrite(databaseUrl)) {
    const sentence =
      `The database role "${role}" of DATABASE_URL could change the trail; name a role there that owns nothing, ` +
      'and its owner in DATABASE_OWNER_URL.';
    if (production) throw new ConfigError(sentence);
    say(sentence);
  }
  const prisma = createPrisma(databaseUrl, 2);
  const { keysDir: folder, signingKeyFile: keyFile } = permits;
  const signer = createPermitSigner({ folder, ...(keyFile && { keyFile }) });
  try {
    await signBase(prisma, databaseUrl, signer);
    await adoptCarried(prisma, signer);
    const demo = production ? {} : { decisions: 'shadow' as const };
    const shipped = { overlays: overlayDir, signer, findings: await keptFindings(), ...demo };
    for (const notice of await publishShipped(prisma, shipped)) say(notice);
    if (!production) await seedDemo(prisma);
  } finally {
    await prisma.$disconnect();
  }
}
