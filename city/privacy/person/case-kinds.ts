import { isDeepStrictEqual } from 'node:util';
import { evaluationOf, type KeptEvaluation } from '../../../forms/evaluation/kept.js';
import { CLOSED_STATUSES } from '../../../policy/states.js';
import type { Transaction } from '../../../prisma/client.js';
import { keptBecause, kindTitles } from '../messages/kinds.js';
import { NOT_OF_INVITED } from './file-kinds.js';
import type { Kind } from './kind.js';

const theirDrafts = (person: string) => ({ ownerId: person, revision: 0 });

/** A person reads what they are charged, and not where it stands. */
const asWorkedOut = <Filed extends { evaluation: unknown }>(filed: Filed) => ({
  ...filed,
  evaluation: evaluationOf(filed.evaluation as KeptEvaluation),
});

interface WorkingCopy {
  reference: string;
  draft: unknown;
  filed: object;
  /** attached after the last filing */
  unfiled: { id: string; code: string; fileName: string; sha256: string }[];
}

/** Of closed cases what was changed after the last filing and never filed. */
async function workingCopies(db: Transaction, person: string): Promise<WorkingCopy[]> {
  const rows = await db.application.findMany({
    where: { ownerId: person, revision: { gt: 0 }, status: { in: [...CLOSED_STATUSES] } },
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
    title: kindTitles.filedApplications,
    kept: keptBecause.filedApplications,
    async rows(db, person) {
      const cases = await db.application.findMany({
        where: { ownerId: person, revision: { gt: 0 } },
        include: {
          permitType: { select: { code: true, version: true, title: true } },
          submissions: true,
          documents: true,
          tasks: { include: { files: { where: NOT_OF_INVITED } } },
          slips: { include: { sessions: true } },
          refunds: { include: { postings: true } },
          permits: { orderBy: { number: 'asc' } },
          timeline: { orderBy: { seq: 'asc' } },
          messages: { where: { ownerId: person, internal: false }, orderBy: { sentAt: 'asc' } },
        },
        orderBy: { createdAt: 'asc' },
      });
      return cases.map((one) => ({ ...one, submissions: one.submissions.map(asWorkedOut) }));
    },
  },
  {
    name: 'step-results',
    title: kindTitles.stepResults,
    kept: keptBecause.stepResults,
    async rows(db, person) {
      const cases = await db.application.findMany({ where: { ownerId: person }, select: { reference: true } });
      return db.stepResult.findMany({ where: { reference: { in: cases.map(({ reference }) => reference) } } });
    },
  },
  {
    name: 'receipts',
    title: kindTitles.receipts,
    kept: keptBecause.receipts,
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
    title: kindTitles.drafts,
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
      await db.conversationTurn.deleteMany({ where: { conversation: { reference: { in: references } } } });
      await db.conversation.deleteMany(ofThem);
      await db.application.deleteMany(ofThem);
      // Without it nobody can try values against the hashes that stay in the trail.
      await db.trailKey.deleteMany({ where: { subject: { in: references } } });
    },
  },
  {
    name: 'working-copies',
    title: kindTitles.workingCopies,
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
    title: kindTitles.actedFor,
    kept: keptBecause.actedFor,
    rows: (db, person) =>
      db.application.findMany({
        where: { filedById: person, ownerId: { not: person } },
        select: { reference: true, status: true, mandateId: true, submittedAt: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      }),
  },
];
