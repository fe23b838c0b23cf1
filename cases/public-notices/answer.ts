import { appendToTrail } from '../../city/trail/append.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { NoticeResponse, Prisma } from '../../prisma/generated/client/client.js';
import { type Acting, byViewer } from '../acting.js';
import { sideOf } from '../case-messages.js';
import { findCase, type ViewedCase } from '../open-case.js';
import { NotFoundError, Refusal } from '../refusals.js';
import { deliverTold } from '../tell-people.js';
import { requiredWords } from '../text-input.js';
import { responseMessages } from './messages.js';

const LONGEST = 4_000;

/** Says something to what somebody filed on a notice: once, by those who work on the case. Gives its reference. */
export async function answerNoticeResponse(
  acting: Acting,
  { code, answer }: { code: string; answer: string },
): Promise<string> {
  const text = requiredWords('answer', answer, LONGEST);
  const reference = await acting.prisma.$transaction(async (tx) => {
    const found = await tx.noticeResponse.findUnique({ where: { code } });
    if (!found) throw new NotFoundError();
    const { reference, person, filedAs } = found;
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
    const viewed = await findCase(acting, reference, tx);
    viewed.must('answerNoticeResponse');
    if (person === acting.viewer.id) throw new Refusal('SEPARATION_OF_DUTIES');
    const row = await tx.noticeResponse.findUniqueOrThrow({ where: { code } });
    if (row.withdrawnAt) throw new Refusal('CONFLICT', responseMessages.WITHDRAWN);
    if (row.answer === text && row.answeredBy === acting.viewer.id) return reference;
    if (row.answeredAt) throw new Refusal('CONFLICT', responseMessages.ANSWERED);
    const at = new Date();
    await tx.noticeResponse.update({
      where: { code },
      data: { answer: text, answeredBy: acting.viewer.id, answeredAt: at },
    });
    const told = { reference, event: 'NOTICE_ANSWERED', key: `answered-${code}`, at, people: [person] } as const;
    const path = filedAs === null ? '/my' : `/case/${filedAs}`;
    await acting.notices.tell(tx, { ...told, reason: text, path });
    await tellApplicationChanged(tx, reference);
    await appendToTrail(tx, [
      byViewer(acting, { subject: reference, act: 'NOTICE_RESPONSE_ANSWERED', at, changed: { response: code } }),
    ]);
    return reference;
  });
  await deliverTold(acting);
  return reference;
}

/** What was filed on the notices of a case that the viewer may read; nothing for whom there is none. */
export function responsesFor(viewed: ViewedCase): Prisma.NoticeResponseWhereInput | undefined {
  if (!viewed.may('readNoticeResponses')) return undefined;
  return { reference: viewed.row.reference };
}

/** What of a response is shown to a reader of the case: the applying side sees neither who filed it nor their withdrawn words. */
export function shownTo(viewed: ViewedCase, response: NoticeResponse): { who: boolean; words: boolean } {
  const applies = sideOf(viewed) === 'APPLICANT';
  return { who: !applies, words: !applies || response.withdrawnAt === null };
}
