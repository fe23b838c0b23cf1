import { timelineSentence } from '../../city/notices/timeline.js';
import { dayWords } from '../../city/notices/words.js';
import { endWords } from '../../city/papers/messages/ends.js';
import { lastOfDay } from '../../forms/calendar.js';
import { feeChangesInWords } from '../../forms/evaluation/fee-changes.js';
import { jalaliDay, startOfDay, timeOfDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { moneyOf } from '../../forms/money.js';
import { persianCode } from '../../forms/persian.js';
import type { Transition } from '../../workflows/transition.js';
import { storyWords } from './messages.js';
import type { Simulation } from './simulate.js';

export interface Told {
  /** Jalali day and time of day in Tehran: `1405/09/02 09:00` */
  at: string;
  kind: 'event' | 'task' | 'deadline' | 'slip';
  text: string;
}

const listed = (codes: readonly string[]): LocalizedText => ({
  fa: codes.map(persianCode).join(' · '),
  en: codes.join(' · '),
});
const moment = (instant: Date): string => `${jalaliDay(instant)} ${timeOfDay(instant)}`;

/** A simulated case as it would be told: what happened when, which tasks and deadlines it opened, which slips it drew, and what becomes of its permit. */
export function storyOf({ simulated: desk }: Simulation, language: keyof LocalizedText): Told[] {
  const visits = desk.visits.told.map(
    ({ at, words }): Told => ({ at: moment(at), kind: 'event', text: words[language] }),
  );
  const all = [...desk.transitions.flatMap(toldOf), ...visits, ...endsTold()];
  return all.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));

  function toldOf(transition: Transition): Told[] {
    const at = moment(new Date(transition.at));
    const tell = (kind: Told['kind'], text: string): Told => ({ at, kind, text });
    const charged = desk.chargedAnew.told(transition.number);
    return [
      ...(charged.length > 0
        ? [tell('slip', storyWords.charged({ changes: feeChangesInWords(charged) })[language])]
        : []),
      ...transition.timeline.map(({ type, data = {} }) => tell('event', timelineSentence(type, data)[language])),
      ...(desk.said.get(transition.number) ?? []).map((message) =>
        tell('event', `${storyWords.says[language]} ${message[language]}`),
      ),
      ...[desk.plotsAt.get(transition.number) ?? []]
        .flat()
        .map(({ ends, begins }) =>
          tell('event', storyWords.plots({ ended: listed(ends), begun: listed(begins) })[language]),
        ),
      ...transition.opened.map(({ title, role }) =>
        tell('task', `${title[language]}: ${storyWords.task[language]} ${role}`),
      ),
      ...deadlines(transition).map(({ step, then, to, instant }) =>
        tell('deadline', `${step}: ${storyWords[then][language]}${to ? ` → ${to}` : ''} ${moment(instant)}`),
      ),
      ...desk.terms.told(transition.number, language).map((text) => tell('deadline', text)),
      ...(desk.payableAt.get(transition.number) ?? []).map(({ payee, payable, currency }) =>
        tell('slip', `${storyWords.slip[language]} ${payee} ${moneyOf(payable, currency)[language]}`),
      ),
    ];
  }

  function endsTold(): Told[] {
    return desk.ends.flatMap(({ what, day, told }): Told[] => [
      ...told.map((each): Told => {
        const text = `${storyWords.remind[language]}: ${endWords[what]({ day: dayWords(day) })[language]}`;
        return { at: moment(startOfDay(each)), kind: 'deadline', text };
      }),
      { at: moment(lastOfDay(day)), kind: 'event', text: storyWords[what][language] },
    ]);
  }

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
