import type { FormatDefinition } from 'ajv';
import { parseDecimal } from '../expression/decimal.js';
import { isMobile } from '../identifiers.js';
import { isJalaliDay } from '../jalali.js';
import type { LocalizedText } from '../language/text.js';

interface Format {
  definition: FormatDefinition<string>;
  /** what such a value looks like */
  says: LocalizedText;
}

const matching = (pattern: RegExp): FormatDefinition<string> => ({
  type: 'string',
  validate: (text: string) => pattern.test(text),
});

function compareDecimals(a: string, b: string): number | undefined {
  const [first, second] = [parseDecimal(a), parseDecimal(b)];
  return first && second && Number(first.compare(second));
}

const compareDays = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * Formats of a form's texts. Those of identifiers refuse what nobody could look up; whether check digits and parts are
 * right is a rule's finding, which the applicant sees with all others.
 */
export const formats: Record<string, Format> = {
  decimal: {
    definition: {
      type: 'string',
      validate: (text: string) => parseDecimal(text) !== undefined,
      compare: compareDecimals,
    },
    says: { fa: 'باید عدد باشد، مانند ۱۲۰٫۵', en: 'is a number such as 120.5' },
  },
  'jalali-date': {
    definition: { type: 'string', validate: isJalaliDay, compare: compareDays },
    says: { fa: 'باید تاریخ خورشیدی باشد، مانند ۱۴۰۵/۰۹/۰۲', en: 'is a Jalali day such as 1405/09/02' },
  },
  'national-id': {
    definition: matching(/^\d{8,10}$/),
    says: { fa: 'باید ده رقم باشد', en: 'is ten digits' },
  },
  'legal-id': {
    definition: matching(/^\d{11}$/),
    says: { fa: 'باید یازده رقم باشد', en: 'is eleven digits' },
  },
  'postal-code': {
    definition: matching(/^\d{5,10}$/),
    says: { fa: 'باید ده رقم باشد', en: 'is ten digits' },
  },
  mobile: {
    definition: { type: 'string', validate: isMobile },
    says: { fa: 'باید مانند ۰۹۱۵۰۰۰۰۰۰۱ باشد', en: 'is a number such as 09150000001' },
  },
  'nosazi-code': {
    definition: matching(/^[\p{L}\d /-]{1,40}$/u),
    says: { fa: 'باید مانند ۹-۱-۷-۱۲-۰-۰-۰ باشد', en: 'is a code such as 9-1-7-12-0-0-0' },
  },
  code: {
    definition: matching(/^[^\p{C}]+$/u),
    says: { fa: 'باید در یک سطر نوشته شود', en: 'is written in one line' },
  },
};

/** Formats of JSON Schema itself that forms may use. */
export const standardFormats = ['date', 'time', 'date-time', 'duration', 'email', 'uri', 'uuid'] as const;
