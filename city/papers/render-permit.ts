import { Readable } from 'node:stream';
import type { PrismaClient } from '../../prisma/client.js';
import { ask, type Database } from '../../prisma/sql.js';
import type { DocumentStore } from '../documents/store.js';
import type { PermitSigner } from '../signing/signer.js';
import { type Act, appendToTrail, trailRows, wholeActs } from '../trail/append.js';
import type { JsonObject } from '../trail/entry.js';
import { grantedCase } from './case-rows.js';
import { PermitNotIssuedError, PermitNotPaidError } from './errors.js';
import { type PaperModel, paperHash } from './paper/model.js';
import { partiesOf } from './paper/parties.js';
import { permitPaper } from './paper/permit.js';
import { type PermitNow, permitNow } from './permit-now.js';
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

/** What is printed of a permit, and its token. */
interface Made {
  paper: PaperModel;
  token: string;
}

/**
 * The permit's paper and its token, made once: whoever asks later gets the same, whatever has changed in templates, keys
 * and addresses. Throws PermitNotIssuedError, PermitNotPaidError.
 */
export async function freezePermit(deps: FreezeDependencies, reference: string, number?: string): Promise<Made> {
  const { prisma } = deps;
  const now = await permitNow(prisma, reference, number);
  if (now.frozen) return now.frozen;
  const made = await make(deps, reference, now);
  const kept = await freeze(prisma, now.number, made, [printing(reference, { permit: now.number })]);
  return kept ? made : freezePermit(deps, reference, number);
}

async function make(
  deps: FreezeDependencies,
  reference: string,
  { number, issuedAt, validUntil, parts, plots, step, filed }: PermitNow,
): Promise<Made> {
  if (!filed) throw new PermitNotIssuedError(reference);
  const names = { reference, issuer: deps.municipality };
  const now = { number, issuedAt, validUntil, parts, plots, step, filed };
  const { granted, type } = await grantedCase(deps.prisma, now, names);
  const paper = permitPaper(granted);
  const { plot } = partiesOf(granted.answers);
  const token = await signPermit(deps.signer, {
    issuer: deps.issuer,
    number,
    type,
    ...(plot && { plot }),
    issuedAt: granted.issuedAt,
    validUntil,
    paperHash: paperHash(paper),
  });
  return { paper: { ...paper, verificationUrl: `${deps.publicUrl()}/verify#${token}` }, token };
}

const FREEZE = { name: 'keep a paper', text: 'SELECT keep_paper($1, $2::jsonb, $3::jsonb) AS kept' };

/** Of two that come at the same time the first one's paper stays, with its acts; says whether this is it. */
async function freeze(
  database: Database,
  number: string,
  made: Made & Partial<Drawn>,
  acts: readonly Act[],
): Promise<boolean> {
  const rows = trailRows(wholeActs(acts), new Map());
  const [row] = await ask<{ kept: boolean }>(database, FREEZE, [number, JSON.stringify(made), JSON.stringify(rows)]);
  return row?.kept === true;
}

const printing = (subject: string, changed: JsonObject): Act => ({
  subject,
  act: 'PERMIT_PRINTED',
  by: 'engine',
  changed,
});

/** Draws a permit of an application, by default its newest, and keeps the PDF by its hash. Again is harmless, and gives the same bytes. */
export async function renderPermit(
  deps: RenderDependencies,
  reference: string,
  number?: string,
): Promise<{ sha256: string; bytes: number }> {
  const { prisma, documents, renderer } = deps;
  const now = await permitNow(prisma, reference, number);
  if (now.document && (await isKept(documents, now.document.sha256))) return now.document;
  const made = now.frozen ?? (await make(deps, reference, now));
  const stored = await documents.put(Readable.from([await renderer.render(made.paper)]));
  const drawn = { documentSha256: stored.sha256, documentBytes: stored.size };
  const act = printing(reference, { permit: now.number, sha256: stored.sha256 });
  if (now.frozen) {
    await prisma.$transaction(async (tx) => {
      await tx.permit.update({ where: { number: now.number }, data: drawn, select: { number: true } });
      await appendToTrail(tx, [act]);
    });
    return { sha256: stored.sha256, bytes: stored.size };
  }
  const acts = [printing(reference, { permit: now.number }), act];
  const isKeptSo = await freeze(prisma, now.number, { ...made, ...drawn }, acts);
  // Another was first with its paper, and that one is drawn.
  return isKeptSo ? { sha256: stored.sha256, bytes: stored.size } : renderPermit(deps, reference, number);
}

interface Drawn {
  documentSha256: string;
  documentBytes: number;
}

/** Printing is gated on every slip of the filed revision; of a paper that is made those were paid, and later ones are for what came since. Throws PermitNotPaidError. */
export async function mustBePaid(prisma: PrismaClient, reference: string): Promise<void> {
  const application = await prisma.application.findUnique({
    where: { reference },
    select: { revision: true, permit: { select: { token: true } } },
  });
  if (!application) throw new PermitNotIssuedError(reference);
  const { revision, permit } = application;
  const status = permit?.token ? ('REFUNDED' as const) : { notIn: ['PAID' as const, 'VOID' as const] };
  const unpaid = await prisma.paymentSlip.count({ where: { reference, revision, status } });
  if (unpaid > 0) throw new PermitNotPaidError(reference);
}

async function isKept(documents: RenderDependencies['documents'], sha256: string): Promise<boolean> {
  return (await documents.keptSince(sha256)) !== undefined;
}
