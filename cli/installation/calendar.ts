import type { BusinessCalendar } from '../../forms/calendar.js';
import type { Installation } from './ask.js';

interface Read {
  thursday: BusinessCalendar['thursday'];
  holidays: string[];
  years: number[];
}

/** The working days of an installation, as it counts them now. */
export async function readCalendar(installation: Installation): Promise<BusinessCalendar> {
  const query = '{ businessCalendar { thursday holidays years } }';
  const { thursday, holidays, years } = (await installation.ask<{ businessCalendar: Read }>(query)).businessCalendar;
  return { thursday, holidays: new Set(holidays), tables: new Set(years) };
}
