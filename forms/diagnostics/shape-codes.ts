import { error, warning } from './entry.js';

/** Codes of a document that has not the shape of a definition. */
export const shapeCodes = {
  NOT_JSON: error(
    'The text is no JSON. Mend it at the place that is named; JSON knows no comments and no comma after the last entry.',
    'متن JSON نیست. همان جایی را که نام برده شده درست کنید؛ در JSON توضیح و ویرگول پایانی نیست.',
    { text: '{\n  "code": "sample",\n  "version": 1,\n}' },
  ),
  DUPLICATE_KEY: error(
    'A name stands twice in one object, and readers differ over which counts. Keep one.',
    'یک نام دو بار در یک گروه آمده است و خوانندگان یکی را به‌دلخواه برمی‌دارند. یکی را نگه دارید.',
    { text: '{ "code": "sample", "version": 1, "version": 2 }' },
  ),
  TOO_DEEP: error(
    'The document, or what it uses, is nested too deeply. Flatten it.',
    'سند یا آنچه در آن به کار رفته بیش از اندازه تودرتوست. آن را ساده‌تر کنید.',
    { text: `{ "form": { "schema": ${'['.repeat(45)}${']'.repeat(45)} } }` },
  ),
  TOO_LARGE: error(
    'A list, text or number is larger than it may be, or the whole document is.',
    'فهرست، متن یا عددی (یا خود سند) بزرگ‌تر از اندازه مجاز است.',
    { changes: { 'steps[12].samplePercent': 120 } },
  ),
  TOO_SMALL: error(
    'A number, text or list is smaller than it may be.',
    'عدد، متن یا فهرستی کوچک‌تر از اندازه مجاز است.',
    { changes: { version: 0 } },
  ),
  FORBIDDEN_NAME: error('This name cannot be used. Choose another.', 'این نام به کار نمی‌رود؛ نام دیگری بگذارید.', {
    text: '{ "form": { "ui": { "__proto__": {} } } }',
  }),
  HIDDEN_SIGN: error(
    'A text has a sign that does not show, or turns round what stands beside it. Take it out; U+200C and U+200D may stay.',
    'متنی نویسه‌ای پنهان یا وارونه‌کننده دارد. آن را بردارید؛ نیم‌فاصله می‌ماند.',
    { changes: { 'title.en': 'Sample \u202epermit' } },
  ),
  MISSING_TITLE: error(
    'Whatever people read has words, none of them empty: { "fa": …, "en": … }, or other languages; in a form, `title`.',
    'هر چه مردم می‌خوانند باید متن داشته باشد و خالی نباشد؛ در فرم، title.',
    { changes: { 'title.en': '' } },
  ),
  MISSING_LANGUAGE: warning(
    'A language that the installation declares (`LANGUAGES`; Persian and English by default) is missing: its readers are shown another. In a form it stands in `x-i18n.<language>.title`.',
    'زبانی که سامانه اعلام کرده (LANGUAGES؛ در اصل فارسی و انگلیسی) نیامده و خوانندگانش متن زبان دیگری را می‌بینند. در فرم جای آن x-i18n است.',
    { changes: { 'title.en': undefined } },
  ),
  UNKNOWN_KEY: error(
    'The language has no such keyword here. It is mistyped, or belongs elsewhere.',
    'زبان تعریف چنین کلیدواژه‌ای در این جا ندارد؛ غلط نوشته شده یا جای آن این جا نیست.',
    { changes: { 'steps[8].separateFor': ['opinion'] } },
  ),
  MISSING: error('Something that is always needed is not there.', 'چیزی که همیشه لازم است نیامده است.', {
    changes: { 'steps[8].role': undefined },
  }),
  WRONG_TYPE: error('The value is of another kind than is needed.', 'نوع مقدار با آنچه لازم است یکی نیست.', {
    changes: { version: 'one' },
  }),
  UNKNOWN_VALUE: error('The value is none of those that are possible.', 'مقدار هیچ‌یک از مقدارهای ممکن نیست.', {
    changes: { generation: 'CITIZN' },
  }),
  UNKNOWN_STEP_TYPE: error('There is no step of this type.', 'گامی از این نوع نیست.', {
    changes: { 'steps[1].type': 'anounce' },
  }),
  STEP_NOT_HERE: error(
    'There is such a step, but not in a branch, or not in a branch of a branch. Put it one level up.',
    'چنین گامی هست، اما نه در شاخه، یا نه در شاخه‌ای از شاخه؛ آن را یک سطح بالاتر بگذارید.',
    { changes: { 'steps[5].branches[1].steps[0].type': 'appeal' } },
  ),
  BAD_FORMAT: error('The text is not written as such a value is.', 'شکل نوشتن این مقدار درست نیست.', {
    changes: { code: 'Every Step' },
  }),
  BAD_NAME: error('The name is not written as names are.', 'شکل نوشتن این نام درست نیست.', {
    changes: { 'steps[6].request': { '1st': 'answers.subject' } },
  }),
  INVALID: error('Parts of the entry do not go together.', 'بخش‌های این مورد با هم نمی‌خوانند.', {
    changes: { 'steps[7].signal': 'visited' },
  }),
  FORM_SCHEMA: error(
    'The form is no JSON Schema 2020-12 that can be used: an unknown keyword or format, a reference that leads nowhere or outside, a pattern that is malformed.',
    'فرم JSON Schema 2020-12 درستی نیست: کلیدواژه یا قالب ناشناخته، ارجاعی که به جایی نمی‌رسد یا بیرون می‌رود، یا الگوی نادرست.',
    { changes: { 'form.schema.properties.subject.minLenght': 3 } },
  ),
  FORM_COSTLY: error(
    'The form, with every reference written out, is too large, or holding answers to it could take too long. Refer to fewer definitions in one another, and combine or match less in lists.',
    'فرم با باز شدن همهٔ ارجاع‌ها بیش از اندازه بزرگ می‌شود یا سنجش پاسخ‌ها با آن به درازا می‌کشد. ارجاع‌های تودرتو را کم کنید و در فهرست‌ها کمتر ترکیب و الگو بگذارید.',
    {
      changes: {
        'form.schema.$defs': {
          tree: { type: 'object', properties: { left: { $ref: '#/$defs/tree' }, right: { $ref: '#/$defs/tree' } } },
        },
        'form.schema.properties.subject.anyOf': [{ $ref: '#/$defs/tree' }],
      },
    },
  ),
  PERSONAL_KIND: error(
    'There is no such kind of personal data. `x-personal` is nationalId, mobile, email, name or address, or true for any other.',
    'چنین گونه‌ای از دادهٔ شخصی نیست؛ x-personal یکی از nationalId، mobile، email، name و address است، و true برای دیگر داده‌ها.',
    { changes: { 'form.schema.properties.subject.x-personal': 'nationalID' } },
  ),
  PERSONAL_TWICE: error(
    'A group or list is marked as personal, and parts of it are too. Mark the whole, or the parts.',
    'گروه یا فهرستی شخصی نشان شده و بخش‌هایی از آن نیز؛ یا همه را نشان کنید یا بخش‌ها را.',
    {
      changes: {
        'form.schema.properties.property.x-personal': true,
        'form.schema.properties.property.properties.nosaziCode.x-personal': 'address',
      },
    },
  ),
  SCHEMA_TYPE: error(
    'Expressions cannot read this part of a form or register: a list without `maxItems`, a name they cannot write, or too much.',
    'عبارت‌ها این بخش از فرم یا مرجع را نمی‌توانند بخوانند: فهرست بی maxItems، نامی که نوشتنی نیست، یا بیش از اندازه.',
    {
      changes: {
        'form.schema.properties.notes': {
          title: 'یادداشت‌ها',
          type: 'array',
          items: { type: 'string' },
          'x-i18n': { en: { title: 'Notes' } },
        },
      },
    },
  ),
};
