import { error, sampleTitle, warning } from './entry.js';

const field = (title: string, more: object) => ({
  title,
  type: 'string',
  'x-i18n': { en: { title: 'Field' } },
  ...more,
});

/** A list of neighbours in the form of the sample. */
const neighbours = (more: object = {}, required: readonly string[] = ['nationalId']) => ({
  title: 'همسایه‌ها',
  'x-i18n': { en: { title: 'Neighbours' } },
  type: 'array',
  maxItems: 10,
  items: {
    title: 'همسایه',
    'x-i18n': { en: { title: 'Neighbour' } },
    type: 'object',
    additionalProperties: false,
    required,
    properties: {
      nationalId: field('کد ملی', { format: 'national-id', 'x-personal': 'nationalId' }),
    },
  },
  ...more,
});

/** A consultation of the sample's neighbours in the place of its approval. */
const asking = ({ each = 'neighbours', step = {} }: { each?: string; step?: object } = {}) => ({
  id: 'approval',
  type: 'consult',
  title: sampleTitle,
  bodies: [
    {
      id: 'NEIGHBOUR',
      title: sampleTitle,
      each,
      invites: { nationalId: 'nationalId', text: sampleTitle, shows: { answers: ['subject'] } },
    },
  ],
  outcomes: ['approve'],
  deadlines: [{ after: { days: 20 }, then: 'expire' }],
  ...step,
});

/** A visit to each of them in the place of its approval. */
const visiting = (step: object = { type: 'review', role: 'supervisor' }) => ({
  id: 'approval',
  type: 'parallel',
  title: sampleTitle,
  each: 'neighbours',
  branches: [{ id: 'visit', steps: [{ id: 'look', title: sampleTitle, ...step }] }],
});

const list = 'form.schema.properties.neighbours';

/** Codes of what is asked for every entry of a list, and of people who are named in the answers. */
export const eachCodes = {
  EACH_LIST: error(
    'What is to be asked for every entry is no list of groups of fields.',
    'آنچه باید برای هر سطر پرسیده شود فهرستی از گروه‌های فیلد نیست.',
    { changes: { 'steps[8]': asking({ each: 'subject' }) } },
  ),
  EACH_UNBOUNDED: error(
    'The list may hold more entries than anybody could ask one by one. Give it a `maxItems` of 50 at the most.',
    'این فهرست می‌تواند بیش از آن باشد که بتوان یک‌یک پرسید؛ به آن maxItems حداکثر ۵۰ بدهید.',
    { changes: { [list]: neighbours({ maxItems: undefined }), 'steps[8]': asking() } },
  ),
  EACH_NOT_HERE: error(
    'What is gone through for every entry of a list holds something that is one of the whole case, or has entries of its own.',
    'آنچه برای هر سطر فهرست پیموده می‌شود چیزی دارد که از آنِ کل پرونده است یا خود سطرهایی دارد.',
    { changes: { [list]: neighbours(), 'steps[8]': visiting({ type: 'announce' }) } },
  ),
  EACH_STEP: error(
    'The step is gone through for every entry of a list, so no single one of them is meant. Name the parallel step that holds it.',
    'این گام برای هر سطر فهرست پیموده می‌شود و یکی از آن‌ها منظور نیست؛ گام موازی دربرگیرنده را نام ببرید.',
    {
      changes: {
        [list]: neighbours(),
        'steps[8]': visiting(),
        clocks: [
          {
            id: 'term',
            title: sampleTitle,
            begins: 'filing',
            lasts: { months: 2 },
            metBy: ['look'],
            basis: 'basis',
            atEnd: { is: 'onward', next: 'end' },
          },
        ],
      },
    },
  ),
  INVITED_UNKNOWN: error(
    'Nobody could be told apart by the field that says who is invited: it has another format, or may be left out.',
    'با فیلدی که می‌گوید چه کسی دعوت است نمی‌توان کسی را شناخت: قالبش دیگر است یا می‌تواند خالی بماند.',
    { changes: { [list]: neighbours({}, []), 'steps[8]': asking() } },
  ),
  INVITED_MAY_NOT: error(
    'Whoever is invited sends no case back and sets no conditions: they answer with an outcome, the form and the documents.',
    'کسی که دعوت است پرونده را برنمی‌گرداند و شرطی نمی‌گذارد؛ با یک نتیجه و فرم و مدارک پاسخ می‌دهد.',
    { changes: { [list]: neighbours(), 'steps[8]': asking({ step: { outcomes: undefined } }) } },
  ),
  INVITED_FOREVER: warning(
    'Whoever is invited may never answer, and nothing ends the step then.',
    'شاید کسی که دعوت است هرگز پاسخ ندهد و آنگاه چیزی گام را پایان نمی‌دهد.',
    { changes: { [list]: neighbours(), 'steps[8]': asking({ step: { deadlines: undefined } }) } },
  ),
};
