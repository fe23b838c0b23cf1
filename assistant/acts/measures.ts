import { appealCase, appealsFor } from '../../cases/appeals.js';
import { dayOf } from '../../forms/messages/messages.js';
import type { Talking } from '../errands/errand.js';
import type { ActKind, Subject } from './act.js';
import { apart, choiceOf, formOf, WORDS, wordsField } from './forms.js';
import { actMessages as say } from './messages.js';
import { standingResponses } from './responses.js';

const LONGEST = 4_000;

/** Whose end may be objected to; of a case on whose public notice something was filed only what that opens. */
async function caseOf(
  acting: Talking,
  subject: Subject,
): Promise<{ reference: string; appeals?: string[] } | undefined> {
  if (subject.kind === 'case') return { reference: subject.open.row.reference };
  if (subject.kind !== 'notice') return undefined;
  const filed = (await standingResponses(acting, subject.code)).filter(({ appeals }) => appeals.length > 0);
  const [first] = filed;
  return (
    first && {
      reference: first.response.reference,
      appeals: filed.flatMap(({ appeals }) => appeals.map(({ id }) => id)),
    }
  );
}

/** Ways to object to how a case has ended, and measures on its permit that its holder may begin, such as handing it back. */
export const measures: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    const of = await caseOf(acting, subject);
    if (of === undefined || !acting.calendar) return [];
    const open = await appealsFor(acting, acting.calendar, of.reference);
    const own = of.appeals ? open.filter(({ step }) => of.appeals?.includes(step.id)) : open;
    return own.map(({ step: { id, title, grounds = [] }, until }) => ({
      id: `measures ${id}`,
      title,
      form: () =>
        formOf({
          ...(grounds.length > 0 && {
            ground: choiceOf(
              say.ground,
              grounds.map((ground) => ({ value: ground.id, label: ground.title })),
            ),
          }),
          [WORDS]: wordsField(say.why, LONGEST),
        }),
      says: (answers) => {
        const said = { title, reason: apart(answers).words };
        return until === null ? say.measureSays(said) : say.measureUntilSays({ ...said, day: dayOf(until) });
      },
    }));
  },
  async perform(acting, subject, { id, answers }) {
    const of = await caseOf(acting, subject);
    if (of === undefined || !acting.calendar) return;
    const { words, answers: given } = apart(answers);
    await appealCase(acting, acting.calendar, {
      reference: of.reference,
      appeal: id.slice('measures '.length),
      ground: given.ground === undefined ? undefined : String(given.ground),
      reason: words,
    });
  },
};
