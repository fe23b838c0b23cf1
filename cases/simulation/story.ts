import { timelineSentence } from '../../city/notices/timeline.js';
import { jalaliDay, timeOfDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { moneyOf } from '../../forms/money.js';
import type { Transition } from '../../workflows/transition.js';
import { storyWords } from './messages.js';
import type { Simulation } from './simulate.js';

export interface Told {
  /** Jalali day and time of day in Tehran: `1405/09/02 09:00` */
  at: string;
  kind: 'event' | 'task' | 'deadline' | 'slip';
  text: string;
}

const moment = (instant: Date): string => `${jalaliDay(instant)} ${timeOfDay(instant)}`;

/** A simulated case as it would be told: what happened when, which tasks and deadlines it opened, which slips it drew. */
export function storyOf({ simulated: desk }: Simulation, language: keyof LocalizedText): Told[] {
  return desk.transitions.flatMap((transition): Told[] => {
    const at = moment(new Date(transition.at));
    const tell = (kind: Told['kind'], text: string): Told => ({ at, kind, text });
    return [
      ...transition.timeline.map(({ type, data = {} }) => tell('event', timelineSentence(type, data)[language])),
      ...transition.opened.map(({ title, role }) =>
        tell('task', `${title[language]}: ${storyWords.task[language]} ${role}`),
      ),
      ...deadlines(transition).map(({ step, then, to, instant }) =>
        tell('deadline', `${step}: ${storyWords[then][language]}${to ? ` → ${to}` : ''} ${moment(instant)}`),
      ),
      ...(desk.payableAt.get(transition.number) ?? []).map(({ payee, payable, currency }) =>
        tell('slip', `${storyWords.slip[language]} ${payee} ${moneyOf(payable, currency)[language]}`),
      ),
    ];
  });

  function deadlines({ waits, at }: Transition) {
    return waits.flatMap(({ stepId, deadlines: all }) => {
      const due = desk.dueAt.get(`${stepId} ${at}`) ?? [];
      return all.flatMap(({ then, to }, i) => {
        const instant = due[i];
        return instant === undefined ? [] : [{ step: stepId, then, to, instant: new Date(instant) }];
      });
    });
  }
}
