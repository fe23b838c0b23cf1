import { maskingOfCases } from '../../cases/case-masking.js';
import { markMessagesRead, messagesFor } from '../../cases/case-messages.js';
import { sendMessage } from '../../cases/write-message.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { dayOf } from '../../forms/messages/messages.js';
import type { Talking } from '../errands/errand.js';
import { LETTERS, WRITE } from '../talk/messages/wishes.js';
import type { ActKind, OfferedAct } from './act.js';
import { apart, formOf, WORDS, wordsField } from './forms.js';
import { actMessages as say } from './messages.js';

const LONGEST = 2_000;
/** As many as fit into one answer. */
const MOST = 5;

/** What applicant and municipality write to each other about a case. */
export const letters: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'case') return [];
    const { open } = subject;
    const where = messagesFor(open);
    const write: OfferedAct = {
      id: 'letters write',
      title: say.write,
      meant: WRITE,
      form: () => formOf({ [WORDS]: wordsField(say.letter, LONGEST) }),
      says: (answers) => say.writeSays({ text: apart(answers).words }),
    };
    const read: OfferedAct = {
      id: 'letters read',
      title: say.read,
      meant: LETTERS,
      says: () => say.read,
      tell: () => readLetters(acting, open.row.reference, where ?? {}),
    };
    const isThere = where !== undefined && (await acting.prisma.caseMessage.count({ where, take: 1 })) > 0;
    return [...(isThere ? [read] : []), ...(open.may('sendMessage') ? [write] : [])];
  },
  async perform(acting, subject, { answers, key }) {
    if (subject.kind !== 'case') return;
    const written = { reference: subject.open.row.reference, text: apart(answers).words };
    await sendMessage(acting, written, { operation: 'sendMessage', key, request: written });
  },
};

/** The latest messages, the newest last; they count as read. */
async function readLetters(
  acting: Talking,
  reference: string,
  where: NonNullable<ReturnType<typeof messagesFor>>,
): Promise<LocalizedText> {
  const rows = await acting.prisma.caseMessage.findMany({
    where,
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const masking = (await maskingOfCases(acting, acting.viewer, [reference]))(reference);
  const [newest] = rows;
  if (newest) await markMessagesRead(acting, reference, newest.sentAt);
  const told = rows.reverse().map(({ side, text, sentAt }) =>
    say[side === 'APPLICANT' ? 'fromYou' : 'fromCity']({
      day: dayOf(jalaliDay(sentAt)),
      text: masking.remarks(text),
    }),
  );
  return { fa: told.map(({ fa }) => fa).join('\n'), en: told.map(({ en }) => en).join('\n') };
}
