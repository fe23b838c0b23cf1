import { messages } from '../../forms/messages/messages.js';

/** What is wrong with an argument. */
export const inputMessages = messages({
  TOO_LONG: { fa: 'متن {path} باید حداکثر {limit} نویسه باشد.', en: '{path} may have at most {limit} characters.' },
  SIGNAL_UNKNOWN: {
    fa: 'هیچ گامی از این پرونده پیام «{signal}» را از سامانه نمی‌گیرد؛ پیام‌های آن: {known}.',
    en: 'No step of this case takes the signal “{signal}” through the API; it knows: {known}.',
  },
  CLOCK_UNKNOWN: {
    fa: 'مهلتی به نام «{clock}» که بتوان تمدید کرد در این پرونده نیست؛ این‌ها هست: {known}.',
    en: 'No clock “{clock}” of this case can be made longer; these can: {known}.',
  },
  NO_FORM: {
    fa: 'این کار فرمی ندارد؛ answers را نفرستید.',
    en: 'This task has no form; leave answers out.',
  },
  LANGUAGE_UNKNOWN: {
    fa: 'این زبان از زبان‌های سامانه نیست؛ متن فارسی در text است و زبان‌های دیگر را viewer.languages می‌گوید.',
    en: 'That is no further language of the installation; Persian goes into `text`, and `viewer.languages` lists the others.',
  },
  NO_EVIDENCE: {
    fa: 'این کار مدرکی از شما نمی‌خواهد؛ تنها برای شرط‌هایی که باید انجام شود مدرک بفرستید.',
    en: 'This task asks nothing of you; attach evidence only where a condition is to be fulfilled.',
  },
  TASK_OVER: {
    fa: 'این کار پیش‌تر انجام یا لغو شده است و چیزی به آن پیوست نمی‌شود.',
    en: 'The task has already been decided or cancelled; nothing is attached to it any more.',
  },
  NO_PLACE: {
    fa: 'عرض جغرافیایی میان ۹۰− و ۹۰ و طول میان ۱۸۰− و ۱۸۰ است؛ هر دو را بفرستید یا هیچ یک را.',
    en: 'A latitude is from −90 to 90, a longitude from −180 to 180; send both or neither.',
  },
  NOT_YET: {
    fa: 'این زمان هنوز نرسیده است؛ زمان گرفتن عکس را بفرستید.',
    en: 'That time has not come yet; send when the photograph was taken.',
  },
  OUTCOME_UNKNOWN: {
    fa: 'این کار چنین نتیجه‌ای ندارد؛ شناسه‌ای از choices آن را بفرستید.',
    en: 'The task has no such outcome; give a code among its choices.',
  },
  OTHER_OUTCOME: {
    fa: 'outcome باید همان as این نتیجه باشد، یا APPROVE اگر as ندارد.',
    en: 'outcome has to be what the chosen one is like (as), or APPROVE where it is like none.',
  },
  DAY_PASSED: {
    fa: 'روزی شمسی از امروز به بعد بنویسید، مانند 1406/02/31.',
    en: 'Give a Jalali day from today on, such as 1406/02/31.',
  },
  TOO_MANY_CONDITIONS: { fa: 'حداکثر ۵۰ شرط.', en: 'At most 50 conditions.' },
  CORRECTIONS_OF_A_RETURN: {
    fa: 'اصلاح‌های خواسته‌شده تنها با برگشت درخواست فرستاده می‌شود.',
    en: 'Corrections are asked for only by a return.',
  },
  CORRECTION_PATH: {
    fa: 'جای پاسخ را به صورتی مانند proposal.floors[0].area یا کد یک مدرک یا شناسه یک ضابطه بنویسید.',
    en: 'Name a place of the answers, as proposal.floors[0].area, the code of a document, or the id of a rule.',
  },
  ADDRESS_INVALID: {
    fa: '{path} باید نشانی http یا https همین سامانه یا پایگاهی باشد که RETURN_ORIGINS نام می‌برد.',
    en: '{path} must be an http or https address of this server, or of a site that RETURN_ORIGINS names.',
  },
  EVENT_CURSOR_INVALID: {
    fa: '{path} را همان‌گونه بفرستید که با رویداد آمد.',
    en: 'Send {path} exactly as it came with an event.',
  },
  EVENT_FILTER_INVALID: {
    fa: '{path} چنین مقداری ندارد؛ /asyncapi.json آنچه را که می‌پذیرد برمی‌شمارد.',
    en: '{path} has no such value; /asyncapi.json lists what it takes.',
  },
  REQUIRED: { fa: '{path} را بنویسید.', en: 'Fill in {path}.' },
  IDENTIFIER_INVALID: {
    fa: '{path} باید با حرف یا رقم لاتین آغاز شود و تنها حرف، رقم، _ . : @ و - داشته باشد.',
    en: '{path} begins with a Latin letter or digit and has letters, digits, _ . : @ and - only.',
  },
  IDENTIFIER_TAKEN: {
    fa: 'سامانه خود با این {path} کار می‌کند؛ شناسه دیگری برگزینید.',
    en: 'The product acts under this {path} itself; choose another.',
  },
  KEY_INVALID: {
    fa: 'کلید باید میان ۱ و ۲۰۰ نویسه باشد.',
    en: 'idempotencyKey must have 1 to 200 characters.',
  },
  NATIONAL_ID: {
    fa: 'کد ملی ده‌رقمی یا شناسه ملی یازده‌رقمی مالک تازه را درست بنویسید.',
    en: 'Write the new owner’s ten-digit national ID, or the eleven digits of a legal person.',
  },
  OWN_NATIONAL_ID: { fa: 'پرونده هم‌اکنون از آن شماست.', en: 'The case is yours already.' },
  TRANSFER_DAYS: {
    fa: 'روزی از امروز تا نود روز دیگر را بنویسید.',
    en: 'Name a day from today to ninety days from now.',
  },
  PARCEL_INVALID: {
    fa: 'کد نوسازی ملک را بنویسید، مانند ۹-۱-۷-۱۶-۰-۰-۰.',
    en: 'Write the parcel’s renewal code, such as 9-1-7-16-0-0-0.',
  },
  NOT_A_HOLDER: {
    fa: 'این شخص نقشِ این کار را در منطقه پرونده ندارد؛ کسی را برگزینید که دارد.',
    en: 'This person does not hold the task’s role in the district of the case; choose somebody who does.',
  },
  SEARCH_TOO_LONG: {
    fa: 'عبارت جست‌وجو بلند است؛ حداکثر ۱۲ واژه و ۲۰۰ نویسه بنویسید.',
    en: 'That is too much to search for; write at most 12 words and 200 characters.',
  },
  ANSWERS_WRONG_TYPE: { fa: 'پاسخ‌ها باید یک شیء JSON باشد.', en: 'answers must be a JSON object.' },
  MASKED_VALUE: {
    fa: 'پاسخ‌ها مقدار پوشانده (***) دارد؛ مقدار اصلی را وارد کنید.',
    en: 'The answers hold a masked value (***); enter the value itself.',
  },
});

/** Why a document was not kept. */
export const documentMessages = messages({
  EMPTY: {
    fa: 'پرونده خالی است؛ پرونده‌ای بفرستید که چیزی در آن باشد.',
    en: 'The file is empty; send one that has something in it.',
  },
  TYPE_NOT_ACCEPTED: {
    fa: 'این مدرک به صورت {found} پذیرفته نمی‌شود؛ آن را به یکی از این صورت‌ها بفرستید: {accepted}.',
    en: 'This document is not taken as {found}; send it as one of: {accepted}.',
  },
  NEEDED_ON_WORK: {
    fa: 'با این نتیجه «{fa}» لازم است؛ آن را با {by} پیوست کنید.',
    en: 'With this outcome “{en}” is needed; attach it by {by}.',
  },
  FILES_FULL: {
    fa: 'این مدرک حداکثر {limit} پرونده دارد و همه پیوست شده‌اند؛ یکی را با removeDocument بردارید یا با replaces بگویید کدام جایگزین شود.',
    en: 'This document has at most {limit} files, and all are attached; remove one by removeDocument, or name by replaces the one that this takes the place of.',
  },
  NO_SUCH_FILE: {
    fa: 'چنین پرونده‌ای برای این مدرک پیوست نیست؛ شناسه یکی از پیوست‌های آن را بدهید.',
    en: 'No such file is attached to this document; give the id of one that is.',
  },
  WHICH_FILE: {
    fa: 'این مدرک چند پرونده دارد؛ با id بگویید کدام برداشته شود.',
    en: 'This document has several files; say by id which one to remove.',
  },
  TYPE_REFUSED: { fa: 'تنها PDF، JPEG و PNG پذیرفته می‌شود.', en: 'Only PDF, JPEG and PNG are accepted.' },
  TYPE_MISMATCH: {
    fa: 'نوع یا پسوند پرونده با محتوای آن نمی‌خواند؛ پرونده را با نام و نوع درست دوباره بفرستید.',
    en: 'The file’s type or its name’s extension is not that of its content; send it again under the right one.',
  },
  INFECTED: {
    fa: 'پرونده آلوده به بدافزار است و نگه داشته نشد؛ رایانه خود را بررسی کنید و پرونده سالمی بفرستید.',
    en: 'The file holds malware and was not kept; check your computer and send a clean file.',
  },
  UPLOAD_BROKEN: {
    fa: 'فرستادن پرونده ناتمام ماند و چیزی نگه داشته نشد؛ دوباره بفرستید.',
    en: 'The upload broke off and nothing was kept; send the file again.',
  },
  TOO_LARGE: { fa: 'پرونده باید حداکثر {limit} مگابایت باشد.', en: 'The file may have at most {limit} MiB.' },
  CASE_FULL: {
    fa: 'مدارک یک پرونده روی هم حداکثر {limit} مگابایت است؛ نسخه‌ای کم‌حجم‌تر بفرستید.',
    en: 'The documents of one case may have {limit} MiB together; send smaller ones.',
  },
  PERSON_FULL: {
    fa: 'مدارک همه پرونده‌هایی که ثبت کرده‌اید روی هم حداکثر {limit} مگابایت است؛ نسخه‌ای کم‌حجم‌تر بفرستید یا از شهرداری بخواهید.',
    en: 'The documents of all cases that you file may have {limit} MiB together; send smaller ones, or ask the municipality.',
  },
  STORAGE_FULL: {
    fa: 'بایگانی مدارک اکنون جای خالی ندارد؛ کمی بعد دوباره تلاش کنید.',
    en: 'The document storage has no room now; try again later.',
  },
  SCANNER_AWAY: {
    fa: 'ویروس‌یاب اکنون پاسخ نمی‌دهد و پرونده نگه داشته نشد؛ کمی بعد دوباره تلاش کنید.',
    en: 'The virus scanner does not answer now and the file was not kept; try again shortly.',
  },
  STORAGE_AWAY: {
    fa: 'بایگانی مدارک اکنون در دسترس نیست؛ کمی بعد دوباره تلاش کنید.',
    en: 'The document storage cannot be reached now; try again shortly.',
  },
});
