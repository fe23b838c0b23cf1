import { jalaliOfGregorian } from '../jalali.js';
import type { LocalizedText } from '../language/text.js';
import { and, findings, or, typeNames } from '../messages/answers.js';
import { inDigits } from '../messages/messages.js';
import { persianDecimals, persianList } from '../persian.js';
import type { AnswerCode } from './codes.js';
import { formats } from './formats.js';

/** What a finding says of a field: `«مساحت» باید بیشتر از ۰ باشد`. */
export interface Finding {
  code: AnswerCode;
  /** the sentence's second half, after the field's title */
  says: LocalizedText;
}

const finding = (code: AnswerCode, says: LocalizedText): Finding => ({ code, says });

function wrongType(type: unknown): Finding {
  const names: Record<string, LocalizedText> = typeNames;
  const named = [type].flat().map((name) => names[String(name)] ?? { fa: String(name), en: String(name) });
  const types = { fa: named.map(({ fa }) => fa).join(or.fa), en: named.map(({ en }) => en).join(or.en) };
  return finding('WRONG_TYPE', findings.type({ types }));
}

const wrongFormat = (format: unknown): Finding =>
  finding('WRONG_FORMAT', formats[String(format)]?.says ?? findings.format({ format: String(format) }));

/** More are no sentence. */
const mostNamed = 20;

function notAnOption(options: unknown, labels: unknown): Finding {
  const known = (labels ?? {}) as Record<string, Partial<LocalizedText> | undefined>;
  const all = [options].flat();
  if (all.length > mostNamed) return finding('NOT_AN_OPTION', findings.enumOfMany({ count: all.length }));
  const called = (language: 'fa' | 'en') =>
    all.map(String).map((value) => (Object.hasOwn(known, value) ? (known[value]?.[language] ?? value) : value));
  const named = { fa: persianDecimals(persianList(called('fa'))), en: called('en').join(', ') };
  return finding('NOT_AN_OPTION', findings.enum({ options: named }));
}

type Say = (limit: unknown, parentSchema: Record<string, unknown>, value: unknown) => Finding;

type Limited =
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'decimals'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems';
const limited =
  (code: AnswerCode, keyword: Limited): Say =>
  (limit) =>
    finding(code, findings[keyword]({ limit: inDigits(String(limit)) }));

/** A bound of a day; what lies outside may be a day of the other calendar, which is worth saying. */
const dayOr =
  (say: Say): Say =>
  (limit, parent, value) => {
    const day = parent.format === 'jalali-date' ? jalaliOfGregorian(String(value)) : undefined;
    return day ? finding('GREGORIAN_DATE', findings.gregorian({ day: inDigits(day) })) : say(limit, parent, value);
  };

/** What each keyword of JSON Schema says where it does not hold. */
export const sayings: Record<string, Say> = {
  type: wrongType,
  format: wrongFormat,
  enum: (options, parent) => notAnOption(options, parent['x-labels']),
  const: (value) =>
    value === true
      ? finding('MUST_BE_TRUE', findings.constTrue)
      : finding('NOT_AN_OPTION', findings.const({ value: inDigits(String(value)) })),
  minLength: limited('TOO_SHORT', 'minLength'),
  maxLength: limited('TOO_LONG', 'maxLength'),
  pattern: () => finding('WRONG_FORMAT', findings.pattern),
  minimum: limited('TOO_SMALL', 'minimum'),
  maximum: limited('TOO_LARGE', 'maximum'),
  exclusiveMinimum: limited('TOO_SMALL', 'exclusiveMinimum'),
  exclusiveMaximum: limited('TOO_LARGE', 'exclusiveMaximum'),
  formatMinimum: dayOr(limited('TOO_SMALL', 'minimum')),
  formatMaximum: dayOr(limited('TOO_LARGE', 'maximum')),
  formatExclusiveMinimum: dayOr(limited('TOO_SMALL', 'exclusiveMinimum')),
  formatExclusiveMaximum: dayOr(limited('TOO_LARGE', 'exclusiveMaximum')),
  'x-past': dayOr(() => finding('FUTURE_DATE', findings.future)),
  'x-decimals': limited('TOO_MANY_DECIMALS', 'decimals'),
  multipleOf: limited('WRONG_STEP', 'multipleOf'),
  minItems: limited('TOO_FEW', 'minItems'),
  maxItems: limited('TOO_MANY', 'maxItems'),
  uniqueItems: () => finding('DUPLICATE', findings.uniqueItems),
};

export const required = finding('REQUIRED', findings.required);
export const unknownField = finding('UNKNOWN_FIELD', findings.unknownField);
export const notAllowed = finding('NOT_ALLOWED', findings.notAllowed);

export const oneNeeds = (needed: LocalizedText[]): Finding => {
  const titles = {
    fa: persianDecimals(needed.map(({ fa }) => `«${fa}»`).join(and.fa)),
    en: needed.map(({ en }) => `"${en}"`).join(and.en),
  };
  return finding('REQUIRED', findings.contains({ titles }));
};
