import { randomUUID } from 'node:crypto';
import type { ReadCalendar } from '../city/calendar/read.js';
import { changeStanding } from '../city/papers/standing.js';
import { sameAccount } from '../city/people/second-person.js';
import { appendToTrail } from '../city/trail/append.js';
import { afterWorkingDays } from '../forms/decision/appeal-day.js';
import { jalaliDay } from '../forms/jalali.js';
import { capacitiesFor } from '../policy/holding.js';
import type { Transaction } from '../prisma/client.js';
import { isUuid } from '../prisma/uuid.js';
import { type Acting, byViewer, onCase } from './acting.js';
import { appealWords, automationMessages } from './messages/automation.js';
import { viewCase } from './open-case.js';
import { NotFoundError, Refusal } from './refusals.js';
import { requiredWords } from './text-input.js';

/** The last Jalali day on which a decision of an instant may be appealed. */
export async function lastDayOfAppeal(calendar: ReadCalendar, at: Date, days: number): Promise<string> {
  return afterWorkingDays(at, days, await calendar());
}

/** Objects to what was decided without a person, once the permit is granted. Gives the appeal's id. */
export async function appealDecision(
  acting: Acting,
  calendar: ReadCalendar,
  { reference, reason }: { reference: string; reason: string },
): Promise<string> {
  const { viewer, prisma, catalogue } = acting;
  const text = requiredWords('reason', reason, 4_000);
  const { row } = await viewCase(acting, reference, 'appeal');
  const decision = await prisma.automatedDecision.findFirst({
    where: { reference, answer: 'approve', mode: 'sampled' },
    orderBy: { revision: 'desc' },
  });
  if (!decision) throw new Refusal('CONFLICT', automationMessages.NOTHING_TO_APPEAL);
  if (row.status !== 'ISSUED') throw new Refusal('CONFLICT', automationMessages.NOT_GRANTED_YET);
  const { appeal } = await catalogue.decisionPolicyOf(decision.policyHash);
  const last = await lastDayOfAppeal(calendar, decision.at, appeal.days);
  if (jalaliDay(new Date()) > last) throw new Refusal('CONFLICT', automationMessages.TOO_LATE({ day: last }));
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Application" WHERE reference = ${reference} FOR UPDATE`;
    const open = await tx.decisionAppeal.count({ where: { reference, status: 'OPEN' } });
    if (open > 0) throw new Refusal('CONFLICT', automationMessages.APPEAL_OPEN);
    const remark = randomUUID();
    await tx.remark.create({ data: { id: remark, reference, author: viewer.id, text } });
    const { revision, permitType } = decision;
    const at = new Date();
    const { id } = await tx.decisionAppeal.create({
      data: {
        ...{ reference, revision, permitType, role: appeal.role, remark },
        ...{ districtId: row.districtId, filedBy: viewer.id, filedAt: at },
      },
    });
    const told = { subject: reference, act: 'APPEAL_FILED', at, revision, changed: { appeal: id } };
    await appendToTrail(tx, [onCase(acting, row, { ...told, reason: { words: text, remark } })]);
    return id;
  });
}

interface Outcome {
  id: string;
  upheld: boolean;
  reason: string;
}

/**
 * Decides an appeal. Neither the engine nor anybody of the case, nor whoever has decided in it before. One that is upheld
 * overrules the decision, so that more cases are drawn from then on, and takes the permit out of force until it is decided anew.
 */
export async function decideAppeal(acting: Acting, { id, upheld, reason }: Outcome): Promise<void> {
  const { prisma, notices, log } = acting;
  const words = requiredWords('reason', reason, 4_000);
  if (!isUuid(id)) throw new NotFoundError();
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "DecisionAppeal" WHERE id = ${id}::uuid FOR UPDATE`;
    const appeal = await tx.decisionAppeal.findUnique({ where: { id } });
    if (!appeal) throw new NotFoundError();
    await mustBeFit(tx, acting, appeal);
    if (appeal.status !== 'OPEN') throw new Refusal('CONFLICT', automationMessages.APPEAL_DECIDED);
    const at = new Date();
    const { reference, revision } = appeal;
    const decided = { decidedBy: acting.viewer.id, decidedAt: at, decision: words };
    await tx.decisionAppeal.update({ where: { id }, data: { ...decided, status: upheld ? 'UPHELD' : 'DISMISSED' } });
    const acts = [
      byViewer(acting, {
        ...{ subject: reference, act: 'APPEAL_DECIDED', at, revision, reason: { words } },
        changed: { appeal: id, outcome: upheld ? 'UPHELD' : 'DISMISSED' },
      }),
    ];
    if (upheld) {
      const overruled = { overruledAt: at, overruledWhy: 'APPEAL' };
      await tx.automatedDecision.updateMany({ where: { reference, revision, answer: 'approve' }, data: overruled });
      const permit = await tx.permit.findUnique({ where: { reference }, select: { number: true, status: true } });
      if (permit?.status === 'ISSUED') {
        const { fa, en } = appealWords.upheld;
        const shown = `${fa} (${en})`;
        await changeStanding(tx, { number: permit.number, to: 'SUSPENDED', at, reason: shown });
        await notices.tell(tx, { reference, event: 'SUSPENDED', at, reason: shown, key: `suspended-${id}` });
        const changed = { permit: permit.number, status: 'SUSPENDED' };
        acts.push(byViewer(acting, { subject: reference, act: 'PERMIT_SUSPENDED', at, changed }));
      }
    }
    await appendToTrail(tx, acts);
  });
  await notices.deliverWaiting().catch((error: unknown) => log.warn({ err: error }, 'people are told later'));
}

interface Appealed {
  reference: string;
  role: string;
  districtId: string | null;
  filedBy: string;
}

async function mustBeFit(tx: Transaction, { viewer }: Acting, appeal: Appealed): Promise<void> {
  if (capacitiesFor(viewer, [appeal.role], appeal.districtId).length === 0) throw new NotFoundError();
  const { ownerId, filedById } = await tx.application.findUniqueOrThrow({
    where: { reference: appeal.reference },
    select: { ownerId: true, filedById: true },
  });
  const deciders = await tx.task.findMany({
    where: { reference: appeal.reference, status: 'DONE' },
    select: { decidedBy: true, onBehalfOf: true },
  });
  const apart = [ownerId, filedById, appeal.filedBy, ...deciders.flatMap((task) => [task.decidedBy, task.onBehalfOf])];
  if (apart.some((person) => person !== null && sameAccount(person, viewer.id)))
    throw new Refusal('SEPARATION_OF_DUTIES', automationMessages.KEPT_APART);
}
