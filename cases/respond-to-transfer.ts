import { appendToTrail } from '../city/trail/append.js';
import { applicationState } from '../policy/states.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import { type Acting, byViewer } from './acting.js';
import { actorOf } from './actor.js';
import { caseRow } from './case-head.js';
import { handOver, prepareTransfer } from './hand-over.js';
import { exactRefusals } from './messages/refusals.js';
import { policyRefusal, unlessOfState } from './open-case.js';
import { ForbiddenError, NotFoundError, Refusal } from './refusals.js';
import { sendFirst } from './send-first.js';
import { endOffer, transferOf, transferStatus } from './transfers.js';
import { kindsOf } from './viewer-relations.js';

/** Whoever is offered a case takes it or declines. The same answer again changes nothing. Gives the offer's id. */
export async function respondToTransfer(
  acting: Acting,
  { id: given, accept }: { id: string; accept: boolean },
): Promise<string> {
  const { viewer } = acting;
  const transfer = await transferOf(acting, given);
  const { id, reference } = transfer;
  const status = transferStatus(transfer);
  const answer = accept ? 'ACCEPTED' : 'DECLINED';
  if (status === answer && transfer.toId === viewer.id) return id;
  // Whoever made the offer sees it too.
  const isTheirs = transfer.toNationalId !== null && transfer.toNationalId === viewer.nationalId;
  if (!isTheirs) throw transfer.fromId === viewer.id ? new ForbiddenError() : new NotFoundError();
  if (status !== 'OFFERED') throw new Refusal('CONFLICT');
  if (!accept) {
    await endOffer(acting, { id, reference, to: 'DECLINED', act: 'TRANSFER_DECLINED' });
    return id;
  }
  if (!kindsOf(viewer).includes('CITIZEN')) throw new ForbiddenError(exactRefusals.NOT_AN_APPLICANT);
  await take(acting, transfer);
  return id;
}

interface Offered {
  id: string;
  reference: string;
  fromId: string;
}

async function take(acting: Acting, offer: Offered): Promise<void> {
  const { id: transfer, reference } = offer;
  const { messenger, viewer, prisma } = acting;
  const row = await caseRow(prisma, reference);
  if (!row) throw new NotFoundError();
  const refusal = unlessOfState(policyRefusal('transfer', ['owner'], applicationState(row), row.revision));
  if (row.revision === 0) {
    if (refusal) throw refusal;
    return takeDraft(acting, offer);
  }
  const id = `transfer-${transfer}`;
  const message = { actor: actorOf(viewer), transfer };
  await sendFirst(acting, { reference, id, refusal }, () => messenger.transfer(reference, message, id));
}

/** A draft has no workflow that would have to know. */
async function takeDraft(acting: Acting, { id: transfer, reference, fromId }: Offered): Promise<void> {
  const { prisma, viewer } = acting;
  const at = new Date().toISOString();
  const prepared = await prepareTransfer(acting, reference, { id: transfer, to: viewer.id });
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, status: 'DRAFT', revision: 0 },
      data: { updatedAt: at },
    });
    if (count === 0 || !(await handOver(tx, { reference, at }, prepared))) throw new Refusal('CONFLICT');
    await tellApplicationChanged(tx, reference);
    const told = { reference, event: 'TRANSFERRED', key: `transfer-${transfer}`, at: new Date(at) } as const;
    await acting.notices.tell(tx, { ...told, people: [viewer.id, fromId] });
    const changed = { transfer };
    await appendToTrail(tx, [byViewer(acting, { subject: reference, act: 'TRANSFERRED', at: new Date(at), changed })]);
  });
  await acting.notices.deliverWaiting();
}
