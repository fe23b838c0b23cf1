import type { FormDefinition } from '../../forms/language/definition.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Catalogue } from './catalogue.js';

export interface PublishedVersion {
  hash: string;
  status: 'ACTIVE' | 'RETIRED';
  definition: FormDefinition;
}

/** Every version of a permit type that was ever published, the newest first. */
export async function publishedVersions(
  { prisma, catalogue }: { prisma: PrismaClient; catalogue: Catalogue },
  code: string,
): Promise<PublishedVersion[]> {
  const rows = await prisma.permitType.findMany({
    where: { code, status: { not: 'DRAFT' } },
    orderBy: { version: 'desc' },
    select: { hash: true, status: true },
  });
  return Promise.all(
    rows.map(async ({ hash, status }) => ({
      hash,
      status: status === 'RETIRED' ? 'RETIRED' : 'ACTIVE',
      definition: await catalogue.definition(hash),
    })),
  );
}
