import type { Deadline, Span, YearDay } from '../language/deadline.js';
import type { LocalizedText } from '../language/text.js';
import { limitWords, spanWords, yearDayWords } from '../messages/words.js';

const UNITS = [
  'years',
  'months',
  'workingDays',
  'days',
  'hours',
  'minutes',
  'seconds',
] as const satisfies (keyof Span)[];

/** A span as people say it: the parts add up. */
export function spanInWords(span: Span, words = spanWords): LocalizedText {
  const parts = UNITS.flatMap((unit) => {
    const count = span[unit];
    return count === undefined ? [] : [inNumber(words[unit]({ count }), count)];
  });
  const whole = parts.reduce((one, other) => words.together({ one, other }));
  return span.calendar === undefined ? whole : words[span.calendar]({ span: whole });
}

/** `day(s)` of one is `day`, of more `days`. */
const inNumber = (text: LocalizedText, count: number): LocalizedText => {
  const ending = count === 1 ? '' : '$1';
  const said = Object.entries(text).map(([language, of]) => [language, of?.replace(/\((\p{L}+)\)/gu, ending)]);
  return Object.fromEntries(said) as LocalizedText;
};

/** A day of the year as people say it. */
export function yearDayInWords({ month, day, calendar }: YearDay): LocalizedText {
  const date = day === 'last' ? yearDayWords.last({ month }) : yearDayWords.day({ day, month });
  return calendar === undefined ? date : spanWords[calendar]({ span: date });
}

/** What happens when a step has waited too long, as a sentence. */
export function limitInWords({ after, before, on, ifDayOff, notAfter, then }: Deadline): LocalizedText {
  const span = on ? yearDayInWords(on) : spanInWords(after ?? before ?? { days: 0 });
  const limit = before ? limitWords.remindBefore({ span }) : limitWords[then]({ span });
  const moved = ifDayOff ? limitWords.nextWorkingDay({ limit }) : limit;
  return notAfter === 'yearEnd' ? limitWords.yearEnd({ limit: moved }) : moved;
}
