import { BY_RESPONDER } from '../../../forms/appeals.js';
import type { Transaction } from '../../../prisma/client.js';
import { Prisma } from '../../../prisma/generated/client/client.js';
import { keptBecause, kindTitles } from '../messages/kinds.js';
import type { Kind } from './kind.js';

/** Why somebody objects to the end of a case on whose notice they had filed something. */
async function objections(db: Transaction, person: string): Promise<{ reference: string; reason: string }[]> {
  const filed = await db.noticeResponse.findMany({
    where: { person },
    distinct: ['reference'],
    select: { reference: true },
  });
  const told = await db.timelineEntry.findMany({
    where: {
      reference: { in: filed.map(({ reference }) => reference) },
      ...{ actor: person, type: 'APPEAL_FILED', data: { path: ['by'], equals: BY_RESPONDER } },
    },
    select: { reference: true, data: true },
  });
  return told.map(({ reference, data }) => ({ reference, reason: (data as { reason?: string }).reason ?? '' }));
}

/** An applicant's own words about their case, and those of who objects to it; what a reviewer wrote is the reason of a decision. */
async function ownWords(db: Transaction, person: string): Promise<{ id: string; reference: string; text: string }[]> {
  const cases = await db.application.findMany({
    where: { OR: [{ ownerId: person }, { filedById: person }] },
    select: { reference: true },
  });
  const own = { reference: { in: cases.map(({ reference }) => reference) } };
  const objected = (await objections(db, person)).map(({ reference, reason: text }) => ({ reference, text }));
  return db.remark.findMany({
    where: { author: person, text: { not: '' }, OR: [own, ...objected] },
    select: { id: true, reference: true, text: true, createdAt: true },
  });
}

const ownMessages = (person: string): Prisma.CaseMessageWhereInput => ({
  author: person,
  side: 'APPLICANT',
  text: { not: '' },
});

const neverTookEffect = (person: string): Prisma.MandateWhereInput => ({
  ownerId: person,
  status: { in: ['OFFERED', 'DECLINED'] },
  applications: { none: { revision: { gt: 0 } } },
});

/** Cases that are offered to somebody. */
async function offersTo(db: Transaction, person: string): Promise<{ id: string; reference: string }[]> {
  const account = await db.account.findUnique({ where: { id: person }, select: { nationalId: true } });
  if (!account?.nationalId) return [];
  return db.caseTransfer.findMany({
    where: { toNationalId: account.nationalId },
    select: { id: true, reference: true, toNationalId: true, offeredAt: true },
  });
}

/** What was asked of somebody under their national ID; erased rows name nobody. */
async function invited(db: Transaction, person: string): Promise<Prisma.InvitationWhereInput> {
  const account = await db.account.findUnique({ where: { id: person }, select: { nationalId: true } });
  return account?.nationalId ? { nationalId: account.nationalId } : { taskId: { in: [] } };
}

export const actKinds: readonly Kind[] = [
  {
    name: 'decided-tasks',
    title: kindTitles.decidedTasks,
    kept: keptBecause.decidedTasks,
    rows: (db, person) =>
      db.task.findMany({ where: { OR: [{ assignee: person }, { decidedBy: person }] }, orderBy: { createdAt: 'asc' } }),
  },
  {
    name: 'money-decisions',
    title: kindTitles.moneyDecisions,
    kept: keptBecause.moneyDecisions,
    rows: (db, person) => db.receiptDecision.findMany({ where: { decidedBy: person } }),
  },
  {
    name: 'refund-orders',
    title: kindTitles.refundOrders,
    kept: keptBecause.moneyDecisions,
    rows: (db, person) => db.refund.findMany({ where: { orderedBy: person } }),
  },
  {
    name: 'proposals',
    title: kindTitles.proposals,
    kept: keptBecause.proposals,
    rows: (db, person) => db.proposal.findMany({ where: { OR: [{ proposedBy: person }, { decidedBy: person }] } }),
  },
  {
    name: 'started-work',
    title: kindTitles.startedWork,
    kept: keptBecause.proposals,
    rows: (db, person) =>
      db.longWork.findMany({
        where: { startedBy: person },
        select: { id: true, kind: true, status: true, startedAt: true },
      }),
  },
  {
    name: 'decision-reasons',
    title: kindTitles.decisionReasons,
    kept: keptBecause.decisionReasons,
    async rows(db, person) {
      const own = new Set((await ownWords(db, person)).map(({ id }) => id));
      const all = await db.remark.findMany({ where: { author: person, text: { not: '' } } });
      return all.filter(({ id }) => !own.has(id));
    },
  },
  {
    name: 'own-words',
    title: kindTitles.ownWords,
    rows: ownWords,
    async erase(db, person) {
      const words = await ownWords(db, person);
      const objected = (await objections(db, person)).map(({ reference }) => reference);
      await db.remark.updateMany({ where: { id: { in: words.map(({ id }) => id) } }, data: { text: '' } });
      const references = words.map(({ reference }) => reference);
      await db.$executeRaw`
        UPDATE "TimelineEntry" SET data = jsonb_set(data, '{reason}', '""')
        WHERE actor = ${person} AND reference = ANY(${references}) AND data ? 'reason'
          AND (type = 'APPEAL_FILED' OR NOT reference = ANY(${objected}))`;
    },
  },
  {
    name: 'own-messages',
    title: kindTitles.ownMessages,
    rows: (db, person) => db.caseMessage.findMany({ where: ownMessages(person), orderBy: { sentAt: 'asc' } }),
    async erase(db, person) {
      await db.caseMessage.updateMany({ where: ownMessages(person), data: { text: '' } });
    },
  },
  {
    name: 'notice-responses',
    title: kindTitles.noticeResponses,
    rows: (db, person) =>
      db.noticeResponse.findMany({ where: { person }, orderBy: { filedAt: 'asc' }, omit: { answeredBy: true } }),
    async erase(db, person) {
      await db.noticeResponse.updateMany({ where: { person }, data: { text: '', answers: Prisma.DbNull } });
    },
  },
  {
    name: 'invitations',
    title: kindTitles.invitations,
    rows: async (db, person) => db.invitation.findMany({ where: await invited(db, person) }),
    async erase(db, person) {
      await db.invitation.updateMany({ where: await invited(db, person), data: { nationalId: null, mobile: null } });
    },
  },
  {
    name: 'conversations',
    title: kindTitles.conversations,
    rows: (db, person) =>
      db.conversationTurn.findMany({
        where: { conversation: { person }, NOT: { words: '', reply: '' } },
        orderBy: [{ conversationId: 'asc' }, { sequence: 'asc' }],
      }),
    async erase(db, person) {
      await db.conversationTurn.updateMany({
        where: { conversation: { person } },
        data: { words: '', reply: '', acts: [] },
      });
      await db.conversation.updateMany({ where: { person }, data: { state: {} } });
    },
  },
  {
    name: 'official-messages',
    title: kindTitles.officialMessages,
    kept: keptBecause.officialMessages,
    rows: (db, person) =>
      db.caseMessage.findMany({ where: { author: person, side: 'MUNICIPALITY' }, orderBy: { sentAt: 'asc' } }),
  },
  {
    name: 'mandates',
    title: kindTitles.mandates,
    kept: keptBecause.mandates,
    rows: (db, person) => db.mandate.findMany({ where: { ownerId: person, NOT: neverTookEffect(person) } }),
  },
  {
    name: 'consents',
    title: kindTitles.consents,
    kept: keptBecause.consents,
    rows: (db, person) =>
      db.consent.findMany({ where: { OR: [{ mandate: { ownerId: person } }, { takenBy: person }] } }),
  },
  {
    name: 'identity-papers',
    title: kindTitles.identityPapers,
    rows: (db, person) =>
      db.consent.findMany({
        where: { mandate: { ownerId: person }, paperNumber: { not: null } },
        select: { mandateId: true, paper: true, paperNumber: true },
      }),
    async erase(db, person) {
      await db.consent.updateMany({ where: { mandate: { ownerId: person } }, data: { paperNumber: null } });
    },
  },
  {
    name: 'mandate-offers',
    title: kindTitles.mandateOffers,
    rows: (db, person) => db.mandate.findMany({ where: neverTookEffect(person) }),
    async erase(db, person) {
      await db.mandate.deleteMany({ where: neverTookEffect(person) });
    },
  },
  {
    name: 'transfers',
    title: kindTitles.transfers,
    kept: keptBecause.transfers,
    rows: (db, person) => db.caseTransfer.findMany({ where: { OR: [{ fromId: person }, { toId: person }] } }),
  },
  {
    name: 'transfer-offers',
    title: kindTitles.transferOffers,
    rows: offersTo,
    async erase(db, person) {
      const ids = (await offersTo(db, person)).map(({ id }) => id);
      const over = { status: 'WITHDRAWN' as const, toNationalId: null, answeredAt: new Date() };
      await db.caseTransfer.updateMany({ where: { id: { in: ids } }, data: over });
    },
  },
  {
    name: 'register-records',
    title: kindTitles.registerRecords,
    kept: keptBecause.registerRecords,
    async rows(db, person) {
      const account = await db.account.findUnique({ where: { id: person }, select: { nationalId: true } });
      if (!account?.nationalId) return [];
      return db.$queryRaw<object[]>(Prisma.sql`
        SELECT register, key, source, version FROM "RegisterRecord" WHERE record->'owners' ? ${account.nationalId}`);
    },
  },
  {
    name: 'trail',
    title: kindTitles.trail,
    kept: keptBecause.trail,
    rows: (db, person) =>
      db.trailEntry.findMany({
        where: { OR: [{ by: person }, { onBehalfOf: person }, { subject: `person/${person}` }] },
        orderBy: [{ at: 'asc' }, { subject: 'asc' }, { seq: 'asc' }],
      }),
  },
];
