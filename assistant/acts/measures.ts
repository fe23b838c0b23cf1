import { appealCase, appealsFor } from '../../cases/appeals.js';
import { dayOf } from '../../forms/messages/messages.js';
import type { ActKind } from './act.js';
import { apart, choiceOf, formOf, WORDS, wordsField } from './forms.js';
import { actMessages as say } from './messages.js';

const LONGEST = 4_000;

/** Ways to object to how a case has ended, and measures on its permit that its holder may begin, such as handing it back. */
export const measures: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'case' || !acting.calendar) return [];
    const own = await appealsFor(acting, acting.calendar, subject.open.row.reference);
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
    if (subject.kind !== 'case' || !acting.calendar) return;
    const { words, answers: given } = apart(answers);
    await appealCase(acting, acting.calendar, {
      reference: subject.open.row.reference,
      appeal: id.slice('measures '.length),
      ground: given.ground === undefined ? undefined : String(given.ground),
      reason: words,
    });
  },
};
