import { ownInvitations } from '../../cases/invitations/read.js';
import { objectionsOf } from '../../cases/objections.js';
import { ownResponses } from '../../cases/public-notices/own.js';
import { publicNotice } from '../../cases/public-notices/read.js';
import { NotFoundError } from '../../cases/refusals.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { codeOf, dayOf, listed } from '../../forms/messages/messages.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import type { Subject } from '../acts/act.js';
import type { Talking } from '../errands/errand.js';
import { standingMessages as say } from './messages.js';

/** What whoever has no part in a case sees of it: what they are asked, or what everybody sees, and what became of what they said. */
export async function othersTold(
  acting: Talking,
  subject: Exclude<Subject, { kind: 'case' }>,
): Promise<LocalizedText[]> {
  return subject.kind === 'invitation' ? invitationTold(acting, subject.id) : noticeTold(acting, subject.code);
}

async function invitationTold(acting: Talking, id: string): Promise<LocalizedText[]> {
  const [of] = await ownInvitations(acting, id);
  if (!of) throw new NotFoundError();
  const { reference, permitType, title, text, status, until, chosen, documents, shown, documentsAsked } = of;
  const url = `${acting.publicUrl()}/my/invitations/${encodeURIComponent(id)}`;
  if (status !== 'OPEN') return [chosen ? say.answered({ chosen }) : say.invitationOver];
  return [
    say.invited({ title, type: permitType, reference: codeOf(reference) }),
    text,
    ...statedTold(shown),
    ...documentsTold(documents, url),
    ...(documentsAsked.length > 0
      ? [say.filesWanted({ titles: listed(documentsAsked.map((each) => each.title)), url })]
      : []),
    ...(until ? [say.answerUntil({ day: dayOf(jalaliDay(until)) })] : []),
  ];
}

async function noticeTold(acting: Talking, code: string): Promise<LocalizedText[]> {
  const [notice, own] = await Promise.all([publicNotice(acting, code), ownResponses(acting)]);
  const filed = own.filter(({ response }) => response.notice === code).reverse();
  const [first] = filed;
  const objected = first ? await objectionsOf(acting.prisma, first.response.reference) : [];
  const mine = objected.filter(({ byResponder, filedBy }) => byResponder && filedBy === acting.viewer.id).reverse();
  if (!notice && filed.length === 0) throw new NotFoundError();
  const told = notice
    ? [
        say.noticed({ title: notice.title, type: notice.permitType, reference: codeOf(notice.reference) }),
        notice.text,
        ...statedTold(notice.shown),
        ...documentsTold(notice.documents, `${acting.publicUrl()}/notices/${code}`),
        ...notice.asCases.map(({ title }) => say.asCase({ title, url: `${acting.publicUrl()}/notices/${code}` })),
        say.noticeUntil({ day: dayOf(jalaliDay(notice.until)) }),
      ]
    : [say.noticeOver];
  return [
    ...told,
    ...filed.flatMap(({ response, outcome, permit }) => {
      const what = { kind: say[response.kind], code: codeOf(response.code), day: dayOf(jalaliDay(response.filedAt)) };
      if (response.withdrawnAt) return [say.filedBack(what)];
      return [
        say.filed(what),
        ...(response.answer === null ? [] : [say.filedAnswer({ text: response.answer })]),
        permit === null ? say[outcome] : say.GRANTED_AS({ number: codeOf(permit) }),
      ];
    }),
    ...mine.map(({ title, state, filedAt }) =>
      say.objected({ title, state: say[`OBJECTION_${state}`], day: dayOf(jalaliDay(filedAt)) }),
    ),
  ];
}

const statedTold = (shown: readonly AnswerInWords[]): LocalizedText[] =>
  shown.length === 0
    ? []
    : [say.stated({ answers: listed(shown.map(({ title, text }) => say.statement({ title, text }))) })];

const documentsTold = (documents: readonly { title: LocalizedText }[], url: string): LocalizedText[] =>
  documents.length === 0 ? [] : [say.papers({ titles: listed(documents.map(({ title }) => title)), url })];
