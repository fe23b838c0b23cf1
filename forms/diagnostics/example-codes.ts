import { error, sampleTitle, warning } from './entry.js';

const sample = {
  title: sampleTitle,
  asOf: '1405/09/02',
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'x-ray room', visit: false },
  registers: { parcel: { nosaziCode: '9-1-7-1-0-0-0', fileCode: 10000001 } },
};

/** Codes of the example cases inside a definition. */
export const exampleCodes = {
  EXAMPLE_ANSWERS: error('The answers of an example do not fit the form.', 'پاسخ‌های یک نمونه با فرم نمی‌خواند.', {
    changes: { examples: [{ ...sample, answers: { subject: 'x' }, expected: { outcome: 'CLEAN' } }] },
  }),
  EXAMPLE_DIFFERS: error(
    'An example comes out otherwise than it says. Either the rule or the example is wrong.',
    'نتیجه یک نمونه با آنچه نوشته شده یکی نیست؛ یا قاعده نادرست است یا نمونه.',
    { changes: { examples: [{ ...sample, expected: { outcome: 'CLEAN', total: '2000000' } }] } },
  ),
  EXAMPLE_NOT_IN_FORCE: warning(
    'The rulebook that is checked with is not in force on the day of an example, which is therefore not run.',
    'دفتر ضوابط در روز این نمونه در حال اجرا نیست، پس نمونه اجرا نمی‌شود.',
    { changes: { examples: [{ ...sample, asOf: '1390/01/01', expected: { outcome: 'CLEAN' } }] } },
  ),
};
