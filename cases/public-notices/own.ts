import { type AppealStep, appealsOf, respondersOf } from '../../forms/appeals.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { NoticeResponse, Prisma } from '../../prisma/generated/client/client.js';
import type { Acting } from '../acting.js';
import { noticeStep, type Sources } from './read.js';

/** How the case of a notice has come out, for those who have no part in it. */
export type NoticeOutcome = 'UNDECIDED' | 'GRANTED' | 'REFUSED' | 'ENDED';

export interface OwnResponse {
  response: NoticeResponse;
  title: LocalizedText;
  permitType: LocalizedText;
  outcome: NoticeOutcome;
  decidedAt: Date | null;
  permit: string | null;
  /** the appeals that whoever filed it may begin, once the case has ended */
  appeals: readonly AppealStep[];
}

const MOST = 100;

/** What the viewer has filed on notices, the latest first, with what became of the cases; the latest hundred. */
export const ownResponses = ({ viewer, ...sources }: Acting, code?: string): Promise<OwnResponse[]> =>
  responsesWith(sources, { person: viewer.id, ...(code !== undefined && { code }) });

/** What was filed as this case; nothing before it was. */
export const responseOfCase = async (sources: Sources, filedAs: string): Promise<OwnResponse | undefined> =>
  (await responsesWith(sources, { filedAs }))[0];

async function responsesWith(
  { prisma, catalogue }: Sources,
  where: Prisma.NoticeResponseWhereInput,
): Promise<OwnResponse[]> {
  const rows = await prisma.noticeResponse.findMany({
    where,
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
        appeals: outcome === 'UNDECIDED' || response.withdrawnAt ? [] : openTo(definition, response),
        decidedAt: outcome === 'UNDECIDED' ? null : (end?.endedAt ?? null),
        permit: outcome === 'GRANTED' ? (permit?.number ?? null) : null,
      };
    }),
  );
}

const openTo = ({ steps }: FormDefinition, { step, kind }: NoticeResponse): AppealStep[] =>
  appealsOf(steps, undefined).filter((appeal) => {
    const of = respondersOf(appeal);
    return of?.filedOn === step && (of.kind === undefined || of.kind.toUpperCase() === kind);
  });

const OUTCOMES: Partial<Record<string, NoticeOutcome>> = {
  ISSUED: 'GRANTED',
  REJECTED: 'REFUSED',
  WITHDRAWN: 'ENDED',
  EXPIRED: 'ENDED',
};
