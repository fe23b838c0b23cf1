import { formatIssueIn } from '../../forms/check/format.js';
import type { DecisionMode } from '../../forms/language/decision-policy.js';
import { loadShipped } from '../../forms/load.js';
import type { PrismaClient } from '../../prisma/client.js';
import { publishHolidays } from '../calendar/publish.js';
import { publishOrganisation } from '../people/publish-organisation.js';
import type { PermitSigner } from '../signing/signer.js';
import { signUnsigned } from './adopt.js';
import { type ValidDocument, validDocumentOf } from './check.js';
import { VersionTakenError } from './errors.js';
import { propose } from './propose.js';
import { INSTALLATION, type Publication } from './publication.js';

type Shipped = [kind: Publication['kind'], sound: ValidDocument];

/**
 * Publishes the shipped definitions and rulebooks, with the city's overlays, and the organisation, as far as this
 * installation does not have them yet. Where an administrator has published a permit type or rulebook, a newer one that
 * ships is proposed only. Answers what somebody should look at, a sentence each. Without `signer` nothing is signed.
 */
export async function publishShipped(
  prisma: PrismaClient,
  {
    signer,
    decisions,
    ...from
  }: NonNullable<Parameters<typeof loadShipped>[0]> & {
    signer?: PermitSigner | undefined;
    /** the mode of decision policies in place of the one that they ship with */
    decisions?: DecisionMode | undefined;
  } = {},
): Promise<string[]> {
  const shipped = await loadShipped(from);
  await publishOrganisation(prisma, shipped);
  await publishHolidays(prisma, shipped.holidays);
  const notices = [...shipped.warnings].flatMap(([file, issues]) => issues.map((issue) => formatIssueIn(file, issue)));
  const documents: Shipped[] = [
    ...shipped.rulebooks.map((document): Shipped => ['RULEBOOK', validDocumentOf(document)]),
    ...shipped.definitions.map((document): Shipped => ['PERMIT_TYPE', validDocumentOf(document)]),
    ...shipped.policies.map(
      (policy): Shipped => ['DECISION_POLICY', validDocumentOf({ ...policy, mode: decisions ?? policy.mode })],
    ),
    ...shipped.templates.map((document): Shipped => ['TEMPLATE', validDocumentOf(document)]),
  ];
  for (const one of documents) notices.push(...(await publishOne(prisma, signer, one)));
  if (signer) {
    const hashes = documents.map(([, { hash }]) => hash);
    await signUnsigned(prisma, signer, hashes);
  }
  return notices;
}

async function publishOne(
  prisma: PrismaClient,
  signer: PermitSigner | undefined,
  [kind, sound]: Shipped,
): Promise<string[]> {
  const { code, version, hash } = sound;
  const known = await prisma.publication.findMany({
    where: { kind, code, status: { not: 'REJECTED' } },
    select: { version: true, hash: true, proposedBy: true },
  });
  if (known.some((row) => row.hash === hash)) return [];
  if (known.some((row) => row.version === version)) {
    const remedy = 'raise its version, or that of the overlay over it';
    return [`"${code}" was changed, but its version ${version} is published already: ${remedy}.`];
  }
  const own = known.find((row) => row.proposedBy !== INSTALLATION);
  try {
    await propose({ prisma, signer, approval: own !== undefined }, { kind, sound, by: INSTALLATION });
  } catch (error) {
    if (!(error instanceof VersionTakenError)) throw error;
    return [`Version ${version} of "${code}" ships, and is not published: version ${error.highest} is there already.`];
  }
  if (!own) return [];
  return [
    `Version ${version} of "${code}" ships. It waits for an administrator's approval, because ${own.proposedBy} published version ${own.version}.`,
  ];
}
