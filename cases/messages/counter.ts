import { messages } from '../../forms/messages/messages.js';

/** What a counter's people and whoever comes to them are told. */
export const counterMessages = messages({
  CONSENT: {
    fa: 'من رضایت می‌دهم که کارکنان «{counter}» تا پایان {validUntil} درخواست {types} را به نام من آغاز، ثبت و اصلاح کنند و پیام‌های آن به تلفن همراه من فرستاده شود؛ {reach}. هر زمان بخواهم، در پیشخوان یا پس از ورود به سامانه با کد ملی خود، می‌توانم این رضایت را پس بگیرم و همه آنچه به نام من شده است ببینم.',
    en: 'I agree that the people of “{counter}” begin, file and correct applications for {types} in my name until the end of {validUntil}, and that messages about them go to my mobile; {reach}. I can take this back at any time, at the counter or by signing in with my national ID, where I see all that was done in my name.',
  },
  EVERY_PLOT: { fa: 'برای هر یک از ملک‌های من', en: 'for any plot of mine' },
  ONE_PLOT: { fa: 'تنها برای ملک {parcel}', en: 'for the plot {parcel} alone' },
  NOT_AT_COUNTER: {
    fa: 'تنها کارکنان پیشخوانی که شهرداری آن را تأیید کرده است و تعلیق نیست می‌توانند برای دیگری ثبت کنند.',
    en: 'Only people of a counter that the municipality has approved, and not suspended, file for somebody else.',
  },
  OWN_CONSENT: {
    fa: 'کارکنان پیشخوان برای خود و از حساب خود رضایت ثبت نمی‌کنند؛ همکار دیگری این کار را بکند یا خودتان در خانه ثبت کنید.',
    en: 'Nobody records a consent of their own at the counter: have a colleague do it, or apply yourself at home.',
  },
  CLERK_UNKNOWN: {
    fa: 'کد ملی خود شما در فهرست اشخاص نیست، پس نمی‌توان دانست که برای خود رضایت ثبت نمی‌کنید؛ از مدیر سامانه بخواهید آن را ثبت کند.',
    en: 'The register of people has no national ID of yours, so that nothing keeps you from a consent of your own: have an administrator enter it.',
  },
  NOT_IN_REGISTER: {
    fa: 'این کد ملی نه در فهرست اشخاص سامانه است و نه در ثبت این ملک؛ مدرک شناسایی را ببینید و شماره آن را بنویسید.',
    en: 'Neither the register of people nor that of the plot knows this national ID: look at a paper and enter its number.',
  },
  PAPER_NEEDED: {
    fa: 'نوع مدرکی را که دیده‌اید برگزینید و شماره آن را بنویسید.',
    en: 'Say what kind of paper you have looked at, and its number.',
  },
  NO_PAPER: {
    fa: 'با شناسایی از راه فهرست، مدرکی نوشته نمی‌شود.',
    en: 'A paper is named only where one was looked at.',
  },
  NAME_NEEDED: {
    fa: 'این شخص هنوز شناخته نیست؛ نام و نام خانوادگی او را چنان که در مدرک است بنویسید.',
    en: 'This person is not known yet: enter their name as the paper has it.',
  },
  MOBILE: {
    fa: 'شماره تلفن همراه را به شکل 09123456789 بنویسید.',
    en: 'Enter a mobile number as 09123456789.',
  },
  MOBILE_NEEDED: {
    fa: 'شماره تلفن همراهی بنویسید که پیام‌ها به آن برسد؛ از آنِ خود او یا کسی که به او اعتماد دارد.',
    en: 'Enter a mobile number that messages reach: the person’s own, or that of somebody they trust.',
  },
  CONSENT_DAYS: {
    fa: 'رضایت از امروز تا حداکثر یک سال اعتبار دارد؛ روزی در این بازه برگزینید.',
    en: 'A consent holds for a year at most: choose a day between today and a year from now.',
  },
  WORDS_CHANGED: {
    fa: 'متن رضایت با آنچه خوانده شد یکی نیست؛ متن تازه را برای شخص بخوانید و دوباره ثبت کنید.',
    en: 'The words of the consent are not those that were read: read the new ones to the person, and record it again.',
  },
  KIND_FIXED: {
    fa: 'این دفتر با نوع کنونی‌اش تأیید شده است؛ نخست تأیید آن را لغو کنید.',
    en: 'This office was approved as what it is: withdraw its approval first.',
  },
  IS_COUNTER: {
    fa: 'این پیشخوان شهرداری است و وکالت نمی‌پذیرد؛ با مدرک شناسایی خود به آن مراجعه کنید.',
    en: 'This is a counter of the municipality, which takes no mandate from afar: come to it with a paper that says who you are.',
  },
});
