import type { GivenVersion } from '../../forms/check/version.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Publication } from './publication.js';

/** Every number that was given, of one code or of all of a kind. */
export function givenVersions(
  prisma: Pick<PrismaClient, 'publication'>,
  of: Pick<Publication, 'kind'> & { code?: string },
): Promise<GivenVersion[]> {
  const where = { ...of, status: { not: 'REJECTED' as const } };
  return prisma.publication.findMany({ where, select: { code: true, version: true, hash: true } });
}
