import type { LocalizedText } from '../language/text.js';
import { persianDigits } from './digits.js';
import { formats } from './formats.js';

/** What a finding says of a field: `«مساحت» باید بیشتر از ۰ باشد`. */
export interface Finding {
  code: string;
  /** the sentence's second half, after the field's title */
  says: LocalizedText;
}

const finding = (code: string, fa: string, en: string): Finding => ({ code, says: { fa: persianDigits(fa), en } });

const types: Record<string, LocalizedText> = {
  string: { fa: 'متن', en: 'text' },
  integer: { fa: 'عدد صحیح', en: 'a whole number' },
  number: { fa: 'عدد', en: 'a number' },
  boolean: { fa: 'بله یا خیر', en: 'true or false' },
  array: { fa: 'فهرست', en: 'a list' },
  object: { fa: 'یک گروه از فیلدها', en: 'a group of fields' },
  null: { fa: 'خالی', en: 'null' },
};

function wrongType(type: unknown): Finding {
  const named = [type].flat().map((name) => types[String(name)] ?? { fa: String(name), en: String(name) });
  const [fa, en] = [named.map((name) => name.fa).join(' یا '), named.map((name) => name.en).join(' or ')];
  return finding('WRONG_TYPE', `باید ${fa} باشد`, `must be ${en}`);
}

function wrongFormat(format: unknown): Finding {
  const own = formats[String(format)]?.says;
  if (own) return { code: 'WRONG_FORMAT', says: own };
  return finding('WRONG_FORMAT', 'قالب درستی ندارد', `is no valid ${String(format)}`);
}

function notAnOption(options: unknown, labels: unknown): Finding {
  const known = (labels ?? {}) as Record<string, Partial<LocalizedText> | undefined>;
  const values = [options].flat().slice(0, 20).map(String);
  const fa = values.map((value) => (Object.hasOwn(known, value) ? (known[value]?.fa ?? value) : value)).join('، ');
  return finding('NOT_AN_OPTION', `باید یکی از اینها باشد: ${fa}`, `must be one of ${values.join(', ')}`);
}

type Say = (limit: unknown, parentSchema: Record<string, unknown>) => Finding;

/** What each keyword of JSON Schema says where it does not hold. */
export const messages: Record<string, Say> = {
  type: wrongType,
  format: wrongFormat,
  enum: (options, parent) => notAnOption(options, parent['x-labels']),
  const: (value) => {
    if (value === true) return finding('MUST_BE_TRUE', 'باید تأیید شود', 'must be confirmed');
    return finding('NOT_AN_OPTION', `باید ${String(value)} باشد`, `must be ${String(value)}`);
  },
  minLength: (n) => finding('TOO_SHORT', `باید دست‌کم ${n} نویسه باشد`, `needs at least ${n} characters`),
  maxLength: (n) => finding('TOO_LONG', `نباید بیش از ${n} نویسه باشد`, `may have at most ${n} characters`),
  pattern: () => finding('WRONG_FORMAT', 'قالب درستی ندارد', 'is not written as it should be'),
  minimum: (n) => finding('TOO_SMALL', `نباید کمتر از ${n} باشد`, `must be at least ${n}`),
  maximum: (n) => finding('TOO_LARGE', `نباید بیشتر از ${n} باشد`, `must be at most ${n}`),
  exclusiveMinimum: (n) => finding('TOO_SMALL', `باید بیشتر از ${n} باشد`, `must be more than ${n}`),
  exclusiveMaximum: (n) => finding('TOO_LARGE', `باید کمتر از ${n} باشد`, `must be less than ${n}`),
  formatMinimum: (n) => finding('TOO_SMALL', `نباید کمتر از ${n} باشد`, `must be at least ${n}`),
  formatMaximum: (n) => finding('TOO_LARGE', `نباید بیشتر از ${n} باشد`, `must be at most ${n}`),
  formatExclusiveMinimum: (n) => finding('TOO_SMALL', `باید بیشتر از ${n} باشد`, `must be more than ${n}`),
  formatExclusiveMaximum: (n) => finding('TOO_LARGE', `باید کمتر از ${n} باشد`, `must be less than ${n}`),
  'x-decimals': (n) =>
    finding('TOO_MANY_DECIMALS', `نباید بیش از ${n} رقم اعشار داشته باشد`, `may have at most ${n} decimals`),
  multipleOf: (n) => finding('WRONG_STEP', `باید مضربی از ${n} باشد`, `must be a multiple of ${n}`),
  minItems: (n) => finding('TOO_FEW', `باید دست‌کم ${n} مورد داشته باشد`, `needs at least ${n} entries`),
  maxItems: (n) => finding('TOO_MANY', `نباید بیش از ${n} مورد داشته باشد`, `may have at most ${n} entries`),
  uniqueItems: () => finding('DUPLICATE', 'مورد تکراری دارد', 'has the same entry twice'),
};

export const required = finding('REQUIRED', 'وارد نشده است', 'is needed');
export const unknownField = finding('UNKNOWN_FIELD', 'در این فرم نیست', 'is not part of this form');
export const notAllowed = finding('NOT_ALLOWED', 'با دیگر پاسخ‌ها جور نیست', 'does not fit the other answers');

export const oneNeeds = (titles: LocalizedText[]): Finding =>
  finding(
    'REQUIRED',
    `دست‌کم در یک مورد «${titles.map(({ fa }) => fa).join('» و «')}» لازم است`,
    `needs at least one entry with ${titles.map(({ en }) => `"${en}"`).join(' and ')}`,
  );
