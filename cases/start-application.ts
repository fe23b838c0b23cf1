import { appendToTrail } from '../city/trail/append.js';
import { jalaliDay } from '../forms/jalali.js';
import { nextNumber } from '../prisma/counter.js';
import { type Acting, onCase } from './acting.js';
import { draftCopy } from './draft.js';
import { begunBy, mustBeOffered } from './generation.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { mustReach, onWhoseBehalf } from './on-behalf.js';
import { mustStillBePlots } from './plot-ended.js';
import { mayBeginOn } from './public-notices/on-notice.js';
import { servedType } from './served-type.js';

interface NewApplication {
  permitType: string;
  /** any JSON object */
  answers?: unknown;
  /** the mandate under which an office applies for its owner */
  onBehalfOf?: string | null | undefined;
  /** code of the public notice that it is filed on */
  onNotice?: string | null | undefined;
}

/** Begins a draft, once for an attempt, and gives its reference. */
export async function startApplication(acting: Acting, wanted: NewApplication, attempt: Attempt): Promise<string> {
  const { permitType, answers, onBehalfOf } = wanted;
  const { ownerId, mandate } = await onWhoseBehalf(acting, onBehalfOf);
  const active = await servedType(acting, permitType);
  const copy = await draftCopy(acting, active, answers);
  const generation = begunBy(mandate);
  mustBeOffered(active.definition, generation);
  const onNotice = await mayBeginOn(acting, { definition: active.definition, notice: wanted.onNotice, ownerId });
  mustReach(mandate, { permitType, parcel: copy.parcel, parcels: copy.parcels, drafting: true });
  await mustStillBePlots(acting, copy);
  // Before the transaction, which would otherwise wait for a second connection while it holds one.
  const number = await nextReference(acting);
  const reference = await onlyOnce(acting, attempt, async (tx) => {
    const now = new Date();
    const parties = { ownerId, filedById: acting.viewer.id, mandateId: mandate?.id ?? null, generation };
    const dates = { createdAt: now, updatedAt: now };
    await tx.application.create({
      data: {
        reference: number,
        permitTypeHash: active.hash,
        ...parties,
        ...copy,
        ...dates,
        ...(onNotice && { onNotice }),
      },
    });
    const changed = { permitType, generation, ...(mandate && { mandate: mandate.id }), ...(onNotice && { onNotice }) };
    const act = { subject: number, act: 'STARTED', changed, values: { '': copy.draft } };
    await appendToTrail(tx, [onCase(acting, { ownerId }, act)]);
    // Who has no phone of their own hears of it by the number that they gave.
    if (generation === 'STAFF') {
      const told = { reference: number, event: 'BEGUN_AT_COUNTER', key: 'begun', at: now } as const;
      await acting.notices.tell(tx, { ...told, people: [ownerId] });
    }
    return number;
  });
  if (generation === 'STAFF') await acting.notices.deliverWaiting();
  return reference;
}

/** The next reference of the year. A number that is never used after all leaves a gap. */
async function nextReference({ prisma, numbers }: Acting): Promise<string> {
  await numbers?.tryToBeAhead();
  const year = jalaliDay(new Date()).slice(0, 4);
  const next = await nextNumber(prisma, `application-${year}`);
  numbers?.given();
  return `U-${year}-${String(next).padStart(6, '0')}`;
}
