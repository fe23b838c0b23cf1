import { endHolding, grantHolding, savePerson } from '../city/people/register.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Acting } from './acting.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';
import { identifierOf, titleOf } from './text-input.js';

interface PersonEntry {
  /** that the sign-in provider knows them by */
  id: string;
  name: LocalizedText;
  /** the engineering office they work at */
  officeId?: string | null | undefined;
}

/** Registers somebody who may act, or corrects the entry. */
export async function enterPerson({ prisma, viewer }: Acting, entry: PersonEntry): Promise<void> {
  must(viewer, 'manageOrganisation');
  const id = identifierOf('id', entry.id);
  const officeId = entry.officeId == null ? null : identifierOf('officeId', entry.officeId);
  await savePerson(prisma, { id, name: titleOf('name', entry.name), officeId, by: viewer.id });
}

interface RoleGrant {
  /** account's id */
  person: string;
  role: string;
  unit?: string | null | undefined;
  district?: string | null | undefined;
  /** now without */
  from?: Date | null | undefined;
  until?: Date | null | undefined;
}

/** Gives a role, once for an attempt, and gives the holding's id. Nobody grants one to themselves. */
export async function grantRole(acting: Acting, grant: RoleGrant, attempt: Attempt): Promise<string> {
  const { viewer } = acting;
  must(viewer, 'manageOrganisation');
  if (grant.person === viewer.id) throw new Refusal('SEPARATION_OF_DUTIES', actMessages.OWN_ROLE);
  const from = grant.from ?? new Date();
  if (grant.until && grant.until <= from) throw invalidInput('until', 'BEFORE_FROM', actMessages.ENDS_FIRST);
  return onlyOnce(acting, attempt, async (tx) => {
    const granted = await grantHolding(tx, { ...grant, from, by: viewer.id });
    if (!granted) throw new NotFoundError();
    return granted;
  });
}

/** Ends a holding, now or at an instant to come. What was held before stays on record. */
export async function endRole(
  { prisma, viewer }: Acting,
  { id, until }: { id: string; until?: Date | null | undefined },
): Promise<void> {
  must(viewer, 'manageOrganisation');
  const ended = await endHolding(prisma, { id, until: until ?? new Date(), by: viewer.id });
  if (ended === 'unknown') throw new NotFoundError();
  if (ended === 'last') throw new Refusal('CONFLICT', actMessages.LAST_ADMINISTRATOR);
  if (ended === 'over') throw new Refusal('CONFLICT', actMessages.HOLDING_OVER);
}
