import { type CaseNow, caseNow } from '../cases/case-now.js';
import { dueInstants } from '../city/calendar/deadlines.js';
import { yearsWithoutTable } from '../city/calendar/read.js';
import { withClockEnds } from '../forms/clock-ends.js';
import { wantsEnd } from '../forms/clock-time.js';
import type { Database } from '../prisma/sql.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import type { Worked } from './standing.js';
import { peopleIn } from './transition-acts.js';
import type { TransitionDependencies } from './transition-dependencies.js';
import { remarksNamed, type WrittenTransition } from './write-transition.js';

/** Looks at the case with all that this transition needs of it. */
export const lookAt = (database: Database, transition: Transition, how: { held: boolean }) =>
  caseNow(
    database,
    {
      reference: transition.reference,
      revision: transition.revision,
      remarks: remarksNamed(transition),
      people: peopleIn(transition),
      calendar: needsCalendar(transition),
      asks: transition.asked !== undefined && transition.slips.includes('payable'),
      draws: transition.slips.some((change) => change === 'draft' || change === 'redraft'),
      explains: transition.timeline.some(({ type }) => type === 'RETURNED_FOR_CORRECTION'),
      compares: transition.timeline.some(({ type }) => type === 'APPROVED' || type === 'APPROVED_BY_ENGINE'),
      transfer: transition.transfer?.id,
      grants: transition.issue,
    },
    how,
  );

/** Whether the case stands right before the transition. */
export const isNext = (now: CaseNow | undefined, { number }: Transition): now is CaseNow =>
  now?.transition === number - 1;

const needsCalendar = ({ waits, standing }: Transition): boolean =>
  waits.some(({ deadlines }) => deadlines.length > 0) || (standing?.clocks ?? []).some(wantsEnd);

type Deadlines = Pick<TransitionDependencies, 'calendar' | 'reopenedFloor' | 'onYearWithoutTable'>;

/** The calendar as it is now; what was worked out before keeps its instants. */
export async function dueIn(deps: Deadlines, transition: Transition, now: CaseNow | undefined): Promise<Worked> {
  const { clocks = [] } = transition.standing ?? {};
  if (!needsCalendar(transition)) return { due: {}, clocks };
  const calendar = await deps.calendar(now?.years ?? undefined);
  const rules = { calendar, floor: deps.reopenedFloor ?? 1 };
  const tariffDay = transition.slips.includes('payable') ? (now?.asOf ?? undefined) : undefined;
  const due = dueInstants(transition, rules, tariffDay);
  const counted = transition.waits.flatMap(({ stepId, deadlines }) =>
    deadlines.flatMap(({ after, before }, i) =>
      (after ?? before)?.workingDays === undefined ? [] : (due[stepId]?.[i] ?? []),
    ),
  );
  const ended = withClockEnds(clocks, calendar);
  const byWork = ended.flatMap(({ span, due: end }) =>
    span.workingDays === undefined || end === undefined ? [] : [new Date(end).toISOString()],
  );
  for (const year of yearsWithoutTable([...counted, ...byWork], calendar)) deps.onYearWithoutTable?.(year);
  return { due, clocks: ended };
}

/** What the workflow is told of it. */
export const endsIn = ({ due, clocks }: Worked): Pick<TransitionResult, 'due' | 'clocks'> => ({
  due,
  ...(clocks.length > 0 && { clocks }),
});

/** Whether what was paid before covers all that became payable. */
export const covered = ({ slips }: Transition, { settled }: WrittenTransition): { covered?: true } =>
  slips.includes('payable') && settled ? { covered: true } : {};
