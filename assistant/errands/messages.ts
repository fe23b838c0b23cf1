import { messages } from '../../forms/messages/messages.js';

/** What is said of acts beside the filing, before they are confirmed and when they are done. */
export const errandMessages = messages({
  discard: {
    fa: 'پیش‌نویس {reference} با همه پاسخ‌ها و فایل‌هایش دور انداخته می‌شود و برنمی‌گردد.',
    en: 'The draft {reference} is thrown away with all its answers and files, and does not come back.',
  },
  withdraw: {
    fa: 'درخواست {reference} پس گرفته می‌شود: شهرداری دیگر آن را بررسی نمی‌کند و پروانه‌ای صادر نمی‌شود. این کار برگشت ندارد.',
    en: 'The application {reference} is withdrawn: the municipality looks at it no longer, and no permit is granted. This cannot be taken back.',
  },
  humanReview: {
    fa: 'درباره درخواست {reference} یک کارمند تصمیم می‌گیرد، نه سامانه؛ ممکن است بیشتر طول بکشد.',
    en: 'A person decides on the application {reference} instead of the engine; that may take longer.',
  },
  objection: {
    fa: 'به تصمیم درباره {reference} اعتراض می‌شود، با این دلیل: «{reason}». کس دیگری که در آن تصمیم نبوده به آن رسیدگی می‌کند.',
    en: 'An objection is made to the decision on {reference}, for this reason: "{reason}". Somebody who had no part in the decision looks at it.',
  },
  whyObject: {
    fa: 'دلیل اعتراض خود را در یک پیام بنویسید.',
    en: 'Write why you object, in one message.',
  },
  mandate: {
    fa: 'به دفتر «{office}» ({id}) وکالت داده می‌شود که تا {until} درخواست‌های «{type}» {plot} را به نام شما ثبت و پیگیری کند. دفتر باید آن را بپذیرد و هر وقت بخواهید پس می‌گیرید.',
    en: 'The office "{office}" ({id}) is given a mandate: until {until} it may file and follow applications for "{type}" {plot} in your name. It has to accept, and you may take it back at any time.',
  },
  ofPlot: { fa: 'ملک {plot}', en: 'of the plot {plot}' },
  ofEveryPlot: { fa: 'همه ملک‌های شما', en: 'of every plot of yours' },
  whichOffice: {
    fa: 'به کدام دفتر؟ شماره یا نام آن را بگویید، مانند {example}، و تا چه روزی.',
    en: 'To which office? Say its number or name, as {example}, and until which day.',
  },
  officeUnknown: {
    fa: 'دفتری با این نام یا شماره که بتواند به نام دیگران کار کند نیست؛ نام یا شماره دیگری بگویید.',
    en: 'There is no office of that name or number that may act for others; say another one.',
  },
  untilWhen: { fa: 'تا چه روزی؟ برای نمونه ۱۴۰۶/۱۲/۲۹.', en: 'Until which day? As 1406/12/29.' },
  mandateEnd: {
    fa: 'وکالت دفتر «{office}» ({id}) پس گرفته می‌شود؛ از همان لحظه به درخواست‌های شما دسترسی ندارد.',
    en: 'The mandate of the office "{office}" ({id}) is taken back; from then on it reaches none of your applications.',
  },
  noMandate: { fa: 'وکالتی نداده‌اید که در کار باشد.', en: 'You have given no mandate that is in force.' },
  whichMandate: { fa: 'وکالت کدام دفتر؟ {offices}', en: 'The mandate of which office? {offices}' },
  possible: { fa: 'اکنون می‌توانید بگویید: {acts}.', en: 'What you may say now: {acts}.' },
  mayDiscard: { fa: '«پیش‌نویس را دور بینداز»', en: '"throw away the draft"' },
  mayWithdraw: { fa: '«درخواستم را پس بگیر»', en: '"withdraw my application"' },
  mayAskPerson: { fa: '«یک کارشناس بررسی کند»', en: '"I want a human review"' },
  mayObject: { fa: '«اعتراض دارم»', en: '"I object"' },
  done: { fa: 'انجام شد: {what}', en: 'Done: {what}' },
  agreed: { fa: 'تأیید شما یادداشت شد.', en: 'Your confirmation was noted.' },
});
