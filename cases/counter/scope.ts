import { addDays, jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Acting } from '../acting.js';
import { mustBeOffered } from '../generation.js';
import { parcelOf, permitTypesOf } from '../mandate-scope.js';
import { counterMessages } from '../messages/counter.js';
import { invalidInput } from '../refusals.js';
import { servedType } from '../served-type.js';

export interface WantedScope {
  permitTypes: readonly string[];
  parcel?: string | null | undefined;
  /** Jalali day, its last; so many days from now without one */
  validUntil?: string | null | undefined;
}

export interface Scope {
  permitTypes: string[];
  titles: LocalizedText[];
  parcel: string | null;
  validUntil: string;
}

const USUAL_DAYS = 90;
const MOST_DAYS = 366;

/** What may be agreed to: served types that are offered at the counter, and a day within a year. */
export async function consentedScope(acting: Acting, wanted: WantedScope): Promise<Scope> {
  const permitTypes = await permitTypesOf(acting, wanted.permitTypes);
  const served = await Promise.all(permitTypes.map((code) => servedType(acting, code)));
  for (const { definition } of served) mustBeOffered(definition, 'STAFF');
  const titles = served.map(({ definition }) => definition.title);
  return { permitTypes, titles, parcel: parcelOf(wanted.parcel), validUntil: lastDay(wanted.validUntil) };
}

function lastDay(given: string | null | undefined): string {
  const today = jalaliDay(new Date());
  const day = given ?? addDays(today, USUAL_DAYS);
  if (day >= today && day <= addDays(today, MOST_DAYS)) return day;
  throw invalidInput('validUntil', 'OUT_OF_RANGE', counterMessages.CONSENT_DAYS);
}
