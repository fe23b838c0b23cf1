import DataLoader from 'dataloader';
import type { CaseHead } from '../cases/case-head.js';
import { maskingOfCases } from '../cases/case-masking.js';
import { UnauthenticatedError } from '../cases/refusals.js';
import { type WaitingTimes, waitingTimes } from '../cases/waiting-times.js';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { type MandateFacts, mandateFacts } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Masking } from '../city/privacy/masking.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { PrismaClient } from '../prisma/client.js';

interface RevisionKey {
  reference: string;
  revision: number;
}

export interface Loaders {
  /** what decides about cases, where it was read with them */
  heads: Map<string, CaseHead>;
  /** as it was filed with a revision, findings and all */
  evaluation: DataLoader<RevisionKey, Evaluation, string>;
  mandate: DataLoader<string, MandateFacts | null>;
  /** of an application, for the viewer: every personal value that leaves the server goes through it */
  masking: DataLoader<string, Masking>;
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

const textOf = ({ reference, revision }: RevisionKey): string => `${reference} ${revision}`;
const options = { cacheKeyFn: textOf };

/** One statement for all rows that a request needs, however many applications it shows. Made anew for each request. */
export function createLoaders(sources: LoaderDependencies, viewer: Viewer | undefined): Loaders {
  const { prisma, calendar } = sources;
  const where = (keys: readonly RevisionKey[]) => ({
    OR: keys.map(({ reference, revision }) => ({ reference, revision })),
  });
  const heads = new Map<string, CaseHead>();
  return {
    heads,
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
      const byRevision = new Map(rows.map((row) => [textOf(row), row.evaluation as unknown as Evaluation]));
      return keys.map((key) => byRevision.get(textOf(key)) ?? new Error(`${textOf(key)} was not filed`));
    }, options),
  };
}
