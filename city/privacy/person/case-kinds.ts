import { isDeepStrictEqual } from 'node:util';
import type { Database, Kind } from './kind.js';

const CLOSED = ['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;

const theirDrafts = (person: string) => ({ ownerId: person, revision: 0 });

interface WorkingCopy {
  reference: string;
  draft: unknown;
  filed: object;
  /** attached after the last filing */
  unfiled: { id: string; code: string; fileName: string; sha256: string }[];
}

/** Of closed cases what was changed after the last filing and never filed. */
async function workingCopies(db: Database, person: string): Promise<WorkingCopy[]> {
  const rows = await db.application.findMany({
    where: { ownerId: person, revision: { gt: 0 }, status: { in: [...CLOSED] } },
    select: {
      reference: true,
      revision: true,
      draft: true,
      submissions: { select: { revision: true, answers: true, documents: true } },
      documents: { select: { id: true, code: true, fileName: true, sha256: true } },
    },
  });
  return rows.flatMap(({ reference, revision, draft, submissions, documents }) => {
    const last = submissions.find((submission) => submission.revision === revision);
    const named = new Set(submissions.flatMap((each) => (each.documents as { sha256: string }[]).map((d) => d.sha256)));
    const unfiled = documents.filter(({ sha256 }) => !named.has(sha256));
    if (!last || (unfiled.length === 0 && isDeepStrictEqual(draft, last.answers))) return [];
    return [{ reference, draft, filed: last.answers as object, unfiled }];
  });
}

export const caseKinds: readonly Kind[] = [
  {
    name: 'filed-applications',
    title: {
      fa: 'درخواست‌های ثبت‌شده با پاسخ‌ها، مدارک، فیش‌ها و مجوز',
      en: 'filed applications with answers, documents, slips and permit',
    },
    kept: {
      fa: 'پرونده ثبت‌شده سند رسمی ملک است و شهرداری باید آن را نگه دارد',
      en: 'what was filed is the plot’s official record, which the municipality has to keep',
    },
    rows: (db, person) =>
      db.application.findMany({
        where: { ownerId: person, revision: { gt: 0 } },
        include: {
          permitType: { select: { code: true, version: true, title: true } },
          submissions: true,
          documents: true,
          tasks: true,
          slips: { include: { sessions: true } },
          permit: true,
          timeline: { orderBy: { seq: 'asc' } },
        },
        orderBy: { createdAt: 'asc' },
      }),
  },
  {
    name: 'step-results',
    title: { fa: 'نتیجه گام‌ها و استعلام‌های پرونده‌های ثبت‌شده', en: 'results of steps and services in filed cases' },
    kept: { fa: 'بخشی از پرونده ثبت‌شده است', en: 'part of the filed case' },
    async rows(db, person) {
      const cases = await db.application.findMany({ where: { ownerId: person }, select: { reference: true } });
      return db.stepResult.findMany({ where: { reference: { in: cases.map(({ reference }) => reference) } } });
    },
  },
  {
    name: 'receipts',
    title: { fa: 'رسیدهای پرداخت و دفتر مالی', en: 'receipts and ledger postings' },
    kept: {
      fa: 'سند مالی است و دفتر مالی تنها افزودنی است',
      en: 'accounts are kept by law, and the ledger is only added to',
    },
    rows: (db, person) =>
      db.receipt.findMany({
        where: {
          OR: [{ slip: { application: { ownerId: person } } }, { settles: { application: { ownerId: person } } }],
        },
        include: { postings: true, decisions: true },
      }),
  },
  {
    name: 'drafts',
    title: {
      fa: 'پیش‌نویس‌هایی که هرگز ثبت نشد، با مدارک آن‌ها',
      en: 'drafts that were never filed, with their documents',
    },
    rows: (db, person) =>
      db.application.findMany({
        where: theirDrafts(person),
        include: { documents: true, timeline: true },
        orderBy: { createdAt: 'asc' },
      }),
    async erase(db, person, letGo) {
      const drafts = await db.application.findMany({
        where: theirDrafts(person),
        select: { reference: true, documents: { select: { sha256: true } } },
      });
      for (const { sha256 } of drafts.flatMap(({ documents }) => documents)) letGo(sha256);
      const references = drafts.map(({ reference }) => reference);
      const ofThem = { where: { reference: { in: references } } };
      await db.attachedDocument.deleteMany(ofThem);
      await db.timelineEntry.deleteMany(ofThem);
      await db.remark.deleteMany(ofThem);
      await db.notification.deleteMany(ofThem);
      await db.application.deleteMany(ofThem);
      // Without it nobody can try values against the hashes that stay in the trail.
      await db.trailKey.deleteMany({ where: { subject: { in: references } } });
    },
  },
  {
    name: 'working-copies',
    title: {
      fa: 'آنچه پس از آخرین ثبتِ پرونده‌های بسته نوشته یا پیوست شد',
      en: 'what was written or attached after the last filing of closed cases',
    },
    rows: async (db, person) =>
      (await workingCopies(db, person)).map(({ reference, draft, unfiled }) => ({ reference, draft, unfiled })),
    async erase(db, person, letGo) {
      for (const { reference, filed, unfiled } of await workingCopies(db, person)) {
        await db.application.update({ where: { reference }, data: { draft: filed }, select: { reference: true } });
        for (const { sha256 } of unfiled) letGo(sha256);
        await db.attachedDocument.deleteMany({ where: { id: { in: unfiled.map(({ id }) => id) } } });
      }
    },
  },
  {
    name: 'acted-for',
    title: { fa: 'درخواست‌هایی که برای دیگران نوشت یا ثبت کرد', en: 'applications written or filed for others' },
    kept: { fa: 'پرونده از آنِ مالک آن است', en: 'the case is its owner’s' },
    rows: (db, person) =>
      db.application.findMany({
        where: { filedById: person, ownerId: { not: person } },
        select: { reference: true, status: true, mandateId: true, submittedAt: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      }),
  },
];
