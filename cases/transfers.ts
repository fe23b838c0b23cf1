import type { Viewer } from '../city/people/viewer.js';
import { appendToTrail } from '../city/trail/append.js';
import { isLegalId, isNationalId } from '../forms/identifiers.js';
import { addDays, jalaliDay } from '../forms/jalali.js';
import { latinDigits } from '../forms/persian.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { TransferStatus } from '../prisma/generated/client/enums.js';
import { type Acting, byViewer } from './acting.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { inputMessages } from './messages/inputs.js';
import { viewCase } from './open-case.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';

/** Days for which an offer stands that names no last day, and the most for which one may. */
const USUAL_DAYS = 30;
const MOST_DAYS = 90;

interface Offer {
  reference: string;
  /** of the new owner */
  nationalId: string;
  /** Jalali day, its last */
  validUntil?: string | null | undefined;
}

/** The owner offers a case to whoever signs in with a national ID, once for an attempt; an offer before it is over. Gives its id. */
export async function offerTransfer(acting: Acting, offer: Offer, attempt: Attempt): Promise<string> {
  const { reference } = offer;
  const { row } = await viewCase(acting, reference, 'transfer');
  const toNationalId = newOwner(acting.viewer, offer.nationalId);
  const validUntil = lastDay(offer.validUntil);
  const id = await onlyOnce(acting, attempt, async (tx) => {
    const earlier = await tx.caseTransfer.updateManyAndReturn({
      where: { reference, status: 'OFFERED' },
      data: { status: 'WITHDRAWN', toNationalId: null, answeredAt: new Date() },
      select: { id: true },
    });
    const data = { reference, fromId: row.ownerId, toNationalId, validUntil };
    const made = await tx.caseTransfer.create({ data, select: { id: true } });
    const account = await tx.account.findUnique({ where: { nationalId: toNationalId }, select: { id: true } });
    if (account) {
      const told = { reference, event: 'TRANSFER_OFFERED', key: `transfer-${made.id}`, at: new Date() } as const;
      await acting.notices.tell(tx, { ...told, people: [account.id] });
    }
    const over = earlier.map((each) => ({ act: 'TRANSFER_WITHDRAWN', changed: { transfer: each.id } }));
    const acts = [...over, { act: 'TRANSFER_OFFERED', changed: { transfer: made.id, validUntil } }];
    await appendToTrail(
      tx,
      acts.map((act) => byViewer(acting, { subject: reference, ...act })),
    );
    return made.id;
  });
  await acting.notices.deliverWaiting();
  return id;
}

/** The owner takes an offer back. Again is harmless; one that was answered is not taken back. Gives its id. */
export async function withdrawTransfer(acting: Acting, given: string): Promise<string> {
  const { id, reference, fromId, status } = await transferOf(acting, given);
  if (fromId !== acting.viewer.id) throw new NotFoundError();
  if (status === 'WITHDRAWN') return id;
  await endOffer(acting, { id, reference, to: 'WITHDRAWN', act: 'TRANSFER_WITHDRAWN' });
  return id;
}

/** Ends an offer that nobody has taken; CONFLICT where somebody was faster. */
export async function endOffer(
  acting: Acting,
  { id, reference, to, act }: { id: string; reference: string; to: 'WITHDRAWN' | 'DECLINED'; act: string },
): Promise<void> {
  const data = { status: to, toNationalId: null, answeredAt: new Date() };
  const by = to === 'DECLINED' ? { toId: acting.viewer.id } : {};
  await acting.prisma.$transaction(async (tx) => {
    const where = { id, status: 'OFFERED' as const };
    const { count } = await tx.caseTransfer.updateMany({ where, data: { ...data, ...by } });
    if (count === 0) throw new Refusal('CONFLICT');
    await appendToTrail(tx, [byViewer(acting, { subject: reference, act, changed: { transfer: id } })]);
  });
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Offers that the viewer made, was made, or has answered. */
export function visibleTransfers({ id, nationalId }: Viewer): Prisma.CaseTransferWhereInput {
  return { OR: [{ fromId: id }, { toId: id }, ...(nationalId ? [{ toNationalId: nationalId }] : [])] };
}

/** One of them; NotFoundError for every other. */
export async function transferOf({ prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>, id: string) {
  const where = { AND: [{ id }, visibleTransfers(viewer)] };
  const transfer = isUuid(id) ? await prisma.caseTransfer.findFirst({ where }) : null;
  if (!transfer) throw new NotFoundError();
  return transfer;
}

/** An offer runs out with its last day; nobody has to write that down. */
export function transferStatus(
  { status, validUntil }: { status: TransferStatus; validUntil: string },
  today = jalaliDay(new Date()),
): TransferStatus {
  return status === 'OFFERED' && validUntil < today ? 'EXPIRED' : status;
}

function newOwner({ nationalId }: Viewer, given: string): string {
  const id = latinDigits(given).trim();
  if (!isNationalId(id) && !isLegalId(id)) throw invalidInput('nationalId', 'WRONG_FORMAT', inputMessages.NATIONAL_ID);
  if (id === nationalId) throw invalidInput('nationalId', 'OWN', inputMessages.OWN_NATIONAL_ID);
  return id;
}

function lastDay(given: string | null | undefined): string {
  const today = jalaliDay(new Date());
  const day = given ?? addDays(today, USUAL_DAYS);
  if (day >= today && day <= addDays(today, MOST_DAYS)) return day;
  throw invalidInput('validUntil', 'OUT_OF_RANGE', inputMessages.TRANSFER_DAYS);
}
