import type { LocalizedText } from '../../forms/language/text.js';
import type { NoticeResponse } from '../../prisma/generated/client/client.js';
import type { Acting } from '../acting.js';
import { noticeStep } from './read.js';

/** How the case of a notice has come out, for those who have no part in it. */
export type NoticeOutcome = 'UNDECIDED' | 'GRANTED' | 'REFUSED' | 'ENDED';

export interface OwnResponse {
  response: NoticeResponse;
  title: LocalizedText;
  permitType: LocalizedText;
  outcome: NoticeOutcome;
  decidedAt: Date | null;
  permit: string | null;
}

const MOST = 100;

/** What the viewer has filed on notices, the latest first, with what became of the cases; the latest hundred. */
export async function ownResponses({ prisma, catalogue, viewer }: Acting, code?: string): Promise<OwnResponse[]> {
  const rows = await prisma.noticeResponse.findMany({
    where: { person: viewer.id, ...(code !== undefined && { code }) },
    orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: {
      application: {
        select: {
          permitTypeHash: true,
          status: true,
          end: { select: { endedAt: true } },
          permit: { select: { number: true } },
        },
      },
    },
  });
  return Promise.all(
    rows.map(async ({ application, ...response }) => {
      const { permitTypeHash, status, end, permit } = application;
      const definition = await catalogue.definition(permitTypeHash);
      const outcome = OUTCOMES[status] ?? 'UNDECIDED';
      return {
        response,
        title: noticeStep(definition, response.step)?.title ?? definition.title,
        permitType: definition.title,
        outcome,
        decidedAt: outcome === 'UNDECIDED' ? null : (end?.endedAt ?? null),
        permit: outcome === 'GRANTED' ? (permit?.number ?? null) : null,
      };
    }),
  );
}

const OUTCOMES: Partial<Record<string, NoticeOutcome>> = {
  ISSUED: 'GRANTED',
  REJECTED: 'REFUSED',
  WITHDRAWN: 'ENDED',
  EXPIRED: 'ENDED',
};
