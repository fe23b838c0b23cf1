import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { CITY_TIME_ZONE } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { type Currency, moneyOf } from '../../forms/money.js';
import { PERSIAN_COMMA, persianCode, persianDigits, persianNumber, persianOnly } from '../../forms/persian.js';

export type Language = 'fa' | 'en';
export type { LocalizedText };

/** How things are said to whoever reads the page. */
export interface Tongue {
  language: Language;
  say(text: LocalizedText): string;
  /** `12.5` or `1200000` */
  number(value: string | number): string;
  /** whole smallest units, with the name of their currency */
  money(amount: string, currency: Currency): string;
  /** `1405/09/02` */
  day(jalali: string): string;
  /** an RFC 3339 instant, to the minute */
  moment(instant: string): string;
  /** the same, without its day where that is today */
  time(instant: string): string;
  /** a reference, a permit's number: never turned around */
  code(text: string): string;
  /** the law behind a rule: one that is noted in another script is for those who keep the rulebook, as on papers */
  basis(of: { basis: string | null; law?: LocalizedText | null }): string | undefined;
  /** between the parts of a list */
  comma: string;
  change(language: Language): void;
}

const timeZone = CITY_TIME_ZONE;
const persianMoment = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone,
});
const persianTime = new Intl.DateTimeFormat('fa-IR', { timeStyle: 'short', timeZone });
const englishMoment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
const englishTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });

const timeOf = (instant: string, time: Intl.DateTimeFormat, moment: Intl.DateTimeFormat): string => {
  const at = new Date(instant);
  return (day.format(at) === day.format(new Date()) ? time : moment).format(at);
};

/** What stands in a run of its own, so that digits beside it neither turn around nor join it. */
const isolated = (text: string): string => `\u2066${text}\u2069`;
const isolatedPersian = (text: string): string => `\u2067${text}\u2069`;

const persian: Omit<Tongue, 'change'> = {
  language: 'fa',
  say: (text) => text.fa,
  number: persianNumber,
  money: (amount, currency) => moneyOf(amount, currency).fa,
  day: (jalali) => isolated(persianDigits(jalali)),
  moment: (instant) => isolatedPersian(persianMoment.format(new Date(instant))),
  time: (instant) => isolatedPersian(timeOf(instant, persianTime, persianMoment)),
  code: (text) => isolated(persianCode(text)),
  basis: ({ basis, law }) => law?.fa ?? persianOnly(basis ?? undefined)[0],
  comma: PERSIAN_COMMA,
};

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

const english: Omit<Tongue, 'change'> = {
  language: 'en',
  say: (text) => text.en,
  number: (value) => grouped.format(value as Intl.StringNumericLiteral),
  money: (amount, currency) => moneyOf(amount, currency).en,
  day: (jalali) => jalali,
  moment: (instant) => englishMoment.format(new Date(instant)),
  time: (instant) => timeOf(instant, englishTime, englishMoment),
  code: (text) => text,
  basis: ({ basis, law }) => law?.en ?? basis ?? undefined,
  comma: ', ',
};

const Context = createContext<Tongue>({ ...persian, change: () => undefined });

export const useTongue = (): Tongue => use(Context);

/** The language that `before.js` has set on the page already, until another one is chosen. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(document.documentElement.lang === 'en' ? 'en' : 'fa');
  const tongue = useMemo(() => {
    const change = (chosen: Language) => {
      turnPage(chosen);
      setLanguage(chosen);
    };
    return { ...(language === 'fa' ? persian : english), change };
  }, [language]);
  return <Context value={tongue}>{children}</Context>;
}

function turnPage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  keep('language', language);
}

/** A browser that keeps nothing begins in Persian the next time. */
export function keep(name: 'language' | 'colours', value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is closed; the choice holds for this page.
  }
}
