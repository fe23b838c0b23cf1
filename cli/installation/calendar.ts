import type { BusinessCalendar } from '../../forms/calendar.js';
import type { Installation } from './ask.js';

interface Read {
  thursday: BusinessCalendar['thursday'];
  holidays: string[];
  years: number[];
  months: 'JALALI' | 'GREGORIAN';
}

/** The working days of an installation, as it counts them now. */
export async function readCalendar(installation: Installation): Promise<BusinessCalendar> {
  const query = '{ businessCalendar { thursday holidays years months } }';
  const read = (await installation.ask<{ businessCalendar: Read }>(query)).businessCalendar;
  const { thursday, holidays, years } = read;
  const months = read.months === 'GREGORIAN' ? 'gregorian' : 'jalali';
  return { thursday, months, holidays: new Set(holidays), tables: new Set(years) };
}
