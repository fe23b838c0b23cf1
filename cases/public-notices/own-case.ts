import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { takenBy } from '../../forms/notices.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { ApplicationStatus, SlipStatus } from '../../prisma/generated/client/enums.js';
import { noticeOfCode } from './on-notice.js';
import type { Sources } from './read.js';

/** How the case stands as which something was filed on a notice, for those who decide over the noticed one. */
export interface CaseOfResponse {
  reference: string;
  permitType: LocalizedText;
  status: ApplicationStatus;
  /** as far as it is asked for */
  fee: 'NONE' | 'DUE' | 'PAID';
}

export async function caseOfResponse({ prisma }: { prisma: PrismaClient }, reference: string): Promise<CaseOfResponse> {
  const { status, slips, permitType } = await prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { status: true, slips: { select: { status: true } }, permitType: { select: { title: true } } },
  });
  const some = (...wanted: SlipStatus[]) => slips.some((slip) => wanted.includes(slip.status));
  const fee = some('PAYABLE', 'EXPIRED') ? 'DUE' : some('PAID') ? 'PAID' : 'NONE';
  return { reference, permitType: permitType.title as unknown as LocalizedText, status, fee };
}

/** The notice of another case that a case is filed on. */
export interface NoticeFiledOn {
  notice: string;
  /** of the noticed case */
  reference: string;
  permitType: LocalizedText;
  title: LocalizedText;
  kind: NoticeResponseKind | null;
  isOpen: boolean;
}

export async function noticeFiledOn(
  sources: Sources,
  { notice, permitType }: { notice: string; permitType: string },
): Promise<NoticeFiledOn | null> {
  const found = await noticeOfCode(sources, sources.prisma, notice);
  if (!found) return null;
  const { row, definition, step } = found;
  const kind = step && takenBy(step).find(({ application }) => application === permitType)?.kind;
  return {
    notice,
    reference: row.reference,
    permitType: definition.title,
    title: step?.title ?? definition.title,
    kind: kind ?? null,
    isOpen: row.isOpen,
  };
}
