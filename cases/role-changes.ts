import { canBeGranted, endHolding, grantHolding, isLookAlike, savePerson } from '../city/people/register.js';
import { sameAccount } from '../city/people/second-person.js';
import type { LocalizedText } from '../forms/language/text.js';
import { isGivenByTwo } from '../policy/two-persons.js';
import type { Transaction } from '../prisma/client.js';
import type { Acting } from './acting.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { proposeAct, takesTwo } from './proposals/propose.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';
import { accountIdOf, identifierOf, titleOf } from './text-input.js';

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
  const id = accountIdOf('id', entry.id);
  const officeId = entry.officeId == null ? null : identifierOf('officeId', entry.officeId);
  if (await isLookAlike(prisma, id)) throw invalidInput('id', 'LOOK_ALIKE', actMessages.LOOK_ALIKE);
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

/** What became of a wanted grant: a holding, or a proposal of one to another administrator. */
export type Granted = { holding: string } | { proposal: string };

/** Gives a role, once for an attempt, or proposes it where that takes two. Nobody grants one to themselves. */
export async function grantRole(acting: Acting, grant: RoleGrant, attempt: Attempt): Promise<Granted> {
  const { viewer, prisma } = acting;
  must(viewer, 'manageOrganisation');
  if (sameAccount(grant.person, viewer.id)) throw new Refusal('SEPARATION_OF_DUTIES', actMessages.OWN_ROLE);
  const { person, role, unit, district, until } = grant;
  const from = grant.from ?? new Date();
  if (until && until <= from) throw invalidInput('until', 'BEFORE_FROM', actMessages.ENDS_FIRST);
  const what = { person, role, unit, district, from, until };
  const created = await onlyOnce(acting, attempt, async (tx) => {
    if (!(await takesTwoToGive(acting, tx, role))) {
      const holding = await grantHolding(tx, { ...what, by: viewer.id });
      if (holding) return holding;
    } else if (await canBeGranted(tx, what)) {
      return proposeAct(acting, tx, { act: 'GRANT_ROLE', subject: `person/${person}`, what });
    }
    throw new NotFoundError();
  });
  const holding = await prisma.roleHolding.count({ where: { id: created } });
  return holding > 0 ? { holding: created } : { proposal: created };
}

async function takesTwoToGive(acting: Acting, tx: Transaction, id: string): Promise<boolean> {
  if (!takesTwo(acting)) return false;
  // As it is while it is given: nobody makes it head others in between.
  await tx.$executeRaw`SELECT 1 FROM "Role" WHERE id = ${id} FOR SHARE`;
  const role = await tx.role.findUnique({ where: { id }, select: { kind: true, heads: true } });
  return role !== null && isGivenByTwo(role);
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
