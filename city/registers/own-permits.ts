import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { PermitStanding } from '../../forms/language/grant.js';
import type { Transaction } from '../../prisma/client.js';
import type { Prisma } from '../../prisma/generated/client/client.js';

/** Who says what stands in a grant. */
const HERE = 'granted here';

const grantColumns = {
  number: true,
  issuedAt: true,
  validUntil: true,
  status: true,
  record: true,
  initially: true,
  application: { select: { reference: true, ownerId: true, parcel: true, permitType: { select: { code: true } } } },
} as const satisfies Prisma.PermitSelect;
export type Grant = Prisma.PermitGetPayload<{ select: typeof grantColumns }>;

type Db = Pick<Transaction, 'permit' | 'account'>;
type Found = Extract<RegisterAnswer, { status: 'found' }>;

/** What is said of a permit whose type said nothing of its permits when it was filed, by field. */
export type SaysOfGrant = (reference: string) => Promise<Record<string, unknown>>;

/** A permit whose last day is over has lapsed; nobody has to write that down. */
export function standingOn(day: string, status: string, lastDay: string | null | undefined): PermitStanding {
  return status === 'ISSUED' && lastDay && lastDay < day ? 'EXPIRED' : (status as PermitStanding);
}

/** A holder without a national ID is known by their account. */
export const accountMark = (account: string): string => `account:${account}`;

/** A permit granted here as a record, with how it stands on a day. */
export function recordOfGrant(grant: Grant, day: string): Record<string, unknown> & { status: PermitStanding } {
  const { number, issuedAt, validUntil, application } = grant;
  const nosaziCode = application.parcel;
  return {
    ...(nosaziCode !== null && { nosaziCode }),
    ...(grant.record as object | null),
    number,
    permitType: application.permitType.code,
    issued: jalaliDay(issuedAt),
    ...(validUntil !== null && { expiry: validUntil }),
    status: standingOn(day, grant.status, validUntil),
  };
}

/**
 * What the register of permits answers: of a permit granted here its grant, with what an import adds to it; of another the
 * import. How either stands is the installation's to say, as far as it knows.
 */
export async function permitAnswer(
  db: Db,
  number: string,
  imported: RegisterAnswer,
  now: Date,
  says: SaysOfGrant = async () => ({}),
): Promise<RegisterAnswer> {
  const day = jalaliDay(now);
  const grant = await db.permit.findUnique({ where: { number }, select: grantColumns });
  if (grant) {
    const initially = (grant.initially as object | null) ?? (await says(grant.application.reference));
    return grantAnswer(db, { ...grant, initially: initially as Prisma.JsonObject }, imported, now);
  }
  if (imported.status !== 'found') return imported;
  const { status, expiry } = imported.record;
  const successor = await db.permit.findUnique({ where: { replaces: number }, select: { number: true } });
  const told = typeof status === 'string' ? status : 'ISSUED';
  const stands = successor ? 'SUPERSEDED' : standingOn(day, told, typeof expiry === 'string' ? expiry : null);
  return { ...imported, record: { ...imported.record, status: stands } };
}

async function grantAnswer(db: Db, grant: Grant, imported: RegisterAnswer, now: Date): Promise<Found> {
  const { ownerId } = grant.application;
  const owner = await db.account.findUnique({ where: { id: ownerId }, select: { nationalId: true } });
  const beside = imported.status === 'found' ? imported : undefined;
  const holders = [accountMark(ownerId), ...(owner?.nationalId ? [owner.nationalId] : [])];
  return {
    status: 'found',
    record: {
      ...(grant.initially as object | null),
      ...beside?.record,
      ...recordOfGrant(grant, jalaliDay(now)),
      holders,
    },
    source: beside ? `${HERE}; ${beside.source} ${beside.version}` : HERE,
    version: jalaliDay(grant.issuedAt),
    at: now.toISOString(),
  };
}
