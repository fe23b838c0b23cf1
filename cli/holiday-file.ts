import { type CsvError, parse } from 'csv-parse/sync';
import { dayWanted, isWrittenDay } from '../forms/jalali.js';
import { type HolidayTable, HolidayTables } from '../forms/language/calendar.js';
import { latinDigits } from '../forms/persian.js';
import { placedIssues } from '../forms/zod-issues.js';
import { UsageError } from '../runtime/usage-error.js';
import { readText } from './read-text.js';

/** What the columns may be called, in small letters without blanks and strokes. */
const NAMES: Record<string, 'day' | 'fa' | 'en'> = {
  day: 'day',
  date: 'day',
  تاریخ: 'day',
  روز: 'day',
  fa: 'fa',
  مناسبت: 'fa',
  en: 'en',
};

/**
 * The tables of a file: JSON as `{"years": [{"year": 1405, "holidays": [{"day": "1405/01/01", "title": {"fa", "en"}}]}]}`, or
 * CSV in UTF-8 whose first row names the columns day, fa and (if there is one) en. A CSV file holds all holidays of the years
 * that it names, unless it is `partial`. Throws UsageError with everything that is wrong.
 */
export async function holidayTables(file: string, { partial = false } = {}): Promise<HolidayTable[]> {
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  const value = text.trimStart().startsWith('{') ? jsonOf(file, text) : { years: yearsOf(file, text, partial) };
  const read = HolidayTables.safeParse(value);
  if (read.success) {
    return read.data.years.map((table) => (partial ? { ...table, complete: false } : table));
  }
  const problems = placedIssues(HolidayTables, value, read.error.issues).map(
    ({ issue }) => `${file}: ${issue.path || 'the file'} ${issue.message}`,
  );
  throw new UsageError(problems.join('\n'));
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Row = Partial<Record<'day' | 'fa' | 'en', string>>;

function yearsOf(file: string, text: string, partial: boolean): object[] {
  const years = new Map<number, object[]>();
  for (const [i, { day, fa, en }] of rowsOf(file, text).entries()) {
    const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(latinDigits(day ?? ''));
    if (!match || !fa) {
      throw new UsageError(`${file}: row ${i + 2} needs a day such as 1405/01/01 and what is celebrated (fa).`);
    }
    const [, year = '', month = '', date = ''] = match;
    const written = `${year}/${month.padStart(2, '0')}/${date.padStart(2, '0')}`;
    if (!isWrittenDay(written)) throw new UsageError(`${file}: row ${i + 2} needs ${dayWanted(written)}.`);
    const holiday = { day: written, title: { fa, en: en || fa } };
    years.set(Number(year), [...(years.get(Number(year)) ?? []), holiday]);
  }
  return [...years].map(([year, holidays]) => ({ year, complete: !partial, holidays }));
}

function rowsOf(file: string, text: string): Row[] {
  const named = (columns: string[]) =>
    columns.map((column) => NAMES[column.toLowerCase().replace(/[\s_-]/g, '')] ?? false);
  try {
    return parse(text, { trim: true, skip_empty_lines: true, columns: named });
  } catch (error) {
    throw new UsageError(`${file} cannot be read as CSV (${(error as CsvError).code ?? String(error)}).`);
  }
}
