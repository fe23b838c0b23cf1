import { ApplicationFailure } from '@temporalio/common';
import { representation } from '../city/people/mandates.js';
import type { RegisterReader } from '../city/registers/privacy.js';
import { jalaliDay } from '../forms/jalali.js';
import { refusalFor } from '../policy/judge.js';
import { applicationState } from '../policy/states.js';
import type { Parties } from '../workflows/evaluation-summary.js';
import type { FilingNow } from './filing-now.js';

export interface Filing {
  ownerId: string;
  ownerNationalId: string | null;
  parcel: string | null;
  parcels: string[] | null;
  /** of the engineering office whose mandate lets it act */
  officeId: string | undefined;
  parties: Parties;
}

/** Whom the registers are read for: the owner, whoever files. */
export const applicantOf = ({ ownerId, ownerNationalId }: Pick<Filing, 'ownerId' | 'ownerNationalId'>) =>
  ({ account: ownerId, nationalId: ownerNationalId, staff: false }) satisfies RegisterReader;

/**
 * Whether this person may file the application at this instant, and whose case it is. The server has asked before; what
 * counts is how the mandate stands when the filing is taken up. Refuses with the policy's code.
 */
export function mayFile(
  now: Omit<FilingNow, 'source' | 'rulebooks' | 'templates'>,
  { reference, filedBy, at }: { reference: string; filedBy: string; at: string },
): Filing {
  const { ownerId, filedById, parcel, parcels, mandate, consentBy, people: accounts } = now;
  const people = [...new Set([ownerId, filedById, filedBy])];
  const office = mandate && representation(mandate, { permitType: now.type, parcel, parcels }, jalaliDay(new Date(at)));
  const filerOffice = accounts.find(({ id }) => id === filedBy)?.officeId;
  const represents = mandate !== null && filerOffice === mandate.officeId;
  const relation = filedBy === ownerId ? 'owner' : represents && office ? office : 'otherCitizen';
  const code = refusalFor('submit', [relation], applicationState(now));
  if (code) throw ApplicationFailure.nonRetryable(`Filing ${reference} is refused: ${code}.`, code);
  const offices = [mandate?.officeId, ...accounts.map(({ officeId }) => officeId)].filter((id) => id != null);
  const hands = consentBy === null ? [] : [filedById, filedBy, consentBy];
  const clerks = [...new Set(hands)].filter((id) => id !== ownerId);
  return {
    ownerId,
    ownerNationalId: accounts.find(({ id }) => id === ownerId)?.nationalId ?? null,
    parcel,
    parcels,
    officeId: office === 'office' && consentBy === null ? mandate?.officeId : undefined,
    parties: { people, offices: [...new Set(offices)], ...(clerks.length > 0 && { clerks }) },
  };
}
