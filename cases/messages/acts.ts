import { messages } from '../../forms/messages/messages.js';

/** Why an act on people, offices, mandates or documents is refused. */
export const actMessages = messages({
  IMPORT_ALONE: {
    fa: 'در این سامانه دو مدیر باید با هم تصمیم بگیرند؛ ورود داده مراجع با راهبر سامانه و فرمان registers import است.',
    en: 'Two administrators have to agree here; records are read in by an operator, with “registers import”.',
  },
  TOO_MANY_RECORDS: {
    fa: 'در هر بار حداکثر ۵۰۰ رکورد؛ فهرست را در چند بخش بفرستید، تکرار بی‌خطر است.',
    en: 'At most 500 records at a time; send the list in parts, repeating is safe.',
  },
  PERMIT_FINAL: {
    fa: 'این پروانه باطل شده یا پروانه دیگری جای آن را گرفته است و وضع آن تغییر نمی‌کند.',
    en: 'The permit was revoked, or another has taken its place; how it stands is final.',
  },
  PERMIT_DECIDED_ANEW: {
    fa: 'پرونده این پروانه دوباره در دست تصمیم است؛ هر که آن را تصمیم می‌گیرد می‌گوید پروانه چگونه باشد.',
    en: 'The case of this permit is being decided anew; whoever decides it says how the permit stands.',
  },
  HOLIDAYS_INVALID: {
    fa: 'هر تعطیلی باید یک روز شمسی از همان سال با عنوان فارسی و انگلیسی باشد و یک بار بیاید؛ حداکثر ۲۰۰ روز.',
    en: 'Every holiday must be a Jalali day of that year with a title in both languages, and stand there once; at most 200 days.',
  },
  HOLIDAY_UNKNOWN: {
    fa: 'یکی از این روزها در جدول هیچ سالی نیست؛ calendarYear آن‌ها را نشان می‌دهد.',
    en: 'One of these days is in no year’s table; calendarYear lists them.',
  },
  SPAN_OF_MONTHS: {
    fa: 'پایان باید از آغاز به بعد و حداکثر ده سال پس از آن باشد.',
    en: 'until must be from or later, and at most ten years after it.',
  },
  SPAN_OF_DAYS: {
    fa: 'پایان باید از آغاز به بعد و حداکثر ۳۶۶ روز پس از آن باشد.',
    en: 'until must be from or later, and at most 366 days after it.',
  },
  WORK_INVALID: {
    fa: 'این کار را با این ورودی نمی‌توان آغاز کرد؛ توضیح هر ورودی در طرح‌واره آمده است.',
    en: 'Such work cannot be started; see what the schema says of each input.',
  },
  WORK_UNDER_WAY: {
    fa: 'کار دیگری از همین نوع در جریان است؛ پایان آن را ببینید یا آن را لغو کنید.',
    en: 'Other work of this kind is under way; wait for its end, or cancel it.',
  },
  ROLE_NOT_DELEGABLE: {
    fa: 'این نقش به جانشین سپرده نمی‌شود؛ مدیر سامانه باید آن را بدهد.',
    en: 'This role is not handed to a stand-in; an administrator has to grant it.',
  },
  DELEGATE_ONESELF: { fa: 'کسی جانشین خودش نمی‌شود.', en: 'Nobody stands in for themselves.' },
  DELEGATE_NOT_STAFF: {
    fa: 'جانشین باید اکنون در شهرداری نقشی داشته باشد.',
    en: 'A stand-in must hold a role of the municipality now.',
  },
  BEGINS_IN_THE_PAST: { fa: 'آغاز باید امروز یا پس از آن باشد.', en: 'from must be today or later.' },
  SPAN_INVALID: {
    fa: 'پایان باید از آغاز به بعد و حداکثر یک سال پس از آن باشد.',
    en: 'until must be from or later, and at most a year after it.',
  },
  DELEGATION_OVER: { fa: 'این جانشینی پیش‌تر پایان یافته است.', en: 'The delegation has ended already.' },
  OWN_ROLE: {
    fa: 'هیچ‌کس نقشی را به خود نمی‌دهد؛ از مدیر دیگری بخواهید.',
    en: 'Nobody grants a role to themselves; ask another administrator.',
  },
  SAME_PERSON: {
    fa: 'پیشنهاددهنده نمی‌تواند پیشنهاد خود را، با هیچ حساب دیگری، تأیید کند؛ مدیر دیگری باید آن را تأیید کند.',
    en: 'Whoever proposed this may not approve it, by no other account either; another administrator has to.',
  },
  HELD_TOO_LATE: {
    fa: 'تنها کسی تأیید می‌کند که پیش از این پیشنهاد در دفتر کارکنان مدیر سامانه بوده است؛ مدیر دیگری باید آن را تأیید کند.',
    en: 'Only somebody who administered by the register of people before this was proposed may approve it; another administrator has to.',
  },
  PROPOSER_HELD_NOT: {
    fa: 'پیشنهاددهنده در دفتر کارکنان مدیر سامانه نیست؛ پیشنهاد را رد کنید و خود آن را پیشنهاد دهید.',
    en: 'Whoever proposed this is no administrator by the register of people; reject it and propose it yourself.',
  },
  OTHER_PROPOSAL: {
    fa: 'این پیشنهاد کار دیگری است؛ آنچه را که تأیید می‌کنید دوباره بخوانید.',
    en: 'The proposal is another act than the hash names; read again what you approve.',
  },
  PROPOSAL_DECIDED: {
    fa: 'درباره این پیشنهاد پیش‌تر تصمیم گرفته شده است؛ آن را دوباره ببینید.',
    en: 'The proposal has been decided on already; look at it again.',
  },
  LOOK_ALIKE: {
    fa: 'شناسه دیگری ثبت شده است که تنها در بزرگی و کوچکی حروف با این یکی تفاوت دارد.',
    en: 'Somebody is registered under an id that differs from this one in capitals alone.',
  },
  ENDS_FIRST: { fa: 'پایان باید پس از آغاز باشد.', en: 'until must be after from.' },
  LAST_ADMINISTRATOR: {
    fa: 'این تنها مدیر سامانه است؛ پیش از آن مدیر دیگری برگزینید.',
    en: 'Nobody else administers; grant the role to another person first.',
  },
  HOLDING_OVER: {
    fa: 'این نقش پیش‌تر پایان یافته است؛ گذشته تغییر نمی‌کند.',
    en: 'The holding has ended already; the past is not changed.',
  },
  PERMIT_TYPES_REQUIRED: { fa: 'دست‌کم یک نوع مجوز نام ببرید.', en: 'Name at least one permit type.' },
  UNKNOWN_PERMIT_TYPE: {
    fa: 'چنین نوع مجوزی نیست؛ کدها را از permitTypes بخوانید.',
    en: 'There is no such permit type; permitTypes lists the codes.',
  },
  MANDATE_IN_THE_PAST: {
    fa: 'پایان اعتبار وکالت باید امروز یا پس از آن باشد.',
    en: 'validUntil must be today or later.',
  },
  UNKNOWN_DOCUMENT_CODE: {
    fa: 'این نوع مجوز مدرکی با کد «{asked}» نمی‌خواهد؛ کدها: {codes}',
    en: 'This permit type asks for no document "{asked}"; its codes: {codes}.',
  },
  EVENT_TWICE: { fa: 'هر رویداد را یک بار بنویسید.', en: 'Name each event once.' },
  OFFICE_NOT_ELIGIBLE: {
    fa: 'دفتر {years} سال سابقه برون‌سپاری ندارد؛ تاریخ آغاز سابقه آن را بررسی کنید.',
    en: 'The office has no {years} years of record; check the day on which its record begins.',
  },
  TITLE_INVALID: {
    fa: '{path} را به فارسی و انگلیسی و هر یک حداکثر ۲۰۰ نویسه بنویسید.',
    en: 'Give {path} in Persian and English, each of at most 200 characters.',
  },
  ROLE_ID_INVALID: {
    fa: 'id باید با یک حرف لاتین آغاز شود و تنها حرف، رقم، _ و - داشته باشد.',
    en: 'id begins with a Latin letter and has letters, digits, _ and - only.',
  },
  UNIT_CIRCULAR: { fa: 'واحد نمی‌تواند زیر خودش باشد.', en: 'A unit cannot stand below itself.' },
  DISTRICT_CODE_INVALID: {
    fa: 'کد منطقه باید عدد باشد و منطقه دیگری آن را نداشته باشد.',
    en: 'The code is a number that no other district has.',
  },
});
