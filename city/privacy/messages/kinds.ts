import { messages } from '../../../forms/messages/messages.js';

/** What each kind of data is called that is held of a person. */
export const kindTitles = messages({
  identity: { fa: 'هویت: نام و کد ملی', en: 'identity: name and national ID' },
  contact: { fa: 'راه‌های تماس: ایمیل و تلفن همراه', en: 'contact data: e-mail and mobile' },
  holdings: { fa: 'نقش‌ها', en: 'roles held' },
  startedWork: { fa: 'کارهای بلندی که آغاز کرده است', en: 'long work that they started' },
  sessions: { fa: 'نشست‌های مرورگر', en: 'browser sessions' },
  paymentLinks: { fa: 'پیوندهای پرداخت', en: 'payment links that they made' },
  webhookEndpoints: { fa: 'نشانی‌های اعلان رویدادها', en: 'webhook endpoints' },
  preferences: { fa: 'ترجیح‌های اطلاع‌رسانی', en: 'notification preferences' },
  notifications: { fa: 'پیام‌ها', en: 'notifications' },
  readMarks: { fa: 'نشان خواندن و ارسال پیام‌های نقش‌ها', en: 'marks of messages to roles as sent and read' },
  idempotencyKeys: { fa: 'کلیدهای تکرار بی‌خطر', en: 'idempotency keys' },
  filedApplications: {
    fa: 'درخواست‌های ثبت‌شده با پاسخ‌ها، مدارک، فیش‌ها و مجوز',
    en: 'filed applications with answers, documents, slips and permit',
  },
  stepResults: { fa: 'نتیجه گام‌ها و استعلام‌های پرونده‌های ثبت‌شده', en: 'results of steps and services in filed cases' },
  proposals: {
    fa: 'پیشنهادهایی که داد یا درباره آن‌ها تصمیم گرفت',
    en: 'acts of administrators proposed or decided on',
  },
  receipts: { fa: 'رسیدهای پرداخت و دفتر مالی', en: 'receipts and ledger postings' },
  drafts: {
    fa: 'پیش‌نویس‌هایی که هرگز ثبت نشد، با مدارک آن‌ها',
    en: 'drafts that were never filed, with their documents',
  },
  workingCopies: {
    fa: 'آنچه پس از آخرین ثبتِ پرونده‌های بسته نوشته یا پیوست شد',
    en: 'what was written or attached after the last filing of closed cases',
  },
  actedFor: { fa: 'درخواست‌هایی که برای دیگران نوشت یا ثبت کرد', en: 'applications written or filed for others' },
  decidedTasks: { fa: 'کارهایی که در دست داشت یا درباره آن‌ها تصمیم گرفت', en: 'tasks held or decided' },
  filesOnWork: {
    fa: 'فایل‌هایی که به کارها پیوست کرد، مانند پاسخ به دعوت',
    en: 'files attached to work, such as with an answer to an invitation',
  },
  filesNeverGiven: {
    fa: 'فایل‌هایی که به دعوت‌های بی‌پاسخ پیوست کرد',
    en: 'files attached to invitations that were never answered',
  },
  moneyDecisions: { fa: 'تصمیم‌های مالی', en: 'decisions about money' },
  refundOrders: { fa: 'دستورهای بازپرداخت', en: 'Refunds ordered' },
  decisionReasons: { fa: 'دلیل‌ها و شرط‌هایی که در تصمیم‌ها نوشت', en: 'reasons and conditions written in decisions' },
  ownWords: {
    fa: 'نوشته‌های خود او درباره پرونده‌هایش، مانند دلیل انصراف',
    en: 'own words about own cases, such as why one was withdrawn',
  },
  invitations: { fa: 'دعوت به پاسخ در پرونده دیگران', en: 'invitations to answer in cases of others' },
  noticeResponses: {
    fa: 'آنچه روی آگهی‌های عمومی ثبت کرد',
    en: 'what was filed on public notices',
  },
  ownMessages: {
    fa: 'پیام‌هایی که درباره پرونده‌های خود یا مالکان نوشت',
    en: 'messages about own cases, or those of owners',
  },
  conversations: { fa: 'گفت‌وگوها با دستیار', en: 'conversations with the assistant' },
  officialMessages: {
    fa: 'پیام‌ها و یادداشت‌هایی که از سوی شهرداری نوشت',
    en: 'messages and notes written for the municipality',
  },
  mandates: { fa: 'وکالت‌هایی که داد و پذیرفته شد', en: 'mandates given and taken up' },
  consents: {
    fa: 'رضایت‌هایی که در پیشخوان داد یا از دیگران گرفت',
    en: 'consents given at a counter, or taken from others',
  },
  identityPapers: { fa: 'شماره مدرک شناسایی که در پیشخوان دیده شد', en: 'numbers of papers looked at, at a counter' },
  mandateOffers: { fa: 'پیشنهادهای وکالت که پذیرفته نشد', en: 'offers of a mandate that were not taken up' },
  transfers: { fa: 'واگذاری پرونده‌ها', en: 'cases handed over' },
  transferOffers: { fa: 'پرونده‌هایی که به او پیشنهاد شده است', en: 'cases that are offered to them' },
  registerRecords: {
    fa: 'رکورد مراجع شهر که او را مالک می‌داند',
    en: 'records of the city’s registers that name them as owner',
  },
  trail: { fa: 'رد کارها', en: 'entries of the trail' },
});

/** Why a kind stays when the person is erased. */
export const keptBecause = messages({
  identity: {
    fa: 'درخواست‌های ثبت‌شده، مجوزها و تصمیم‌ها صاحب خود را با آن می‌شناسند؛ اگر هیچ‌یک نباشد این هم پاک می‌شود',
    en: 'filed applications, permits and decisions are attributed by it; where there are none it goes too',
  },
  holdings: {
    fa: 'نشان می‌دهد هر تصمیم با چه اختیاری گرفته شده است',
    en: 'they show by what authority each act was done',
  },
  filedApplications: {
    fa: 'پرونده ثبت‌شده سند رسمی ملک است و شهرداری باید آن را نگه دارد',
    en: 'what was filed is the plot’s official record, which the municipality has to keep',
  },
  stepResults: { fa: 'بخشی از پرونده ثبت‌شده است', en: 'part of the filed case' },
  proposals: {
    fa: 'نشان می‌دهد دو مدیر با هم چه کرده‌اند',
    en: 'they show that two administrators acted together',
  },
  receipts: {
    fa: 'سند مالی است و دفتر مالی تنها افزودنی است',
    en: 'accounts are kept by law, and the ledger is only added to',
  },
  actedFor: { fa: 'پرونده از آنِ مالک آن است', en: 'the case is its owner’s' },
  decidedTasks: {
    fa: 'هر تصمیم باید به تصمیم‌گیرنده آن برگردد',
    en: 'every decision must lead back to whoever made it',
  },
  filesOnWork: {
    fa: 'بخشی از پرونده‌ای است که بر پایه آن تصمیم گرفته شده است',
    en: 'part of the case that was decided with them',
  },
  moneyDecisions: { fa: 'سند مالی است', en: 'part of the accounts' },
  officialMessages: {
    fa: 'بخشی از پرونده‌ای است که درباره آن نوشته شد',
    en: 'they are part of the case that they are about',
  },
  decisionReasons: { fa: 'دلیلِ تصمیم بخشی از آن است', en: 'the reason is part of the decision' },
  consents: {
    fa: 'می‌گوید چرا شهرداری به نام او اقدام کرد',
    en: 'they say why the municipality acted in somebody’s name',
  },
  mandates: { fa: 'اختیار دفتر در کارهای انجام‌شده از آن است', en: 'what the office did rests on them' },
  transfers: { fa: 'نشان می‌دهد پرونده از آن که بوده است', en: 'they say whose case it was' },
  registerRecords: {
    fa: 'مرجع آن جای دیگری است و از همان‌جا اصلاح می‌شود',
    en: 'the register is kept elsewhere and is corrected there',
  },
  trail: {
    fa: 'رد کارها تنها افزودنی است و هیچ مقدار شخصی در آن نیست',
    en: 'the trail is only added to, and holds ids and hashes, no personal values',
  },
});
