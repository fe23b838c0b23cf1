import { type BusinessCalendar, lastOfDay, spanEnd, spanStart } from './calendar.js';
import { type JalaliDay, jalaliDay } from './jalali.js';
import type { Span } from './language/deadline.js';
import type { Lapse } from './language/lapse.js';

/** A day at whose end a permit is out of force by itself. */
export interface PermitEnd {
  what: 'ENDS' | 'LAPSES';
  day: JalaliDay;
  /** the days on which its holder is told, in the order in which the type names them */
  told: JalaliDay[];
}

/** What a type says of the ends of its permits. */
export interface EndTerms {
  remind?: readonly Span[] | null | undefined;
  lapse?: Lapse | null | undefined;
}

interface Granted {
  issuedAt: Date;
  validUntil: JalaliDay | null;
  /** a step that keeps it from lapsing has given something */
  used: boolean;
}

/** The ends that a permit comes to: its last day, and the day on which it lapses where nobody makes use of it. */
export function endsOf(
  { remind, lapse }: EndTerms,
  { issuedAt, validUntil, used }: Granted,
  calendar: BusinessCalendar,
): PermitEnd[] {
  const end = (what: PermitEnd['what'], day: JalaliDay, spans: readonly Span[]): PermitEnd => {
    const told = spans.map((span) => jalaliDay(spanStart(lastOfDay(day), span, { notBefore: issuedAt, calendar })));
    return { what, day, told };
  };
  return [
    ...(validUntil ? [end('ENDS', validUntil, remind ?? [])] : []),
    ...(lapse && !used
      ? [end('LAPSES', jalaliDay(spanEnd(issuedAt, lapse.after, calendar)), lapse.remind ? [lapse.remind] : [])]
      : []),
  ];
}
