import type { MandateFacts } from '../city/people/mandates.js';
import { offeredBy } from '../forms/generation.js';
import type { FormDefinition, Generation } from '../forms/language/definition.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { exactRefusals } from './messages/refusals.js';
import { ForbiddenError } from './refusals.js';

/** By which of the four a case is begun: at the counter, by an engineering office, or by the owner at home. */
export function begunBy(mandate: Pick<MandateFacts, 'office'> | null): Generation {
  if (!mandate) return 'CITIZEN';
  return mandate.office.kind === 'COUNTER' ? 'STAFF' : 'OFFICE';
}

/** By which it is filed where a conversation’s proposal was confirmed: what is done at the counter stays the counter’s. */
export const confirmedBy = (mandate: Pick<MandateFacts, 'office'> | null): Generation =>
  begunBy(mandate) === 'STAFF' ? 'STAFF' : 'SMART';

/** Of a case. One from before it was kept was an office's, where it has a mandate, or its owner's: there was no other way. */
export const generationOf = (row: {
  generation?: Generation | null | undefined;
  mandateId?: string | null | undefined;
  mandate?: object | null;
}): Generation => row.generation ?? ((row.mandateId ?? row.mandate) ? 'OFFICE' : 'CITIZEN');

/** The same as an expression over the application `a`. */
export const GENERATION_SQL = `coalesce(a.generation::text, CASE WHEN a."mandateId" IS NULL THEN 'CITIZEN' ELSE 'OFFICE' END)`;

/** Cases of any of these. */
export const ofGenerations = (wanted: readonly Generation[]): Prisma.ApplicationWhereInput => ({
  OR: [
    { generation: { in: [...wanted] } },
    ...(wanted.includes('OFFICE') ? [{ generation: null, mandateId: { not: null } }] : []),
    ...(wanted.includes('CITIZEN') ? [{ generation: null, mandateId: null }] : []),
  ],
});

/** Refuses a way in which the type is not offered. */
export function mustBeOffered(definition: Pick<FormDefinition, 'offered'>, generation: Generation): void {
  if (!offeredBy(definition).includes(generation)) throw new ForbiddenError(exactRefusals[`NOT_OFFERED_${generation}`]);
}
