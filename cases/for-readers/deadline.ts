import { clocksOf } from '../../forms/clocks-as-they-stand.js';
import type { Explanation } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { Clock } from '../../forms/language/clock.js';
import type { Deadline } from '../../forms/language/deadline.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { clockWords } from '../../forms/messages/clocks.js';
import { persianDay } from '../../forms/persian.js';
import { limitInWords, spanInWords, yearDayInWords } from '../../forms/words/limit-in-words.js';
import type { Relocated } from '../../workflows/case-shape.js';
import { deadlineMessages } from '../messages/for-readers.js';

/** The day that counts now, and why it is that one. */
export interface CaseDeadline {
  /** Jalali */
  day: string;
  at: Date | null;
  why: LocalizedText;
  effect: Deadline['then'];
  step: Step;
  /** what the day follows from */
  explanation: Explanation;
}

interface Standing {
  currentSteps: readonly string[];
  /** as its workflow has left it; null in cases of before that was kept */
  standing: unknown;
  tasks: readonly { stepId: string; status: string; dueAt: Date | null }[];
  slips: readonly { revision: number; status: string; payUntil: string | null }[];
  revision: number;
}

/** What ends the time of a step counts before what only hands it on; reminders do not count. */
const RANK: Partial<Record<Deadline['then'], number>> = { expire: 0, return: 0, escalate: 1 };

/** The deadline of the steps at which a case stands; undefined where nothing runs out. */
export function deadlineOf(
  steps: readonly Step[],
  standing: Standing,
  clocks?: readonly Clock[],
): CaseDeadline | undefined {
  const current = steps.filter(({ id }) => standing.currentSteps.includes(id));
  const all = current.flatMap((step) => [
    ...ofWait(step, standing),
    ...ofTasks(step, standing),
    ...ofSlips(step, standing),
  ]);
  const [step] = current;
  if (step) all.push(...ofClocks({ step, steps, clocks }, standing));
  const [first] = all.sort((a, b) => (RANK[a.effect] ?? 2) - (RANK[b.effect] ?? 2) || (a.day < b.day ? -1 : 1));
  return first;
}

/** By the instants that its workflow works with. */
function ofWait(step: Step, { standing }: Standing): CaseDeadline[] {
  const { waits = [] } = (standing ?? {}) as Partial<Relocated>;
  const wait = waits.find(({ stepId }) => stepId === step.id);
  if (!wait) return [];
  return wait.open.flatMap((i): CaseDeadline[] => {
    const [deadline, due] = [wait.deadlines[i], wait.due[i]];
    if (!deadline || due === undefined || RANK[deadline.then] === undefined) return [];
    const at = new Date(due);
    const limit = limitInWords(deadline);
    const why =
      wait.begun === undefined
        ? deadlineMessages.STEP_ALONE({ step: step.title, limit })
        : deadlineMessages.STEP({ step: step.title, limit, begun: dayText(jalaliDay(new Date(wait.begun))) });
    const day = jalaliDay(at);
    return [
      { day, at, why, effect: deadline.then, step, explanation: ofDeadline(deadline, { why, day, begun: wait.begun }) },
    ];
  });
}

/** A task says when it is due, also where nothing is known of its step's wait. */
function ofTasks(step: Step, { tasks, standing }: Standing): CaseDeadline[] {
  if (standing !== null) return [];
  return tasks.flatMap(({ stepId, status, dueAt }): CaseDeadline[] => {
    if (stepId !== step.id || dueAt === null || (status !== 'OPEN' && status !== 'CLAIMED')) return [];
    const why = deadlineMessages.TASK({ step: step.title });
    const day = jalaliDay(dueAt);
    return [{ day, at: dueAt, why, effect: 'escalate', step, explanation: { label: why, value: day, inputs: [] } }];
  });
}

function ofSlips(step: Step, { slips, revision }: Standing): CaseDeadline[] {
  if (step.type !== 'payment') return [];
  const days = slips
    .filter((slip) => slip.revision === revision && slip.status === 'PAYABLE')
    .flatMap(({ payUntil }) => payUntil ?? [])
    .sort();
  const [day] = days;
  if (day === undefined) return [];
  const why = deadlineMessages.SLIPS;
  return [{ day, at: null, why, effect: 'expire', step, explanation: { label: why, value: day, inputs: [] } }];
}

/** A legal term runs whichever step the case stands at. */
function ofClocks(
  { step, steps, clocks }: { step: Step; steps: readonly Step[]; clocks: readonly Clock[] | undefined },
  { standing }: Standing,
): CaseDeadline[] {
  return clocksOf({ clocks, steps }, standing).flatMap(
    ({ clock, state, at, day, why: explanation }): CaseDeadline[] => {
      if (state !== 'running' || at === null || day === null) return [];
      const why = clockWords.UNTIL_CLOCK({ clock: clock.title, basis: clock.basis });
      return [{ day, at, why, effect: 'expire', step, explanation }];
    },
  );
}

/** The parts that the day of a step's deadline follows from. */
function ofDeadline(
  { after, on, ifDayOff, notAfter }: Deadline,
  { why, day, begun }: { why: LocalizedText; day: string; begun: number | undefined },
): Explanation {
  const span = after ? spanInWords(after) : on ? yearDayInWords(on) : undefined;
  const inputs = [
    ...(begun === undefined ? [] : [{ label: clockWords.BEGAN, value: jalaliDay(new Date(begun)), inputs: [] }]),
    ...(span ? [{ label: clockWords.LASTS({ span }), value: '', inputs: [] }] : []),
    ...(ifDayOff ? [{ label: clockWords.IF_DAY_OFF, value: '', inputs: [] }] : []),
    ...(notAfter ? [{ label: clockWords.YEAR_END, value: '', inputs: [] }] : []),
  ];
  return { label: why, value: day, inputs };
}

const dayText = (day: string): LocalizedText => ({ fa: persianDay(day), en: day });
