import { Prisma } from '../../../prisma/generated/client/client.js';
import type { Database, Kind } from './kind.js';

/** An applicant's own words about their case; what a reviewer wrote is the reason of a decision. */
async function ownWords(db: Database, person: string): Promise<{ id: string; reference: string; text: string }[]> {
  const cases = await db.application.findMany({
    where: { OR: [{ ownerId: person }, { filedById: person }] },
    select: { reference: true },
  });
  return db.remark.findMany({
    where: { author: person, text: { not: '' }, reference: { in: cases.map(({ reference }) => reference) } },
    select: { id: true, reference: true, text: true, createdAt: true },
  });
}

const neverTookEffect = (person: string): Prisma.MandateWhereInput => ({
  ownerId: person,
  status: { in: ['OFFERED', 'DECLINED'] },
  applications: { none: { revision: { gt: 0 } } },
});

export const actKinds: readonly Kind[] = [
  {
    name: 'decided-tasks',
    title: { fa: 'کارهایی که در دست داشت یا درباره آن‌ها تصمیم گرفت', en: 'tasks held or decided' },
    kept: {
      fa: 'هر تصمیم باید به تصمیم‌گیرنده آن برگردد',
      en: 'every decision must lead back to whoever made it',
    },
    rows: (db, person) =>
      db.task.findMany({ where: { OR: [{ assignee: person }, { decidedBy: person }] }, orderBy: { createdAt: 'asc' } }),
  },
  {
    name: 'money-decisions',
    title: { fa: 'تصمیم‌های مالی', en: 'decisions about money' },
    kept: { fa: 'سند مالی است', en: 'part of the accounts' },
    rows: (db, person) => db.receiptDecision.findMany({ where: { decidedBy: person } }),
  },
  {
    name: 'decision-reasons',
    title: { fa: 'دلیل‌ها و شرط‌هایی که در تصمیم‌ها نوشت', en: 'reasons and conditions written in decisions' },
    kept: { fa: 'دلیلِ تصمیم بخشی از آن است', en: 'the reason is part of the decision' },
    async rows(db, person) {
      const own = new Set((await ownWords(db, person)).map(({ id }) => id));
      const all = await db.remark.findMany({ where: { author: person, text: { not: '' } } });
      return all.filter(({ id }) => !own.has(id));
    },
  },
  {
    name: 'own-words',
    title: {
      fa: 'نوشته‌های خود او درباره پرونده‌هایش، مانند دلیل انصراف',
      en: 'own words about own cases, such as why one was withdrawn',
    },
    rows: ownWords,
    async erase(db, person) {
      const words = await ownWords(db, person);
      await db.remark.updateMany({ where: { id: { in: words.map(({ id }) => id) } }, data: { text: '' } });
      const references = words.map(({ reference }) => reference);
      await db.$executeRaw`
        UPDATE "TimelineEntry" SET data = jsonb_set(data, '{reason}', '""')
        WHERE actor = ${person} AND reference = ANY(${references}) AND data ? 'reason'`;
    },
  },
  {
    name: 'mandates',
    title: { fa: 'وکالت‌هایی که داد و پذیرفته شد', en: 'mandates given and taken up' },
    kept: { fa: 'اختیار دفتر در کارهای انجام‌شده از آن است', en: 'what the office did rests on them' },
    rows: (db, person) => db.mandate.findMany({ where: { ownerId: person, NOT: neverTookEffect(person) } }),
  },
  {
    name: 'mandate-offers',
    title: { fa: 'پیشنهادهای وکالت که پذیرفته نشد', en: 'offers of a mandate that were not taken up' },
    rows: (db, person) => db.mandate.findMany({ where: neverTookEffect(person) }),
    async erase(db, person) {
      await db.mandate.deleteMany({ where: neverTookEffect(person) });
    },
  },
  {
    name: 'register-records',
    title: {
      fa: 'رکورد مراجع شهر که او را مالک می‌داند',
      en: 'records of the city’s registers that name them as owner',
    },
    kept: {
      fa: 'مرجع آن جای دیگری است و از همان‌جا اصلاح می‌شود',
      en: 'the register is kept elsewhere and is corrected there',
    },
    async rows(db, person) {
      const account = await db.account.findUnique({ where: { id: person }, select: { nationalId: true } });
      if (!account?.nationalId) return [];
      return db.$queryRaw<object[]>(Prisma.sql`
        SELECT register, key, source, version FROM "RegisterRecord" WHERE record->'owners' ? ${account.nationalId}`);
    },
  },
  {
    name: 'trail',
    title: { fa: 'رد کارها', en: 'entries of the trail' },
    kept: {
      fa: 'رد کارها تنها افزودنی است و هیچ مقدار شخصی در آن نیست',
      en: 'the trail is only added to, and holds ids and hashes, no personal values',
    },
    rows: (db, person) =>
      db.trailEntry.findMany({
        where: { OR: [{ by: person }, { onBehalfOf: person }, { subject: `person/${person}` }] },
        orderBy: [{ at: 'asc' }, { subject: 'asc' }, { seq: 'asc' }],
      }),
  },
];
