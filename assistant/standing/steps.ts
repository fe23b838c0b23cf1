import { deadlineOf } from '../../cases/for-readers/deadline.js';
import { INVITED } from '../../forms/bodies.js';
import { type CaseClock, clocksOf } from '../../forms/clocks-as-they-stand.js';
import { everyStepWith, stepNamed } from '../../forms/entries.js';
import type { Explanation } from '../../forms/evaluation/types.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { dayOf, inDigits, listed } from '../../forms/messages/messages.js';
import { ownOutcomesOf } from '../../forms/outcomes.js';
import type { StandingFacts } from './facts.js';
import { standingMessages as say } from './messages.js';

const isOpen = ({ status }: { status: string }): boolean => status === 'OPEN' || status === 'CLAIMED';
export const titleOf = ({ title }: { title: unknown }): LocalizedText => title as LocalizedText;
const once = (texts: readonly LocalizedText[]): LocalizedText =>
  listed([...new Map(texts.map((text) => [text.fa, text])).values()]);

/** Where a case waits, and until when that is and why. */
export function whereItWaits({ definition, currentSteps, tasks, ...standing }: StandingFacts): LocalizedText[] {
  const steps = everyStepWith(definition.steps, currentSteps);
  const at = steps.filter(({ id, type }) => currentSteps.includes(id) && type !== 'parallel');
  const invited = tasks.filter((task) => isOpen(task) && task.role === INVITED);
  const deadline = deadlineOf(steps, { ...standing, currentSteps, tasks }, definition.clocks);
  return [
    ...(at.length > 0 ? [say.at({ steps: once(at.map(titleOf)) })] : []),
    ...(invited.length > 0 ? [say.atPeople({ titles: once(invited.map(titleOf)) })] : []),
    ...(deadline ? [say.until({ day: dayOf(deadline.day), why: deadline.why })] : []),
  ];
}

/** What was decided of what was filed last, that of each step and body which counts, with where it led. */
export function whatWasDecided({ definition, tasks, revision, timeline, masking }: StandingFacts): LocalizedText[] {
  const known = tasks.flatMap(({ stepId, outcomeId }) => (outcomeId === null ? [] : [stepId]));
  const steps = everyStepWith(definition.steps, known);
  const decided = tasks
    .filter((task) => task.status === 'DONE' && (task.outcome ?? task.outcomeId) !== null && task.revision === revision)
    .sort((a, b) => Number(a.decidedAt) - Number(b.decidedAt));
  const last = new Map(decided.map((task) => [`${task.stepId} ${task.body ?? ''}`, task]));
  const told = [...last.values()].map((task) => {
    const step = steps.find(({ id }) => id === task.stepId);
    const own = step && ownOutcomesOf(step).find(({ id }) => id === task.outcomeId);
    const outcome = own?.title ?? say[OUTCOMES[task.outcome ?? 'APPROVE']];
    const next = own?.next !== undefined && stepNamed(definition.steps, own.next);
    const said = { step: titleOf(task), outcome };
    return next ? say.decidedTo({ ...said, next: next.title }) : say.decided(said);
  });
  const reasons = timeline.flatMap(({ data }) => (data as { reason?: string } | null)?.reason || []);
  const [reason] = told.length > 0 ? reasons : [];
  return reason === undefined ? told : [...told, say.reason({ reason: masking.remarks(reason) })];
}

const OUTCOMES = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const;

/** Each legal term that has begun: until when, what its end means, and what its day follows from. */
export const legalTerms = ({ definition, standing }: StandingFacts): LocalizedText[] =>
  clocksOf(definition, standing)
    .filter(({ state }) => state !== 'notBegun')
    .map((each) => {
      const { clock, state, why: explained } = each;
      const why = say.because({ parts: listed(explained.inputs.map(partOf)) });
      const said = { clock: clock.title, state: stateOf(each), why };
      return state === 'running' ? say.clockTo({ ...said, effect: say[clock.atEnd.is] }) : say.clock(said);
    });

function stateOf({ state, day }: CaseClock): LocalizedText {
  if (state === 'notBegun' || state === 'stopped' || day === null) return say.stopped;
  return say[state]({ day: dayOf(day) });
}

const partOf = ({ label, value }: Explanation): LocalizedText =>
  value === '' ? label : say.part({ label, value: inDigits(value) });
