import { expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import { checkAnswers } from './check-answers.js';
import { normaliseAnswers } from './normalise.js';

const text = (format?: string) => ({ type: 'string', ...(format && { format }) });
const definition = definitionWith({
  form: {
    ui: {},
    schema: {
      type: 'object',
      properties: {
        id: text('national-id'),
        postal: text('postal-code'),
        mobile: text('mobile'),
        nosazi: text('nosazi-code'),
        code: text('code'),
        area: text('decimal'),
        day: text('jalali-date'),
        count: { type: 'integer' },
        weight: { type: 'number' },
        digits: { type: 'string', pattern: '^[0-9]+$' },
        name: text(),
        list: { type: 'array', maxItems: 9, items: { type: 'object', properties: { area: text('decimal') } } },
      },
    },
  },
});

it.each([
  ['id', '۹۹۹-۰۰۰۰۰۱۸', '9990000018'],
  ['id', '٩٩٩\u200c0000018', '9990000018'],
  ['id', '83382390', '0083382390'],
  ['postal', '۹۳۴۵۶-۷۸۹۱۳', '9345678913'],
  ['mobile', '۰۹۱۵ ۰۰۰ ۰۰۰۱', '09150000001'],
  ['nosazi', '۹–۱-۷-۱۲-۰-۰-۰', '9-1-7-12-0-0-0'],
  ['code', ' P-۱۴۰۲-۱۰ ', 'P-1402-10'],
  ['area', '۱٬۲۳۴٫۵', '1234.5'],
  ['area', '1,234.50', '1234.50'],
  ['area', '12,34', '12,34'],
  ['area', 120, '120'],
  ['area', 27.3, '27.3'],
  ['area', 0.1 + 0.2, 0.1 + 0.2],
  ['area', 1e21, 1e21],
  ['day', '۱۴۰۵/۹/۲', '1405/09/02'],
  ['day', '1405-09-02', '1405/09/02'],
  ['count', '۳', 3],
  ['count', '3.5', '3.5'],
  ['weight', '۲٫۵', 2.5],
  ['digits', '۱۲', '12'],
  ['name', ' علي كاظمي، پلاک ۱۲ ', 'علی کاظمی، پلاک ۱۲'],
])('reads %s %j', (field, given, read) => {
  expect(normaliseAnswers(definition, { [field]: given })).toEqual({ [field]: read });
});

it('reaches into lists, and leaves out what was left empty', () => {
  const given = { list: [{ area: '۱۲' }, { area: '' }], name: ' ', id: null };
  expect(normaliseAnswers(definition, given)).toEqual({ list: [{ area: '12' }, {}] });
});

it.each([
  ['۱۲۰٬۵', '120,5'],
  ['۲۰۰٬۰', '200,0'],
  ['1,20', '1,20'],
  ['۱۲۰،۵', '120,5'],
  ['1٬234,56', '1,234,56'],
])('leaves a thousands mark that does not part groups of three: %s', (written, kept) => {
  expect(normaliseAnswers(definition, { area: written })).toEqual({ area: kept });
  expect(checkAnswers(definition, { area: written }).issues).toMatchObject([{ path: 'area', code: 'WRONG_FORMAT' }]);
});

it('reads a thousands mark between groups of three, of whichever script', () => {
  for (const written of ['۱٬۲۳۴٬۵۶۷٫۵', '1,234,567.5', '۱،۲۳۴،۵۶۷٫۵']) {
    expect(normaliseAnswers(definition, { area: written })).toEqual({ area: '1234567.5' });
  }
});

it('refuses a number that was not exact rather than guess its text', () => {
  expect(checkAnswers(definition, { area: 1e21 }).issues).toMatchObject([{ path: 'area', code: 'WRONG_TYPE' }]);
});
