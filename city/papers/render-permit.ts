import { Readable } from 'node:stream';
import type { PrismaClient } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import type { DocumentStore } from '../documents/store.js';
import type { PermitSigner } from '../signing/signer.js';
import { type Act, appendToTrail } from '../trail/append.js';
import type { JsonObject } from '../trail/entry.js';
import { readGranted } from './case-rows.js';
import { PermitNotIssuedError, PermitNotPaidError } from './errors.js';
import { PaperModel, paperHash } from './paper/model.js';
import { partiesOf } from './paper/parties.js';
import { permitPaper } from './paper/permit.js';
import type { Renderer } from './renderer.js';
import { signPermit } from './token.js';

export interface FreezeDependencies {
  prisma: PrismaClient;
  signer: PermitSigner;
  /** named in every token */
  issuer: string;
  /** printed at the head of every paper */
  municipality: string;
  /** where readers reach `/verify`, without a slash at its end */
  publicUrl: () => string;
}

export interface RenderDependencies extends FreezeDependencies {
  renderer: Renderer;
  documents: Pick<DocumentStore, 'put' | 'open' | 'keptSince'>;
}

/**
 * The permit's paper and its token, made once: whoever asks later gets the same, whatever has changed in templates, keys
 * and addresses. Throws PermitNotIssuedError, PermitNotPaidError.
 */
export async function freezePermit(
  deps: FreezeDependencies,
  reference: string,
): Promise<{ paper: PaperModel; token: string }> {
  const { prisma } = deps;
  const frozen = await readFrozen(prisma, reference);
  if (frozen) return frozen;
  await mustBePaid(prisma, reference);
  const { granted, type } = await readGranted(prisma, reference, deps.municipality);
  const paper = permitPaper(granted);
  const { number, issuedAt, validUntil } = granted;
  const { plot } = partiesOf(granted.answers);
  const token = await signPermit(deps.signer, {
    issuer: deps.issuer,
    number,
    type,
    ...(plot && { plot }),
    issuedAt,
    validUntil,
    paperHash: paperHash(paper),
  });
  const printed: PaperModel = { ...paper, verificationUrl: `${deps.publicUrl()}/verify#${token}` };
  // Of two that come at the same time the first one's paper stays.
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.permit.updateMany({
      where: { reference, paper: { equals: Prisma.DbNull } },
      data: { paper: printed, token },
    });
    if (count > 0) await appendToTrail(tx, [printing(reference, { permit: number })]);
  });
  const kept = await readFrozen(prisma, reference);
  if (!kept) throw new PermitNotIssuedError(reference);
  return kept;
}

const printing = (subject: string, changed: JsonObject): Act => ({
  subject,
  act: 'PERMIT_PRINTED',
  by: 'engine',
  changed,
});

/** Draws the permit of an application and keeps the PDF by its hash. Again is harmless, and gives the same bytes. */
export async function renderPermit(
  deps: RenderDependencies,
  reference: string,
): Promise<{ sha256: string; bytes: number }> {
  const { prisma, documents, renderer } = deps;
  const done = await prisma.permit.findUnique({
    where: { reference },
    select: { documentSha256: true, documentBytes: true },
  });
  if (done?.documentSha256 && done.documentBytes && (await isKept(documents, done.documentSha256))) {
    return { sha256: done.documentSha256, bytes: done.documentBytes };
  }
  const { paper } = await freezePermit(deps, reference);
  const stored = await documents.put(Readable.from([await renderer.render(paper)]));
  await prisma.$transaction(async (tx) => {
    const { number } = await tx.permit.update({
      where: { reference },
      data: { documentSha256: stored.sha256, documentBytes: stored.size },
      select: { number: true },
    });
    await appendToTrail(tx, [printing(reference, { permit: number, sha256: stored.sha256 })]);
  });
  return { sha256: stored.sha256, bytes: stored.size };
}

/** Printing is gated on every slip of the filed revision. Throws PermitNotPaidError. */
export async function mustBePaid(prisma: PrismaClient, reference: string): Promise<void> {
  const application = await prisma.application.findUnique({ where: { reference }, select: { revision: true } });
  if (!application) throw new PermitNotIssuedError(reference);
  const unpaid = await prisma.paymentSlip.count({
    where: { reference, revision: application.revision, status: { not: 'PAID' } },
  });
  if (unpaid > 0) throw new PermitNotPaidError(reference);
}

async function readFrozen(prisma: PrismaClient, reference: string) {
  const row = await prisma.permit.findUnique({ where: { reference }, select: { paper: true, token: true } });
  if (!row) {
    await mustBePaid(prisma, reference);
    throw new PermitNotIssuedError(reference);
  }
  return row.paper && row.token ? { paper: PaperModel.parse(row.paper), token: row.token } : undefined;
}

async function isKept(documents: RenderDependencies['documents'], sha256: string): Promise<boolean> {
  return (await documents.keptSince(sha256)) !== undefined;
}
