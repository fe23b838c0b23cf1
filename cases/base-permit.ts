import { standingOn } from '../city/registers/own-permits.js';
import { jalaliDay } from '../forms/jalali.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { PERMITS } from '../forms/rulebook/registers.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { ownApplications } from './visible.js';

/** Where a form asks for the number of the permit that a case rests on, and the one that the owner is likely to mean. */
interface BasePermitFound {
  path: string;
  number: string;
  /** of the case that it was granted in */
  reference: string;
  issuedAt: Date;
}

/** Nobody has more that might be meant. */
const MOST_PERMITS = 50;
/** A key that is an answer as it stands, which alone can be filled in. */
const ANSWER = /^answers\.([A-Za-z][\w.]*)$/;

/** The latest permit of the owner that the type's cases rest on, of the plot where one is named. */
export async function basePermitFor(
  { prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>,
  { grant, registers }: FormDefinition,
  { ownerId, parcel }: { ownerId: string; parcel: string | null },
): Promise<BasePermitFound | undefined> {
  const base = grant?.base;
  const lookup = registers.find(({ name, register }) => name === base?.permit && register === PERMITS);
  const path = ANSWER.exec(lookup?.key ?? '')?.[1];
  if (!base || path === undefined) return undefined;
  const found = await prisma.permit.findMany({
    where: {
      // What grants nothing, as the answer of an inquiry, says nothing in the register.
      record: { not: Prisma.DbNull },
      application: {
        AND: [{ ownerId }, ownApplications(viewer)],
        ...(parcel !== null && { parcel }),
        ...(Array.isArray(base.types) && { permitType: { code: { in: base.types } } }),
      },
    },
    select: { number: true, reference: true, issuedAt: true, status: true, validUntil: true },
    orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
    take: MOST_PERMITS,
  });
  const today = jalaliDay(new Date());
  const wanted = base.standing ?? ['ISSUED'];
  const permit = found.find(({ status, validUntil }) => wanted.includes(standingOn(today, status, validUntil)));
  return permit && { path, number: permit.number, reference: permit.reference, issuedAt: permit.issuedAt };
}
