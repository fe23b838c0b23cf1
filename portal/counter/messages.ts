import { messages } from '../../forms/messages/messages.js';

export const counterWords = messages({
  TITLE: { fa: 'پیشخوان', en: 'Counter' },
  NOT_COUNTER: {
    fa: 'این صفحه برای کارکنان پیشخوان شهرداری است.',
    en: 'This page is for the people of the municipality’s counters.',
  },
  WHO: { fa: 'چه کسی روبه‌روی شماست؟', en: 'Who is before you?' },
  NATIONAL_ID: { fa: 'کد ملی', en: 'National ID' },
  NATIONAL_ID_HELP: {
    fa: 'ده رقم کامل، از روی مدرک. این جست‌وجو در رد کارهای آن شخص می‌ماند.',
    en: 'All ten digits, from the paper. That you looked stays in the trail of the person.',
  },
  FIND: { fa: 'یافتن', en: 'Find' },
  KNOWN: {
    fa: '{name} در فهرست اشخاص است. نام را با مدرک بسنجید.',
    en: '{name} is in the register of people. Hold the name against the paper.',
  },
  UNKNOWN: {
    fa: 'این کد ملی هنوز شناخته نیست. با ثبت رضایت، حسابی باز می‌شود که خود شخص بعدتر با همین کد ملی به آن وارد می‌شود.',
    en: 'Nobody knows this national ID yet. Recording the consent opens an account, which the person later signs in to with it.',
  },
  MOBILE_ENDS: {
    fa: 'پیام‌ها به شماره‌ای می‌رود که با {digits} پایان می‌یابد.',
    en: 'Messages go to the number that ends in {digits}.',
  },
  ANOTHER: { fa: 'شخص دیگری آمد', en: 'Somebody else has come' },
  CONSENTS: { fa: 'رضایت‌های در جریان', en: 'Consents in force' },
  UNTIL: { fa: 'تا {day}، نزد {name}', en: 'until {day}, before {name}' },
  BEGIN: { fa: 'آغاز {type} برای {name}', en: 'Begin {type} for {name}' },
  END: { fa: 'پایان رضایت به خواست شخص', en: 'End the consent at the person’s wish' },
  END_WHY: {
    fa: 'از همین لحظه پیشخوان به نام او کاری نمی‌کند و پرونده‌هایش را نمی‌بیند. پرونده‌ها برای او می‌ماند.',
    en: 'From now on the counter does nothing in their name and does not see their cases, which stay theirs.',
  },
  CASES: { fa: 'پرونده‌هایی که پیشخوان در دست دارد', en: 'Cases in the counter’s hands' },
  NO_CASES: { fa: 'هنوز پرونده‌ای نیست.', en: 'There is none yet.' },
  PERSON: { fa: 'شخص', en: 'Person' },
  CASE: { fa: 'درخواست', en: 'Application' },
  STATUS: { fa: 'وضعیت', en: 'Where it stands' },
  RECEIPT: { fa: 'رسید', en: 'Receipt' },
});

export const consentFormWords = messages({
  TITLE: { fa: 'ثبت رضایت', en: 'Record a consent' },
  NAME: { fa: 'نام و نام خانوادگی، چنان که در مدرک است', en: 'Name, as the paper has it' },
  MOBILE: { fa: 'تلفن همراه برای پیام‌ها', en: 'Mobile for messages' },
  MOBILE_HELP: {
    fa: 'اگر تلفن ندارد، شماره کسی که به او اعتماد دارد.',
    en: 'Where they have none, the number of somebody they trust.',
  },
  HOW_KNOWN: { fa: 'از کجا می‌دانید کیست؟', en: 'How do you know who they are?' },
  PAPER: { fa: 'مدرک شناسایی را دیدم', en: 'I looked at a paper' },
  REGISTER: { fa: 'فهرست اشخاص یا ثبت ملک او را می‌شناسد', en: 'The register of people, or of the plot, knows them' },
  KIND: { fa: 'کدام مدرک؟', en: 'Which paper?' },
  NUMBER: { fa: 'شماره مدرک', en: 'Its number' },
  TYPES: { fa: 'برای کدام خدمت‌ها؟', en: 'For which services?' },
  PLOT: { fa: 'تنها برای این ملک (کد نوسازی)', en: 'For this plot alone (renewal code)' },
  PLOT_HELP: { fa: 'خالی: برای همه ملک‌های او', en: 'Empty: for any plot of theirs' },
  UNTIL: { fa: 'تا چه روزی؟', en: 'Until which day?' },
  UNTIL_HELP: { fa: 'خالی: نود روز از امروز', en: 'Empty: ninety days from today' },
  TO_WORDS: { fa: 'متن رضایت', en: 'The words of the consent' },
  READ: { fa: 'این را برای شخص بخوانید', en: 'Read this to the person' },
  HOW_GIVEN: { fa: 'چگونه رضایت داد؟', en: 'How did they agree?' },
  RECORD: { fa: 'رضایت داد؛ ثبت شود', en: 'They agreed: record it' },
  LACKING: { fa: 'دست‌کم یک خدمت را برگزینید.', en: 'Choose a service at least.' },
});

export const paperWords = messages({
  NATIONAL_CARD: { fa: 'کارت ملی', en: 'National card' },
  BIRTH_CERTIFICATE: { fa: 'شناسنامه', en: 'Birth certificate' },
  PASSPORT: { fa: 'گذرنامه', en: 'Passport' },
  DRIVING_LICENCE: { fa: 'گواهی‌نامه رانندگی', en: 'Driving licence' },
});

export const givenWords = messages({
  SIGNED: { fa: 'با امضا', en: 'By signature' },
  FINGERPRINT: { fa: 'با اثر انگشت', en: 'By fingerprint' },
  SPOKEN: { fa: 'با زبان', en: 'By word of mouth' },
});

export const receiptWords = messages({
  TITLE: { fa: 'رسید پیشخوان {reference}', en: 'Receipt of the counter {reference}' },
  FOR: { fa: 'برای', en: 'For' },
  SERVICE: { fa: 'خدمت', en: 'Service' },
  NUMBER: { fa: 'شماره درخواست', en: 'Number of the application' },
  PLOT: { fa: 'ملک', en: 'Plot' },
  STATUS: { fa: 'وضعیت', en: 'Where it stands' },
  FILED: { fa: 'زمان ثبت', en: 'Filed' },
  NOT_FILED: { fa: 'هنوز ثبت نشده است', en: 'not filed yet' },
  DOCUMENTS: { fa: 'مدارکی که گرفته شد', en: 'Documents that were taken' },
  COUNTER: { fa: 'پیشخوان', en: 'Counter' },
  CONSENT: { fa: 'آنچه به آن رضایت داده‌اید', en: 'What you have agreed to' },
  GIVEN: { fa: '{how}، {moment}، نزد {name}', en: '{how}, {moment}, before {name}' },
  NEXT: {
    fa: 'هر چه پیش آید با پیامک به شما گفته می‌شود. خودتان یا کسی که به او اعتماد دارید می‌توانید با کد ملی شما در {address} پرونده را ببینید و رضایت را پس بگیرید؛ در پیشخوان هم می‌توانید.',
    en: 'You are told by SMS of all that happens. At {address} you, signing in with your national ID, see the case and can take the consent back; so you can at the counter.',
  },
  NONE: { fa: 'این درخواست در پیشخوان آغاز نشده است.', en: 'This application was not begun at a counter.' },
});
