import DataLoader from 'dataloader';
import { type CaseHead, caseHeads } from '../cases/case-head.js';
import { maskingOfCases } from '../cases/case-masking.js';
import { unreadMessages } from '../cases/case-messages.js';
import { type Apart, apartIn } from '../cases/for-readers/kept-apart.js';
import { ViewedCase } from '../cases/open-case.js';
import { NotFoundError, UnauthenticatedError } from '../cases/refusals.js';
import { rulebookToday } from '../cases/rulebook-today.js';
import { type WaitingTimes, waitingTimes } from '../cases/waiting-times.js';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { type MandateFacts, mandateFacts } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Masking } from '../city/privacy/masking.js';
import { evaluationOf, type KeptEvaluation } from '../forms/evaluation/kept.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { PrismaClient } from '../prisma/client.js';
import {
  type Account,
  type AttachedDocument,
  type District,
  Prisma,
  type Role,
} from '../prisma/generated/client/client.js';
import type { ReadRow } from '../prisma/one-statement/rows.js';
import { type FiledRow, revisionsOf } from './loaders-of-revisions.js';
import { wholeRow } from './whole-row.js';

interface RevisionKey {
  reference: string;
  revision: number;
}

export interface Loaders {
  /** what decides about cases, where it was read with them */
  heads: Map<string, CaseHead>;
  /** the same, of whatever case */
  head: DataLoader<string, CaseHead>;
  /** what was filed so far, the latest first, as the viewer may see it */
  revisions: DataLoader<string, FiledRow[]>;
  /** the answers that were filed with a revision */
  filed: DataLoader<RevisionKey, unknown, string>;
  /** attached files of a case, by document and then the oldest first */
  files: DataLoader<string, (AttachedDocument & ReadRow)[]>;
  /** null for whom the register of people does not know */
  person: DataLoader<string, (Account & ReadRow) | null>;
  role: DataLoader<string, (Role & ReadRow) | null>;
  district: DataLoader<string, (District & ReadRow) | null>;
  /** hash of the version of a rulebook that is in force today, by its code; undefined while none is */
  rulebook: DataLoader<string, string | undefined>;
  /** as it was filed with a revision, findings and all */
  evaluation: DataLoader<RevisionKey, Evaluation, string>;
  mandate: DataLoader<string, MandateFacts | null>;
  /** of an application, for the viewer: every personal value that leaves the server goes through it */
  masking: DataLoader<string, Masking>;
  /** what keeps the viewer from deciding in a case, by reference */
  apart: DataLoader<string, Apart>;
  /** messages of the other side that the viewer has not read, by reference */
  unreadMessages: DataLoader<string, number>;
  /** by reference */
  waitingTimes: DataLoader<string, WaitingTimes>;
}

interface LoaderDependencies {
  prisma: PrismaClient;
  calendar: ReadCalendar;
  catalogue: Catalogue;
  publicUrl: () => string;
}

function orError<T>(get: () => T): T | Error {
  try {
    return get();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function byIds<Row extends { id: string }>(
  model: string,
  ids: readonly string[],
  find: (where: { id: { in: string[] } }) => Promise<Row[]>,
): Promise<((Row & ReadRow) | null)[]> {
  const rows = new Map((await find({ id: { in: [...ids] } })).map((row) => [row.id, wholeRow(model, row)]));
  return ids.map((id) => rows.get(id) ?? null);
}

const textOf = ({ reference, revision }: RevisionKey): string => `${reference} ${revision}`;
const options = { cacheKeyFn: textOf };

/** One statement for all rows that a request needs, however many applications it shows. Made anew for each request. */
export function createLoaders(sources: LoaderDependencies, viewer: Viewer | undefined): Loaders {
  const { prisma, calendar } = sources;
  const where = (keys: readonly RevisionKey[]) => ({
    OR: keys.map(({ reference, revision }) => ({ reference, revision })),
  });
  const heads = new Map<string, CaseHead>();
  // Not kept: a case that an act has changed is read anew into the heads.
  const head = new DataLoader<string, CaseHead>(
    async (references) => {
      const missing = references.filter((reference) => !heads.has(reference));
      const found = missing.length > 0 ? await caseHeads(prisma, Prisma.sql`a.reference = ANY(${missing})`) : [];
      for (const head of found) heads.set(head.reference, head);
      return references.map((reference) => heads.get(reference) ?? new NotFoundError());
    },
    { cache: false },
  );
  return {
    heads,
    head,
    revisions: revisionsOf(prisma, viewer, head),
    filed: new DataLoader(async (keys) => {
      const select = { reference: true, revision: true, answers: true } as const;
      const rows = await prisma.submission.findMany({ where: where(keys), select });
      const byRevision = new Map(rows.map((row) => [textOf(row), row.answers]));
      return keys.map((key) => byRevision.get(textOf(key)) ?? new Error(`${textOf(key)} was not filed`));
    }, options),
    rulebook: new DataLoader((codes) => Promise.all(codes.map((code) => rulebookToday(sources, code)))),
    files: new DataLoader(async (references) => {
      const where = { reference: { in: [...references] } };
      const orderBy = [{ code: 'asc' as const }, { attachedAt: 'asc' as const }, { id: 'asc' as const }];
      const rows = await prisma.attachedDocument.findMany({ where, orderBy });
      return references.map((wanted) =>
        rows.filter(({ reference }) => reference === wanted).map((row) => wholeRow('AttachedDocument', row)),
      );
    }),
    person: new DataLoader((ids) => byIds('Account', ids, (where) => prisma.account.findMany({ where }))),
    role: new DataLoader((ids) => byIds('Role', ids, (where) => prisma.role.findMany({ where }))),
    district: new DataLoader((ids) => byIds('District', ids, (where) => prisma.district.findMany({ where }))),
    apart: new DataLoader<string, Apart>(async (references) => {
      if (!viewer) throw new UnauthenticatedError();
      const found = await apartIn(prisma, viewer, references);
      return references.map((reference) => found.get(reference) ?? new NotFoundError());
    }),
    unreadMessages: new DataLoader(async (references) => {
      if (!viewer) throw new UnauthenticatedError();
      const rows = await head.loadMany(references);
      const cases = rows.flatMap((row) => (row instanceof Error ? [] : new ViewedCase(row, viewer)));
      const unread = await unreadMessages(prisma, viewer, cases);
      return references.map((reference) => unread.get(reference) ?? 0);
    }),
    waitingTimes: new DataLoader(async (references) => {
      const [entries, days] = await Promise.all([
        prisma.timelineEntry.findMany({
          where: { reference: { in: [...references] } },
          select: { reference: true, at: true, status: true },
          orderBy: { seq: 'asc' },
        }),
        calendar(),
      ]);
      const now = new Date();
      const of = (wanted: string) => entries.filter(({ reference }) => reference === wanted);
      return references.map((reference) => waitingTimes(of(reference), now, days));
    }),
    mandate: new DataLoader(async (ids) => {
      const rows = await prisma.mandate.findMany({ where: { id: { in: [...ids] } }, select: mandateFacts });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    masking: new DataLoader(async (references) => {
      if (!viewer) throw new UnauthenticatedError();
      const of = await maskingOfCases(sources, viewer, references, heads);
      return references.map((reference) => orError(() => of(reference)));
    }),
    evaluation: new DataLoader(async (keys) => {
      const rows = await prisma.submission.findMany({
        where: where(keys),
        select: { reference: true, revision: true, evaluation: true },
      });
      const byRevision = new Map(
        rows.map((row) => [textOf(row), evaluationOf(row.evaluation as unknown as KeptEvaluation)]),
      );
      return keys.map((key) => byRevision.get(textOf(key)) ?? new Error(`${textOf(key)} was not filed`));
    }, options),
  };
}
