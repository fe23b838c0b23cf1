import type { Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import type { Publication } from './publication.js';

export interface PublicationAct {
  what: 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'ACTIVATED' | 'RETIRED';
  by: string;
  at: Date;
  publication: Publication;
}

const subjects: Record<Publication['kind'], string> = {
  PERMIT_TYPE: 'permit-type',
  RULEBOOK: 'rulebook',
  TEMPLATE: 'template',
  DECISION_POLICY: 'decision-policy',
};

/** The trail that tells of a code's versions. */
export const subjectOfPublications = ({ kind, code }: Pick<Publication, 'kind' | 'code'>): string =>
  `${subjects[kind]}/${code}`;

/** Puts what was done to publications of one code into its trail; the last thing of the transaction. */
export async function tellOfPublications(tx: Transaction, acts: readonly PublicationAct[]): Promise<void> {
  await appendToTrail(
    tx,
    acts.map(({ what, by, at, publication }) => {
      const { id, kind, code, version, hash, activeFrom, retiredFrom, reason } = publication;
      return {
        subject: subjectOfPublications({ kind, code }),
        act: `PUBLICATION_${what}`,
        by,
        at,
        ...(what === 'REJECTED' && reason && { reason: { words: reason } }),
        changed: {
          publication: id,
          version,
          hash,
          ...(activeFrom && { activeFrom: activeFrom.toISOString() }),
          ...(retiredFrom && { retiredFrom: retiredFrom.toISOString() }),
        },
      };
    }),
  );
}
