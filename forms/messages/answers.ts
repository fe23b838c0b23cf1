import { messages } from './messages.js';

/** What is wrong with an answer, by the keyword of JSON Schema that does not hold: the second half of a sentence. */
export const findings = messages({
  type: { fa: 'باید {types} باشد', en: 'must be {types}' },
  format: { fa: 'قالب درستی ندارد', en: 'is no valid {format}' },
  enum: { fa: 'باید یکی از اینها باشد: {options}', en: 'must be one of {options}' },
  enumOfMany: {
    fa: 'هیچ‌یک از {count} گزینهٔ فرم نیست؛ یکی را از فهرست برگزینید',
    en: 'is none of the {count} choices; choose one of the list',
  },
  const: { fa: 'باید {value} باشد', en: 'must be {value}' },
  constTrue: { fa: 'باید تأیید شود', en: 'must be confirmed' },
  minLength: { fa: 'باید دست‌کم {limit} نویسه باشد', en: 'needs at least {limit} characters' },
  maxLength: { fa: 'نباید بیش از {limit} نویسه باشد', en: 'may have at most {limit} characters' },
  pattern: { fa: 'قالب درستی ندارد', en: 'is not written as it should be' },
  minimum: { fa: 'نباید کمتر از {limit} باشد', en: 'must be at least {limit}' },
  maximum: { fa: 'نباید بیشتر از {limit} باشد', en: 'must be at most {limit}' },
  exclusiveMinimum: { fa: 'باید بیشتر از {limit} باشد', en: 'must be more than {limit}' },
  exclusiveMaximum: { fa: 'باید کمتر از {limit} باشد', en: 'must be less than {limit}' },
  decimals: { fa: 'نباید بیش از {limit} رقم اعشار داشته باشد', en: 'may have at most {limit} decimals' },
  multipleOf: { fa: 'باید مضربی از {limit} باشد', en: 'must be a multiple of {limit}' },
  minItems: { fa: 'باید دست‌کم {limit} مورد داشته باشد', en: 'needs at least {limit} entries' },
  maxItems: { fa: 'نباید بیش از {limit} مورد داشته باشد', en: 'may have at most {limit} entries' },
  uniqueItems: { fa: 'مورد تکراری دارد', en: 'has the same entry twice' },
  contains: { fa: 'دست‌کم در یک مورد {titles} لازم است', en: 'needs at least one entry with {titles}' },
  gregorian: {
    fa: 'به تاریخ میلادی می‌ماند؛ تاریخ خورشیدی بنویسید، شاید {day}',
    en: 'looks like a Gregorian date; write the Jalali day, perhaps {day}',
  },
  future: { fa: 'نمی‌تواند پس از روز ثبت درخواست باشد', en: 'cannot lie after the day of filing' },
  required: { fa: 'وارد نشده است', en: 'is needed' },
  unknownField: { fa: 'در این فرم نیست', en: 'is not part of this form' },
  notAllowed: { fa: 'با دیگر پاسخ‌ها جور نیست', en: 'does not fit the other answers' },
});

/** What is wrong with an answer as a whole sentence. */
export const answerFindings = messages({
  fileLacking: {
    fa: 'پروندهٔ «{title}» پیوست نیست؛ دوباره پیوستش کنید.',
    en: 'The file of "{title}" is not attached; attach it again.',
  },
});

/** What a register says against something that was chosen from it. */
export const chosenFindings = messages({
  noRecord: {
    fa: 'آنچه برای «{title}» نوشته شده در مرجع آن نیست؛ نامش را بجویید و یکی را برگزینید.',
    en: 'What was given for "{title}" is not in its register; search for its name and choose one.',
  },
  registerAway: {
    fa: 'مرجع «{title}» اکنون پاسخ نمی‌دهد؛ اندکی بعد دوباره ثبت کنید. چیزی از دست نمی‌رود.',
    en: 'The register of "{title}" does not answer now; file again in a little while. Nothing is lost.',
  },
});

/** What a value of each type is called. */
export const typeNames = messages({
  string: { fa: 'متن', en: 'text' },
  integer: { fa: 'عدد صحیح', en: 'a whole number' },
  number: { fa: 'عدد', en: 'a number' },
  boolean: { fa: 'بله یا خیر', en: 'true or false' },
  array: { fa: 'فهرست', en: 'a list' },
  object: { fa: 'یک گروه از فیلدها', en: 'a group of fields' },
  null: { fa: 'خالی', en: 'null' },
});

export const or = { fa: ' یا ', en: ' or ' };
export const and = { fa: ' و ', en: ' and ' };

/** What a value of each format looks like. */
export const formatFindings = messages({
  decimal: { fa: 'باید عدد باشد، مانند ۱۲۰٫۵', en: 'is a number such as 120.5' },
  'jalali-date': { fa: 'باید تاریخ خورشیدی باشد، مانند ۱۴۰۵/۰۹/۰۲', en: 'is a Jalali day such as 1405/09/02' },
  tenDigits: { fa: 'باید ده رقم باشد', en: 'is ten digits' },
  'legal-id': { fa: 'باید یازده رقم باشد', en: 'is eleven digits' },
  mobile: { fa: 'باید مانند ۰۹۱۵۰۰۰۰۰۰۱ باشد', en: 'is a number such as 09150000001' },
  'nosazi-code': { fa: 'باید مانند ۹-۱-۷-۱۲-۰-۰-۰ باشد', en: 'is a code such as 9-1-7-12-0-0-0' },
  geojson: {
    fa: 'باید محدوده‌ای به قالب GeoJSON باشد: حلقه‌های بسته به درجه، بی تقاطع، تا ۵۰۰ نقطه',
    en: 'is an area in GeoJSON: closed rings in degrees, no edges crossing, 500 points at most',
  },
  file: { fa: 'باید پروندهٔ پیوست‌شده باشد', en: 'is an attached file' },
  code: { fa: 'باید در یک سطر نوشته شود', en: 'is written in one line' },
});

/** Why a value is not even looked at. */
export const boundsMessages = messages({
  TOO_DEEP: { fa: 'این مقدار بیش از اندازه تودرتوست.', en: 'This is nested too deeply.' },
  TOO_LARGE: { fa: 'این مقدار بیش از اندازه بزرگ است.', en: 'This is too large.' },
  FORBIDDEN_NAME: { fa: 'این نام به کار نمی‌رود؛ نام دیگری بگذارید.', en: 'This name cannot be used; choose another.' },
  NOT_JSON: { fa: 'این مقدار JSON نیست.', en: 'This is no JSON value.' },
  FORM_COSTLY: {
    fa: 'فرم این نوع پروانه سنجش‌پذیر نیست؛ شهرداری باید نسخه‌ای ساده‌تر منتشر کند.',
    en: 'The form of this permit type takes too long to check; the municipality has to publish a simpler version.',
  },
  NOT_A_RECORD: { fa: 'پاسخ‌ها باید گروهی از فیلدها باشند.', en: 'The answers must be a group of fields.' },
});
