import { beginDelegation, endDelegation, isStaff, ownHolding } from '../city/people/delegations.js';
import { appendToTrail } from '../city/trail/append.js';
import { addDays, jalaliDay } from '../forms/jalali.js';
import { generalRefusal } from '../policy/judge.js';
import { type Acting, byViewer } from './acting.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { actMessages } from './messages/acts.js';
import { may } from './permission.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';

/** Nobody is away for longer, in days, than a role should go without being given anew. */
const LONGEST = 366;

interface NewDelegation {
  /** one of the viewer's own role holdings */
  holding: string;
  to: string;
  /** Jalali day; today without */
  from?: string | null | undefined;
  /** Jalali day, the last */
  until: string;
}

/** Lets another person act in the viewer's place in one role, once for an attempt. Gives the delegation's id. */
export async function delegateRole(acting: Acting, wanted: NewDelegation, attempt: Attempt): Promise<string> {
  const { prisma, viewer } = acting;
  const { id: person } = viewer;
  const now = new Date();
  const today = jalaliDay(now);
  const from = wanted.from ?? today;
  const { to, until } = wanted;
  const holding = await ownHolding(prisma, { id: wanted.holding, person, at: now });
  if (!holding) throw new NotFoundError();
  if (generalRefusal('delegateRole', [holding.kind])) throw new Refusal('FORBIDDEN', actMessages.ROLE_NOT_DELEGABLE);
  if (to === person) throw invalidInput('to', 'ONESELF', actMessages.DELEGATE_ONESELF);
  if (!(await isStaff(prisma, to, now))) throw invalidInput('to', 'NOT_STAFF', actMessages.DELEGATE_NOT_STAFF);
  if (from < today) throw invalidInput('from', 'IN_THE_PAST', actMessages.BEGINS_IN_THE_PAST);
  if (until < from || until > addDays(from, LONGEST))
    throw invalidInput('until', 'SPAN_INVALID', actMessages.SPAN_INVALID);
  return onlyOnce(acting, attempt, async (tx) => {
    const begun = await beginDelegation(tx, { holding: holding.id, to, from, until });
    const changed = { delegation: begun, holding: holding.id, to, from, until };
    await appendToTrail(tx, [byViewer(acting, { subject: `person/${person}`, act: 'ROLE_DELEGATED', changed })]);
    return begun;
  });
}

/** Ends a delegation at once. What was done under it stands. */
export async function takeBackRole(acting: Acting, id: string): Promise<void> {
  const { prisma, viewer } = acting;
  const anybodys = may(viewer, 'manageOrganisation');
  await prisma.$transaction(async (tx) => {
    const ended = await endDelegation(tx, { id, by: viewer.id, anybodys, now: new Date() });
    if (ended === 'unknown') throw new NotFoundError();
    if (ended === 'over') throw new Refusal('CONFLICT', actMessages.DELEGATION_OVER);
    const act = { subject: `person/${ended.person}`, act: 'DELEGATION_ENDED', changed: { delegation: id } };
    await appendToTrail(tx, [byViewer(acting, act)]);
  });
}
