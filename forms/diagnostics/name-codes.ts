import { error, sampleTitle } from './entry.js';
import { sampleNotice } from './suspicion-codes.js';

/** Codes of names that stand for nothing, or for two things. */
export const nameCodes = {
  DUPLICATE_ID: error('The name stands for something else already.', 'این نام پیش‌تر به چیز دیگری داده شده است.', {
    changes: { 'steps[9].id': 'approval' },
  }),
  RESERVED_ID: error(
    '"end" is the end of every case. Choose another id.',
    '«end» پایان هر پرونده است؛ شناسه دیگری بگذارید.',
    {
      changes: { 'steps[12].id': 'end' },
    },
  ),
  UNKNOWN_STEP: error('No step is called so.', 'گامی با این شناسه نیست.', { changes: { 'steps[3].next': 'rout' } }),
  UNKNOWN_RULEBOOK: error(
    'There is no rulebook of this name, or no version of it in force.',
    'دفتر ضوابطی با این نام نیست، یا نسخه‌ای از آن در حال اجرا نیست.',
    { changes: { rulebook: 'cty' } },
  ),
  UNKNOWN_RULE: error(
    'The rulebook has no rule of this name. Name one of its rules, or write the rule itself here.',
    'دفتر ضوابط قاعده‌ای با این نام ندارد. نام یکی از آن‌ها را بنویسید یا خود قاعده را این جا بیاورید.',
    { changes: { rules: ['R-COV-1'] } },
  ),
  UNKNOWN_FEE: error(
    'The rulebook has no fee line of this name. Name one of its fees, or write the fee itself here.',
    'دفتر ضوابط ردیف عوارضی با این نام ندارد. نام یکی از آن‌ها را بنویسید یا خود ردیف را این جا بیاورید.',
    { changes: { fees: ['F-SRW'] } },
  ),
  UNKNOWN_REGULATION: error(
    'The rulebook has no row of the announcement of this name.',
    'دفتر ضوابط ردیفی با این نام برای اعلام ضابطه ندارد.',
    { changes: { regulations: ['REG-ZONES'] } },
  ),
  UNKNOWN_REGISTER: error('There is no register of this name.', 'مرجعی با این نام نیست.', {
    changes: { 'registers[0].register': 'parcel' },
  }),
  UNKNOWN_GROUP: error(
    'A payment asks for a group of fees that no fee is in. Let a fee name it in `group`, or leave it out.',
    'این پرداخت گروهی از عوارض را می‌خواهد که هیچ ردیفی در آن نیست. نام آن را در group یک ردیف بنویسید یا از این جا بردارید.',
    { changes: { 'fees[0].group': 'filing', 'steps[10].groups': ['filing', 'fine'] } },
  ),
  UNKNOWN_PAYEE: error("The rulebook's slips know no such payee.", 'قبض‌های دفتر ضوابط چنین گیرنده‌ای ندارند.', {
    changes: { 'fees[0].payee': 'MUNICIPALTY' },
  }),
  UNKNOWN_ROLE: error('There is no such role in the installation.', 'چنین نقشی در سامانه نیست.', {
    changes: { 'steps[8].role': 'supervizor' },
  }),
  GENERATION_NOT_OFFERED: error(
    'A step names who does it in cases of a generation that is not among the `offered` ones.',
    'گامی می‌گوید در پرونده‌های نسلی که در `offered` نیست چه کسی آن را انجام می‌دهد.',
    { changes: { 'steps[8].roleByGeneration': { STAFF: 'supervisor' } } },
  ),
  UNKNOWN_TYPE: error(
    'No permit type of this code is served that is begun on a public notice. Publish it first, with `onNotice`.',
    'نوع مجوزی با این کد که روی آگهی عمومی آغاز شود ارائه نمی‌شود؛ نخست آن را با onNotice منتشر کنید.',
    {
      changes: { 'steps[8]': { ...sampleNotice, takes: [{ kind: 'request', application: 'decision-reqest' }] } },
    },
  ),
  UNKNOWN_CONNECTOR: error('No connector of this name is configured.', 'اتصالی با این نام پیکربندی نشده است.', {
    changes: { 'steps[6].connector': 'sampel' },
  }),
  UNKNOWN_DOCUMENT: error(
    'A rule or fact asks for a document that nobody can attach.',
    'قاعده یا دانسته‌ای سندی را می‌خواهد که در فهرست مدارک نیست.',
    { changes: { facts: [{ name: 'hasDeed', title: sampleTitle, value: '"DEED" in documents' }] } },
  ),
  UNKNOWN_BODY: error(
    'The consult step that referrals go to does not ask this body.',
    'گامی که ارجاع‌ها به آن می‌رود از این مرجع نمی‌پرسد.',
    { changes: { rules: ['R-LND-01'], 'steps[2].onReferral': 'opinion' } },
  ),
  NO_REFERRAL_STEP: error(
    'A rule refers cases to a body, but no analyze step has an `onReferral` that leads to a consult step.',
    'قاعده‌ای پرونده را ارجاع می‌دهد ولی هیچ گام تحلیلی با onReferral به گام مشورت نمی‌رسد.',
    { changes: { rules: ['R-LND-01'] } },
  ),
  UNKNOWN_LOOKUP: error(
    'No lookup in the register of permits is called so.',
    'هیچ جست‌وجویی در ثبت پروانه‌ها این نام را ندارد.',
    { changes: { grant: { base: { permit: 'basePermit' } } } },
  ),
  PLOT_UNKNOWN: error(
    'The facts about the plot are read, but no lookup in the register of parcels says which plot it is.',
    'دانسته‌های ملک خوانده می‌شود ولی هیچ جست‌وجویی در ثبت املاک ملک را نمی‌گوید.',
    { changes: { registers: [], facts: [{ name: 'cases', title: sampleTitle, value: 'size(plot.openCases)' }] } },
  ),
  FIELD_NOT_ITS_OWN: error(
    'The installation itself says this of every permit.',
    'این را خود سامانه درباره هر پروانه می‌گوید.',
    { changes: { grant: { record: { status: '"ISSUED"' } } } },
  ),
  UNKNOWN_FIELD: error('The form has no field of this name.', 'فرم فیلدی با این نام ندارد.', {
    changes: { useLimit: { answer: ['purpos'], limits: {}, otherwise: sampleTitle } },
  }),
  FIELD_TAKEN: error(
    'A step gives something under this name itself, which expressions read by it. Choose another name.',
    'خود گام چیزی با این نام می‌دهد که عبارت‌ها آن را می‌خوانند؛ نام دیگری بگذارید.',
    {
      changes: {
        'steps[8].form': {
          schema: {
            type: 'object',
            additionalProperties: false,
            properties: { by: { title: 'از', type: 'string', maxLength: 20, 'x-i18n': { en: { title: 'By' } } } },
          },
        },
      },
    },
  ),
  UNKNOWN_NAME: error('An expression names something that does not exist.', 'عبارت چیزی را نام می‌برد که وجود ندارد.', {
    changes: { 'steps[4].cases[0].when': 'answers.visitt' },
  }),
};
