import { responseMessages } from '../../cases/public-notices/messages.js';
import type { OwnResponse } from '../../cases/public-notices/own.js';
import { ownResponses } from '../../cases/public-notices/own.js';
import { publicNotice } from '../../cases/public-notices/read.js';
import { respondToNotice, withdrawNoticeResponse } from '../../cases/public-notices/respond.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import { codeOf } from '../../forms/messages/messages.js';
import type { Talking } from '../errands/errand.js';
import { OBJECTION, TAKE_BACK, TELL_ME } from '../talk/messages/wishes.js';
import type { ActKind, OfferedAct } from './act.js';
import { apart, withWords, wordsField } from './forms.js';
import { actMessages as say } from './messages.js';

const LONGEST = 4_000;

/** What anybody may file on a public notice, and take back. */
export const responses: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'notice') return [];
    const notice = await publicNotice(acting, subject.code);
    const own = await standingResponses(acting, subject.code);
    const filed = (kind: NoticeResponseKind) => own.some(({ response }) => response.kind.toLowerCase() === kind);
    const filing = (notice?.takes ?? []).map((kind): OfferedAct => {
      const objects = kind === 'objection';
      const words = wordsField(objects ? say.objectionWords : say.requestWords, LONGEST);
      return {
        id: `responses ${kind}`,
        title: say[kind],
        meant: objects ? OBJECTION : TELL_ME,
        form: () => withWords(objects ? notice?.form : undefined, words, objects),
        says: (answers) => (objects ? say.objectionSays({ text: apart(answers).words }) : say.requestSays),
        ...(filed(kind) && { refusal: responseMessages.FILED_BEFORE }),
      };
    });
    const back = own
      .filter(({ outcome, response }) => outcome === 'UNDECIDED' && response.filedAs === null)
      .map(({ response: { code, kind } }): OfferedAct => {
        const what = { what: say[kind.toLowerCase() as NoticeResponseKind], code: codeOf(code) };
        const says = () => say.takeBackSays(what);
        return { id: `responses back ${code}`, title: say.takeBack(what), meant: TAKE_BACK, says };
      });
    return [...filing, ...back];
  },
  async perform(acting, subject, { id, answers: given, key }) {
    if (subject.kind !== 'notice') return;
    const [, act = '', code = ''] = id.split(' ');
    if (act === 'back') return withdrawNoticeResponse(acting, code);
    const { words, answers } = apart(given);
    const filed = {
      notice: subject.code,
      kind: act as NoticeResponseKind,
      text: words || null,
      ...(Object.keys(answers).length > 0 && { answers }),
    };
    await respondToNotice(acting, filed, { operation: 'respondToNotice', key, request: filed });
  },
};

/** What the viewer has filed on a notice and not taken back. */
export const standingResponses = async (acting: Talking, notice: string): Promise<OwnResponse[]> =>
  (await ownResponses(acting)).filter(({ response }) => response.notice === notice && response.withdrawnAt === null);
