import { error, sampleTitle, warning } from './entry.js';

const counted = { title: sampleTitle.fa, 'x-i18n': { en: { title: sampleTitle.en } }, type: 'integer' };

const options = { table: 'kinds', value: 'code', label: 'title' };
const kinds = (...codes: string[]) => ({
  title: sampleTitle,
  basis: 'illustrative',
  columns: { code: 'string', title: 'string' },
  rows: codes.map((code) => ({ code, title: code })),
});

/** Codes of keywords of a form beside JSON Schema's own. What only concerns the showing refuses nobody. */
export const keywordCodes = {
  UNKNOWN_KEYWORD: error(
    'The language has no such `x-` keyword, so what it was meant to do is not done: a mistyped `x-personal` shows the value to everybody.',
    'زبان تعریف کلیدواژه‌ای با این نام ندارد، پس آنچه باید بکند نمی‌کند: x-personal اگر غلط نوشته شود مقدار را به همه نشان می‌دهد.',
    { changes: { 'form.schema.properties.subject.x-personall': 'name' } },
  ),
  KEYWORD_VALUE: error('The keyword cannot hold this.', 'این کلیدواژه چنین مقداری نمی‌گیرد.', {
    changes: { 'form.schema.properties.subject.x-labels': { A: 'Alpha' } },
  }),
  LABEL_WITHOUT_VALUE: error(
    'Labels are of values that the field offers. With neither `enum` nor `x-suggestions` any text would be taken, while the form looks like a choice.',
    'برچسب برای مقداری است که فیلد پیش می‌نهد؛ بی enum و x-suggestions هر متنی پذیرفته می‌شود و فرم تنها به گزینش می‌ماند.',
    { changes: { 'form.schema.properties.subject.x-labels': { A: sampleTitle } } },
  ),
  CALCULATED_KIND: error(
    'Only a field that holds one value, or a list of such, is calculated.',
    'تنها فیلدی که یک مقدار یا فهرستی از مقدارها دارد محاسبه می‌شود.',
    { changes: { 'form.schema.properties.property.x-value': 'answers.subject' } },
  ),
  CALCULATED_NEEDED: error(
    'A calculated field is given by nobody, so the form cannot need it: where what it is worked out from is missing, that is asked for.',
    'فیلد محاسبه‌شده را کسی نمی‌دهد، پس فرم نمی‌تواند آن را لازم بداند؛ اگر چیزی برای محاسبه کم باشد همان پرسیده می‌شود.',
    { changes: { 'form.schema.properties.subject.x-value': 'answers.property.nosaziCode' } },
  ),
  CALCULATED_ORDER: error(
    'A calculated field sees those that stand before it in the form, and neither itself nor those behind it.',
    'فیلد محاسبه‌شده تنها آنچه را پیش از آن در فرم آمده می‌بیند، نه خودش و نه پس از خود را.',
    {
      changes: {
        'form.schema.properties.count': { ...counted, 'x-value': 'answers.count.orValue(0) + 1' },
      },
    },
  ),
  CALCULATED_PERSONAL: error(
    'What is worked out from personal values says them to everybody who reads the case, unless it is marked as personal too.',
    'آنچه از مقدار شخصی به دست آید آن را به هر خوانندهٔ پرونده می‌گوید، مگر آنکه خودش هم شخصی نشانه‌گذاری شود.',
    {
      changes: {
        'form.schema.properties.who': { ...counted, type: 'string', 'x-personal': 'name' },
        'form.schema.properties.whose': { ...counted, type: 'string', 'x-value': 'answers.who.orValue("")' },
      },
    },
  ),
  UNKNOWN_TABLE: error(
    'The type has no table of this name. A table of the rulebook may change while a version of the type stays, so choices are in a table of its own; types share one as a fragment.',
    'این نوع جدولی با این نام ندارد. جدول دفترچهٔ ضوابط شاید دگرگون شود و نسخهٔ این نوع بماند، پس گزینه‌ها در جدول خود نوع می‌آید؛ چند نوع یک جدول را با پاره‌ای مشترک به کار می‌برند.',
    {
      changes: {
        tables: { kinds: kinds('A') },
        'form.schema.properties.subject.x-options': { ...options, table: 'kids' },
      },
    },
  ),
  OPTIONS_VALUES: error(
    'Each choice is one row of the table, of the type of the field, and the field names no others.',
    'هر گزینه یک سطر جدول و از نوع فیلد است و فیلد گزینهٔ دیگری نام نمی‌برد.',
    { changes: { tables: { kinds: kinds('A', 'A') }, 'form.schema.properties.subject.x-options': options } },
  ),
  OPTIONS_REGISTER: error(
    'Choices are searched by everybody, so a register that names persons or is kept for owners of plots is none to choose from; nor is one without `x-key`.',
    'گزینه‌ها را همه می‌جویند، پس مرجعی که کسی را نام می‌برد یا برای مالک ملک نگه داشته می‌شود جای گزینش نیست؛ مرجع بی x-key نیز.',
    { changes: { 'form.schema.properties.subject.x-options': { register: 'parcels', label: 'zone' } } },
  ),
  FILE_FIELD: error(
    'A field that takes a file is a text of format `file` in the form of the applicant, and its document is `many` and `optional`: where a file is needed the form says.',
    'فیلدی که پرونده می‌گیرد متنی با قالب file در فرم متقاضی است و مدرک آن many و optional؛ این که کجا لازم است را فرم می‌گوید.',
    { changes: { 'form.schema.properties.photo': { ...counted, type: 'string', format: 'file' } } },
  ),
  UNKNOWN_UI_KEYWORD: warning(
    'There is no such keyword or option of `form.ui`; portals pass it over.',
    'form.ui کلیدواژه یا گزینه‌ای با این نام ندارد؛ درگاه از آن می‌گذرد.',
    { changes: { 'form.ui.subject': { 'ui:widgit': 'textarea' } } },
  ),
  UNKNOWN_WIDGET: warning(
    'There is no widget of this name; a portal may show nothing in its place.',
    'ابزارکی با این نام نیست؛ شاید درگاه به جای آن چیزی نشان ندهد.',
    { changes: { 'form.ui.subject': { 'ui:widget': 'textaera' } } },
  ),
  UI_ORDER: warning(
    'The order names a field that is not there, one twice, or leaves fields out without `*`.',
    'ترتیب، فیلدی را نام می‌برد که نیست یا دو بار آمده، یا فیلدهایی را بی * جا می‌گذارد.',
    { changes: { 'form.ui.ui:order': ['property', 'subjct'] } },
  ),
  UNKNOWN_UI_FIELD: warning(
    '`form.ui` speaks of a field that the form does not have, so what it says has no effect.',
    'form.ui از فیلدی می‌گوید که در فرم نیست، پس اثری ندارد.',
    { changes: { 'form.ui.subjct': { 'ui:widget': 'textarea' } } },
  ),
  UI_VALUE: warning(
    'The keyword or option of `form.ui` cannot hold this.',
    'این کلیدواژهٔ form.ui چنین مقداری نمی‌گیرد.',
    {
      changes: { 'form.ui.subject': { 'ui:options': { dir: 'left' } } },
    },
  ),
};
