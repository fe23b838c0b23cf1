import DataLoader from 'dataloader';
import type { CaseHead } from '../cases/case-head.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';

const columns = {
  reference: true,
  revision: true,
  filedAt: true,
  filedById: true,
  documents: true,
  outcome: true,
  referralTarget: true,
  lane: true,
  total: true,
  validUntil: true,
  rulesetHash: true,
} as const satisfies Prisma.SubmissionSelect;

type Row = Prisma.SubmissionGetPayload<{ select: typeof columns }>;

/** What was filed as one revision, without what is read only where it is asked for. */
export interface FiledRow extends Omit<Row, 'documents'> {
  documents: { code: string; sha256: string }[];
}

/** Revisions that came before a case was handed over are the former owner's, and nothing to the one now or to their office. */
const isShown = ({ handedOver, ownerId, mandate }: CaseHead, viewer: Viewer | undefined, revision: number): boolean => {
  const applies =
    viewer !== undefined && (viewer.id === ownerId || (mandate !== null && mandate.officeId === viewer.officeId));
  return !(applies && handedOver !== null && revision <= handedOver);
};

/** Of each case what was filed so far, the latest first, as the viewer may see it. */
export function revisionsOf(
  prisma: PrismaClient,
  viewer: Viewer | undefined,
  head: DataLoader<string, CaseHead>,
): DataLoader<string, FiledRow[]> {
  return new DataLoader(async (references) => {
    const [rows, heads] = await Promise.all([
      prisma.submission.findMany({
        where: { reference: { in: [...references] } },
        select: columns,
        orderBy: { revision: 'desc' },
      }),
      head.loadMany([...references]),
    ]);
    return references.map((wanted, i) => {
      const of = heads[i];
      if (!of || of instanceof Error) return of ?? new Error(wanted);
      // One that no transition has taken up yet counts for nothing.
      const counts = ({ reference, revision }: Row) =>
        reference === wanted && revision <= of.revision && isShown(of, viewer, revision);
      return rows
        .filter(counts)
        .map((row) => ({ ...row, documents: row.documents as unknown as FiledRow['documents'] }));
    });
  });
}
