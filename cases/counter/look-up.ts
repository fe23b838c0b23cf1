import { stateOf } from '../../city/people/mandates.js';
import { appendToTrail } from '../../city/trail/append.js';
import { isNationalId } from '../../forms/identifiers.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { latinDigits } from '../../forms/persian.js';
import { type Acting, byViewer } from '../acting.js';
import { counterMessages } from '../messages/counter.js';
import { inputMessages } from '../messages/inputs.js';
import { ForbiddenError, invalidInput, Refusal } from '../refusals.js';
import { counterOf, isOwn } from './at-counter.js';

/** Somebody who stands before a counter, as far as the register of people knows them. */
export interface AtCounter {
  nationalId: string;
  /** null for whom nobody knows yet */
  name: LocalizedText | null;
  /** the last digits of the number that messages go to */
  mobileEnds: string | null;
  /** ids of what they have agreed to at this counter and is in force, the newest first */
  mandates: string[];
}

/** A national ID as it is kept; refuses what is none, and the caller's own. */
export function nationalIdOf({ viewer }: Pick<Acting, 'viewer'>, given: string): string {
  const id = latinDigits(given).trim();
  if (!isNationalId(id)) throw invalidInput('nationalId', 'WRONG_FORMAT', inputMessages.NATIONAL_ID);
  // Of whom no national ID is known nobody could say that they do not record their own consent.
  if (!viewer.nationalId && !viewer.claimedNationalId) throw new ForbiddenError(counterMessages.CLERK_UNKNOWN);
  if (isOwn(viewer, id)) throw new Refusal('SEPARATION_OF_DUTIES', counterMessages.OWN_CONSENT);
  return id;
}

/**
 * Looks somebody up by a whole national ID. That somebody did so stands in the trail of the person; of whom nobody knows, in that
 * of the counter, so that nobody tries one number after another unseen.
 */
export async function lookUpAtCounter(acting: Acting, given: string): Promise<AtCounter> {
  const counter = await counterOf(acting);
  const nationalId = nationalIdOf(acting, given);
  const account = await acting.prisma.account.findUnique({
    where: { nationalId },
    select: { id: true, name: true, mobile: true },
  });
  const act = account
    ? { subject: `person/${account.id}`, changed: { office: counter.id } }
    : { subject: `office/${counter.id}`, values: { '/nationalId': nationalId } };
  await acting.prisma.$transaction((tx) => appendToTrail(tx, [byViewer(acting, { ...act, act: 'LOOKED_UP' })]));
  if (!account) return { nationalId, name: null, mobileEnds: null, mandates: [] };
  const today = jalaliDay(new Date());
  const consents = await acting.prisma.mandate.findMany({
    where: { ownerId: account.id, officeId: counter.id, consent: { isNot: null } },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    select: { id: true, status: true, validUntil: true },
    take: 50,
  });
  return {
    nationalId,
    name: account.name as unknown as LocalizedText,
    mobileEnds: account.mobile?.slice(-3) ?? null,
    mandates: consents.filter((mandate) => stateOf(mandate, today) === 'ACTIVE').map(({ id }) => id),
  };
}
