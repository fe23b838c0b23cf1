import { isNosaziCode } from '../forms/identifiers.js';
import { latinDigits } from '../forms/persian.js';
import type { Acting } from './acting.js';
import { actMessages } from './messages/acts.js';
import { inputMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';

/** Codes of served permit types, each once; refuses others, none and too many. */
export async function permitTypesOf({ prisma }: Acting, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0 || wanted.length > 100) {
    throw invalidInput('permitTypes', 'REQUIRED', actMessages.PERMIT_TYPES_REQUIRED);
  }
  const rows = await prisma.permitType.findMany({
    where: { code: { in: wanted }, status: 'ACTIVE' },
    select: { code: true },
  });
  const known = new Set(rows.map(({ code }) => code));
  const unknown = wanted.findIndex((code) => !known.has(code));
  if (unknown < 0) return wanted;
  throw invalidInput(`permitTypes.${unknown}`, 'UNKNOWN_PERMIT_TYPE', actMessages.UNKNOWN_PERMIT_TYPE);
}

/** A renewal code as parcels are found by. */
export function parcelOf(parcel: string | null | undefined): string | null {
  if (parcel == null || parcel.trim() === '') return null;
  const code = latinDigits(parcel).trim();
  if (isNosaziCode(code)) return code;
  throw invalidInput('parcel', 'PARCEL_INVALID', inputMessages.PARCEL_INVALID);
}
