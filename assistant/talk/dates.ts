import { addDays, isJalaliDay, jalaliYear } from '../../forms/jalali.js';
import {
  DAYS_OFF,
  FILLERS,
  LAST_DAY,
  MONTHS,
  OF_MONTH,
  ORDINALS,
  SIDES,
  SPANS,
  YEARS_OFF,
} from './messages/vocabulary.js';
import type { Token } from './text.js';

/** A day that a line names, with the tokens that name it. */
export interface SaidDay {
  start: number;
  end: number;
  day: string;
}

const pad = (value: number | string) => String(value).padStart(2, '0');
const monthOf = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1;
const dayOf = ({ kind, text }: Token): number | undefined => {
  const value = kind === 'number' ? Number(text) : ORDINALS[text];
  return value !== undefined && value >= 1 && value <= 31 ? value : undefined;
};

/** `95` was last century's, `2` is this one's. A year of another length, or of another calendar, is left to the form's checks. */
const yearText = (text: string): string | undefined => {
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{1,2}$/.test(text)) return `${Number(text) > 50 ? 13 : 14}${pad(text)}`;
  return undefined;
};

/** Days in a line: `1395/3/20`, «۲۰ خرداد ۹۵», «پنجم مهر پارسال», "Mehr 15, 1402", «دیروز». */
export function daysIn(tokens: readonly Token[], today: string | undefined): SaidDay[] {
  const found: SaidDay[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const said =
      inDigits(tokens, at) ??
      yearFirst(tokens, at) ??
      lastOfMonth(tokens, at) ??
      withMonth(tokens, at, today) ??
      fromNow(tokens, at, today);
    if (!said) continue;
    found.push(said);
    at = said.end - 1;
  }
  return found;
}

function inDigits(tokens: readonly Token[], at: number): SaidDay | undefined {
  const parts = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/.exec(tokens[at]?.text ?? '');
  if (!parts) return undefined;
  const [, first = '', , month = '', last = ''] = parts;
  const backwards = last.length === 4;
  const [written, date] = backwards ? [last, first] : [first, last];
  // `03/04/02` may be read from either end.
  if (written.length !== 4 && !(written.length === 2 && Number(written) > 31)) return undefined;
  const year = yearText(written);
  return year === undefined ? undefined : { start: at, end: at + 1, day: `${year}/${pad(month)}/${pad(date)}` };
}

/** «۱۳۹۵ خرداد ۲۰». */
function yearFirst(tokens: readonly Token[], at: number): SaidDay | undefined {
  const [year, name, day] = tokens.slice(at, at + 3);
  if (!year || !name || !day || year.kind !== 'number' || !/^1[34]\d\d$/.test(year.text)) return undefined;
  const [month, date] = [monthOf(name.text), dayOf(day)];
  if (month === 0 || date === undefined) return undefined;
  return { start: at, end: at + 3, day: `${year.text}/${pad(month)}/${pad(date)}` };
}

/** «آخر اسفند ۱۴۰۶», "the end of Esfand 1406". */
function lastOfMonth(tokens: readonly Token[], at: number): SaidDay | undefined {
  if (!LAST_DAY.has(tokens[at]?.text ?? '')) return undefined;
  let next = at + 1;
  while (OF_MONTH.has(tokens[next]?.text ?? '')) next += 1;
  const month = monthOf(tokens[next]?.text ?? '');
  next += 1;
  while (next < tokens.length && between.has(tokens[next]?.text ?? '')) next += 1;
  const year = tokens[next]?.kind === 'number' ? yearText(tokens[next]?.text ?? '') : undefined;
  if (month === 0 || year === undefined) return undefined;
  const day = [31, 30, 29].map((last) => `${year}/${pad(month)}/${last}`).find(isJalaliDay);
  return day === undefined ? undefined : { start: at, end: next + 1, day };
}

function withMonth(tokens: readonly Token[], at: number, today: string | undefined): SaidDay | undefined {
  let behind = at + 1;
  while (OF_MONTH.has(tokens[behind]?.text ?? '')) behind += 1;
  const [first, second] = [tokens[at], tokens[behind]];
  if (!first || !second) return undefined;
  const isMonthFirst = monthOf(first.text) > 0 && /^[a-z]/.test(first.text);
  const month = monthOf(isMonthFirst ? first.text : second.text);
  const date = dayOf(isMonthFirst ? second : first);
  if (month === 0 || date === undefined) return undefined;
  let next = behind + 1;
  while (next < tokens.length && isBetween(tokens[next])) next += 1;
  const off = yearOff(tokens, next) ?? yearOff(tokens, next - 1);
  if (off && today !== undefined) {
    return { start: at, end: next + off.length, day: `${jalaliYear(today) + off.years}/${pad(month)}/${pad(date)}` };
  }
  const crossed = tokens.slice(behind + 1, next).some(({ kind }) => kind === 'mark');
  const written = tokens[next]?.kind === 'number' ? (tokens[next]?.text ?? '') : '';
  // Behind a comma a short number may be of the next fact.
  const year = crossed && written.length !== 4 ? undefined : yearText(written);
  return year === undefined ? undefined : { start: at, end: next + 1, day: `${year}/${pad(month)}/${pad(date)}` };
}

const between = new Set(['\u0645\u0627\u0647', '\u0633\u0627\u0644', 'of', 'in', 'year', 'the']);
const isBetween = (token: Token | undefined): boolean =>
  token !== undefined &&
  (between.has(token.text) || token.kind === 'mark' || (FILLERS.has(token.text) && token.kind !== 'number'));

function yearOff(tokens: readonly Token[], at: number): { years: number; length: number } | undefined {
  for (const length of [2, 1]) {
    const phrase = tokens.slice(at, at + length).map(({ text }) => text);
    const years = YEARS_OFF[phrase.join(' ')];
    if (phrase.length === length && years !== undefined) return { years, length };
  }
  return undefined;
}

function fromNow(tokens: readonly Token[], at: number, today: string | undefined): SaidDay | undefined {
  if (today === undefined || !isJalaliDay(today)) return undefined;
  const off = DAYS_OFF[tokens[at]?.text ?? ''];
  if (off !== undefined) return { start: at, end: at + 1, day: addDays(today, off) };
  // «ده روز پیش», "two weeks ago": counted, so that there is one such day; "last week" is none.
  const [count, span, side] = tokens.slice(at, at + 3);
  const days = SPANS[span?.text ?? ''];
  const sign = SIDES[side?.text ?? ''];
  if (count?.kind !== 'number' || !/^\d{1,3}$/.test(count.text) || days === undefined || sign === undefined)
    return undefined;
  return { start: at, end: at + 3, day: addDays(today, sign * days * Number(count.text)) };
}
