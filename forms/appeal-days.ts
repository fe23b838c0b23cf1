import type { AppealStep } from './appeals.js';
import { type BusinessCalendar, isOfDays, onWorkingDay, spanEnd } from './calendar.js';
import type { Explanation } from './evaluation/types.js';
import { addDays, type JalaliDay, jalaliDay } from './jalali.js';
import type { Span } from './language/deadline.js';
import type { LocalizedText } from './language/text.js';
import { clockWords } from './messages/clocks.js';
import { spanInWords } from './words/limit-in-words.js';

interface LastDay {
  day: JalaliDay;
  /** what would be the last day where that is a day off */
  unmoved?: JalaliDay;
}

/** The last day of a span that begins at an instant, which is a working day where the appeal says so. */
function lastDayFrom(span: Span, { ifDayOff }: AppealStep, from: Date, calendar: BusinessCalendar): LastDay {
  const unmoved = spanEnd(from, span, calendar);
  const day = jalaliDay(ifDayOff ? onWorkingDay(unmoved, calendar) : unmoved);
  return day === jalaliDay(unmoved) ? { day } : { day, unmoved: jalaliDay(unmoved) };
}

/** The last day on which a case that ended at an instant may be objected to; null where there is no end to it. */
export const lastDayOf = (step: AppealStep, endedAt: Date, calendar: BusinessCalendar): JalaliDay | null =>
  step.within === undefined ? null : lastDayFrom(step.within, step, endedAt, calendar).day;

/** The last day on which whoever has the permit is heard, and of a hearing of whole days the first on which somebody may decide. */
export interface Hearing {
  heardUntil?: JalaliDay;
  decidedFrom?: JalaliDay;
}

/** Nothing where nobody is heard. */
export function hearingOf(step: AppealStep, begun: Date, calendar: BusinessCalendar): Hearing {
  if (!step.hearing) return {};
  const { day } = lastDayFrom(step.hearing, step, begun, calendar);
  return { heardUntil: day, ...(isOfDays(step.hearing) && { decidedFrom: addDays(day, 1) }) };
}

interface Beginning {
  from: Date | null;
  before?: LocalizedText | undefined;
  begins?: LocalizedText | undefined;
}

/** What the last day of an appeal follows from. `before`: the one that it comes after; `begins`: what else its days begin with; null `from`: they have not begun. */
export function whyLastDay(
  step: AppealStep,
  { from, before, begins: said }: Beginning,
  calendar: BusinessCalendar,
): Explanation {
  const { title, within } = step;
  const leaf = (label: LocalizedText, value = ''): Explanation => ({ label, value, inputs: [] });
  const begins = leaf(
    said ?? (before ? clockWords.DECIDED({ step: before }) : clockWords.ENDED),
    from ? jalaliDay(from) : '—',
  );
  if (from === null) return { label: title, value: '—', inputs: [begins] };
  if (within === undefined) return { label: title, value: '—', inputs: [begins, leaf(clockWords.WITHOUT_END)] };
  const { day, unmoved } = lastDayFrom(within, step, from, calendar);
  const lasts = leaf(clockWords.LASTS({ span: spanInWords(within) }));
  const moved = unmoved === undefined ? [] : [leaf(clockWords.DAY_OFF, unmoved)];
  return { label: title, value: day, inputs: [begins, lasts, ...moved] };
}
