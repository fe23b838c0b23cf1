import type { FormatDefinition } from 'ajv';
import { parseDecimal } from '../expression/decimal.js';
import { isGeometry } from '../geometry.js';
import { isJalaliDay } from '../jalali.js';
import type { LocalizedText } from '../language/text.js';
import { formatFindings } from '../messages/answers.js';

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
    says: formatFindings.decimal,
  },
  'jalali-date': {
    definition: { type: 'string', validate: isJalaliDay, compare: compareDays },
    says: formatFindings['jalali-date'],
  },
  'national-id': {
    definition: matching(/^\d{8,10}$/),
    says: formatFindings.tenDigits,
  },
  'legal-id': {
    definition: matching(/^\d{11}$/),
    says: formatFindings['legal-id'],
  },
  'postal-code': {
    definition: matching(/^\d{5,10}$/),
    says: formatFindings.tenDigits,
  },
  mobile: {
    definition: matching(/^09\d{9}$/),
    says: formatFindings.mobile,
  },
  'nosazi-code': {
    definition: matching(/^[\p{L}\d /-]{1,40}$/u),
    says: formatFindings['nosazi-code'],
  },
  file: {
    definition: matching(/^[0-9a-f]{64}$/),
    says: formatFindings.file,
  },
  geojson: {
    definition: { type: 'string', validate: isGeometry },
    says: formatFindings.geojson,
  },
  code: {
    definition: matching(/^[^\p{C}]+$/u),
    says: formatFindings.code,
  },
};

/** Formats of JSON Schema itself that forms may use. */
export const standardFormats = ['date', 'time', 'date-time', 'duration', 'email', 'uri', 'uuid'] as const;
