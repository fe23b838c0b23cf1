import { canonicalJson } from '../../forms/canonical.js';
import { formatIssueIn } from '../../forms/check/format.js';
import { hashOf } from '../../forms/hash.js';
import { loadShipped } from '../../forms/load.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Publication } from '../../prisma/generated/client/client.js';
import { publishHolidays } from '../calendar/publish.js';
import { publishOrganisation } from '../people/publish-organisation.js';
import type { PermitSigner } from '../signing/signer.js';
import { signUnsigned } from './adopt.js';
import { nameOf, type Published } from './check.js';
import { VersionTakenError } from './errors.js';
import { propose } from './propose.js';
import { INSTALLATION } from './publisher.js';

type Kind = Publication['kind'];

/**
 * Publishes the shipped definitions and rulebooks, with the city's overlays, and the organisation, as far as this
 * installation does not have them yet. Where an administrator has published a permit type or rulebook, a newer one that
 * ships is proposed only. Answers what somebody should look at, a sentence each. Without `signer` nothing is signed.
 */
export async function publishShipped(
  prisma: PrismaClient,
  { signer, ...from }: { overlays?: string | undefined; signer?: PermitSigner | undefined } = {},
): Promise<string[]> {
  const shipped = await loadShipped(from);
  await publishOrganisation(prisma, shipped);
  await publishHolidays(prisma, shipped.holidays);
  const notices = [...shipped.warnings].flatMap(([file, issues]) => issues.map((issue) => formatIssueIn(file, issue)));
  for (const rulebook of shipped.rulebooks) notices.push(...(await publishOne(prisma, signer, 'RULEBOOK', rulebook)));
  for (const type of shipped.definitions) notices.push(...(await publishOne(prisma, signer, 'PERMIT_TYPE', type)));
  for (const template of shipped.templates) notices.push(...(await publishOne(prisma, signer, 'TEMPLATE', template)));
  if (signer) await signUnsigned(prisma, signer, [...shipped.rulebooks, ...shipped.definitions].map(hashOf));
  return notices;
}

async function publishOne(
  prisma: PrismaClient,
  signer: PermitSigner | undefined,
  kind: Kind,
  document: Published,
): Promise<string[]> {
  const { code, version } = nameOf(document);
  const hash = hashOf(document);
  const known = await knownVersions(prisma, kind, code);
  if (known.some((row) => row.hash === hash)) return [];
  if (known.some((row) => row.version === version)) {
    const remedy = 'raise its version, or that of the overlay over it';
    return [`"${code}" was changed, but its version ${version} is published already: ${remedy}.`];
  }
  if (!signer) {
    await writeUnsigned(prisma, document);
    return [];
  }
  const before = await prisma.publication.findMany({
    where: { kind, code, status: { not: 'REJECTED' } },
    select: { version: true, hash: true, status: true, proposedBy: true },
  });
  if (before.some((row) => row.hash === hash)) return [];
  const own = before.find((row) => row.proposedBy !== INSTALLATION);
  try {
    const sound = { code, version, hash, canonical: canonicalJson(document) };
    const publisher = { prisma, signer, approval: own !== undefined };
    await propose(publisher, { kind, sound, by: INSTALLATION });
  } catch (error) {
    if (!(error instanceof VersionTakenError)) throw error;
    return [`Version ${version} of "${code}" ships, and is not published: version ${error.highest} is there already.`];
  }
  if (!own) return [];
  return [
    `Version ${version} of "${code}" ships. It waits for an administrator's approval, because ${own.proposedBy} published version ${own.version}.`,
  ];
}

/** What is in the tables, whoever put it there. */
function knownVersions(prisma: PrismaClient, kind: Kind, code: string): Promise<{ hash: string; version: number }[]> {
  const select = { hash: true, version: true };
  if (kind === 'RULEBOOK') return prisma.rulebook.findMany({ where: { code }, select });
  if (kind === 'PERMIT_TYPE') return prisma.permitType.findMany({ where: { code }, select });
  return prisma.publication.findMany({ where: { kind, code, status: 'APPROVED' }, select });
}

async function writeUnsigned(prisma: PrismaClient, document: Published): Promise<void> {
  const { code, version } = nameOf(document);
  const hash = hashOf(document);
  if ('steps' in document) {
    const { title, generation } = document;
    const data = { hash, code, version, status: 'ACTIVE' as const, title, generation, definition: document as object };
    await prisma.permitType.createMany({ data, skipDuplicates: true });
  } else if ('paper' in document) {
    const now = new Date();
    const standing = { status: 'APPROVED' as const, proposedBy: INSTALLATION, proposedAt: now, activeFrom: now };
    await prisma.publication.create({
      data: { ...standing, kind: 'TEMPLATE', code, version, hash, document: document as object },
    });
  } else {
    const { effectiveFrom, effectiveTo = null } = document;
    const data = { hash, code, version, effectiveFrom, effectiveTo, document: document as object };
    await prisma.rulebook.createMany({ data, skipDuplicates: true });
  }
}
