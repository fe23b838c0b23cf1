import { messages } from '../../forms/messages/messages.js';

/** What a refusal tells a person, by the contract's code, where the refusing code has nothing more exact to say. */
export const refusalMessages = messages({
  UNAUTHENTICATED: {
    fa: 'برای این کار باید وارد شوید؛ توکن معتبر را در سرآیند Authorization بفرستید.',
    en: 'Sign in first: send a valid token as "Authorization: Bearer …".',
  },
  FORBIDDEN: { fa: 'نقش شما اجازه این کار را نمی‌دهد.', en: 'Your role does not allow this.' },
  NOT_FOUND: { fa: 'چنین چیزی یافت نشد؛ شناسه را بررسی کنید.', en: 'There is no such thing; check the identifier.' },
  SERVICE_ENDED: {
    fa: 'این خدمت پایان یافته است و درخواست تازه‌ای برای آن پذیرفته نمی‌شود؛ پرونده‌های در جریان ادامه می‌یابد. خدمت‌های موجود در permitTypes آمده است.',
    en: 'This service has ended: no new application for it is taken, and cases on the way go on. permitTypes lists what can be applied for.',
  },
  BAD_USER_INPUT: {
    fa: 'ورودی درست نیست؛ بخش issues می‌گوید چه چیزی باید اصلاح شود.',
    en: 'The input is not right; issues says what to correct.',
  },
  CURSOR_EXPIRED: {
    fa: 'رویدادهای پس از این نشانگر دیگر نگه‌داری نمی‌شود؛ درخواست‌ها را با updatedSince دوباره بخوانید و از نشانگر تازه‌ترین رویداد ادامه دهید.',
    en: 'What came after this cursor is no longer kept: read the applications again (updatedSince), then go on from the newest event’s cursor (events(last: 1)).',
  },
  CURSOR_UNKNOWN: {
    fa: 'این نشانگر از این دفتر رویدادها نیست، شاید چون پایگاه داده از نسخه پشتیبان بازگردانده شده است؛ درخواست‌ها را با updatedSince دوباره بخوانید و از نشانگر تازه‌ترین رویداد ادامه دهید.',
    en: 'This cursor is of another journal, as after a backup was restored: read the applications again (updatedSince), then go on from the newest event’s cursor (events(last: 1)).',
  },
  CONFLICT: {
    fa: 'وضعیت درخواست اجازه این کار را نمی‌دهد؛ آن را دوباره ببینید.',
    en: 'The application’s state does not allow this now; look at it again.',
  },
  ANSWERS_INVALID: {
    fa: 'برخی پاسخ‌ها جا افتاده یا نادرست است؛ هر یک را طبق issues اصلاح کنید.',
    en: 'Some answers are missing or wrong; correct each as issues says.',
  },
  DEFINITION_INVALID: { fa: 'تعریف نوع مجوز ایراد دارد.', en: 'The permit type’s definition has errors.' },
  APPLICATION_CLOSED: {
    fa: 'این درخواست بسته شده است؛ در صورت نیاز درخواست تازه‌ای ثبت کنید.',
    en: 'The application is closed; file a new one if you need to.',
  },
  STALE_REVISION: {
    fa: 'درخواست در این میان تغییر کرده است؛ آن را دوباره بخوانید و بعد اقدام کنید.',
    en: 'The application has changed meanwhile; read it again and then act.',
  },
  TASK_CLOSED: { fa: 'این کار پیش‌تر انجام یا لغو شده است.', en: 'The task has already been decided or cancelled.' },
  TASK_NOT_YOURS: { fa: 'این کار در دست شخص دیگری است.', en: 'Somebody else has claimed this task.' },
  REASON_REQUIRED: {
    fa: 'برای برگشت یا رد، دلیلی بنویسید که متقاضی بتواند بر پایه آن اقدام کند.',
    en: 'Returning or rejecting needs a reason that the applicant can act on.',
  },
  SEPARATION_OF_DUTIES: {
    fa: 'صاحب یا ثبت‌کننده پرونده، دفتر نماینده او و کسی که مرحله پیشین را تصمیم گرفته است نمی‌توانند این مرحله را تصمیم بگیرند.',
    en: 'Whoever applied, the office that acts for them and who decided an earlier step may not decide this one.',
  },
  REPRESENTATIVE_NOT_APPROVED: {
    fa: 'این دفتر در فهرست دفاتر مورد تأیید شهرداری نیست یا تعلیق شده است؛ مالک خود ثبت کند یا دفتر دیگری برگزیند.',
    en: 'The office is not on the municipality’s approved list, or is suspended; file as the owner or choose another.',
  },
  MANDATE_NOT_ACTIVE: {
    fa: 'وکالت در جریان نیست: پذیرفته نشده، لغو شده یا مهلتش گذشته است؛ از مالک وکالت تازه بخواهید.',
    en: 'The mandate is not in force: not accepted, revoked or run out; ask the owner for a new one.',
  },
  MANDATE_SCOPE: {
    fa: 'وکالت شامل این نوع مجوز یا این ملک نمی‌شود؛ از مالک وکالتی بخواهید که آن را در بر گیرد.',
    en: 'The mandate does not reach this permit type or parcel; ask the owner for one that does.',
  },
  SLIP_NOT_PAYABLE: {
    fa: 'این فیش قابل پرداخت نیست؛ تنها پس از تأیید شهرداری و پیش از پرداخت، پرداختنی است.',
    en: 'The slip is not payable: it becomes so when the municipality approves, and until it is paid.',
  },
  SLIP_EXPIRED: {
    fa: 'مهلت این فیش گذشته است؛ محاسبه دوباره بخواهید.',
    en: 'The slip has lapsed; ask for a recalculation.',
  },
  LINK_INVALID: {
    fa: 'این پیوند درست نیست یا مدرک در این میان عوض شده است؛ درخواست را باز کنید و پیوند تازه بگیرید.',
    en: 'The link is not right, or the document has been replaced since; open the application for a new link.',
  },
  LINK_EXPIRED: {
    fa: 'مهلت این پیوند گذشته است؛ درخواست را باز کنید و پیوند تازه بگیرید.',
    en: 'The link has expired; open the application for a new one.',
  },
  RATE_LIMITED: {
    fa: 'درخواست‌های شما بیش از اندازه است؛ کمی بعد دوباره تلاش کنید.',
    en: 'Too many requests; try again shortly.',
  },
  UNAVAILABLE: {
    fa: 'سامانه گردش کار اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید، تکرار بی‌خطر است.',
    en: 'The workflow service does not answer now; try again shortly, repeating is safe.',
  },
  INTERNAL_SERVER_ERROR: {
    fa: 'خطای پیش‌بینی‌نشده‌ای رخ داد؛ شناسه درخواست را به پشتیبانی بدهید.',
    en: 'Something unexpected happened; give the request id to support.',
  },
});

/** Where the code alone would not say what to do, by what the workflow says more exactly. */
export const decisionRefusals = messages({
  CONDITIONS_MISSING: {
    fa: 'برای این نتیجه دست‌کم یک شرط بنویسید.',
    en: 'With this outcome at least one condition has to be named.',
  },
  FORM_UNANSWERED: {
    fa: 'برای این نتیجه فرم کار را پر کنید.',
    en: 'With this outcome the form of the task has to be filled in.',
  },
  FORM_NOT_ASKED: { fa: 'این کار فرمی ندارد؛ آن را بی پاسخ بفرستید.', en: 'This task has no form; send no answers.' },
  OUTCOME_NOT_OFFERED: {
    fa: 'این کار چنین نتیجه‌ای ندارد؛ یکی از نتیجه‌هایی را که نشان داده شده است برگزینید.',
    en: 'The task cannot end in this; choose one of the outcomes that are offered.',
  },
});

/** What is more exact, by what stands in the way. */
export const exactRefusals = messages({
  UNKNOWN_CODE: { fa: 'این کار پذیرفته نشد.', en: 'This was refused.' },
  DATABASE_AWAY: {
    fa: 'پایگاه داده اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید.',
    en: 'The database does not answer now; try again shortly.',
  },
  CASE_STUCK: {
    fa: 'کار این پرونده به دلیل خطایی در سامانه ایستاده است و راهبران سامانه از آن آگاه‌اند؛ بعدتر دوباره تلاش کنید، تکرار بی‌خطر است.',
    en: 'A fault of the system has stopped this case, and operators know of it; try again later, repeating is safe.',
  },
  RATE_LIMITED: {
    fa: 'درخواست‌های شما بیش از اندازه است؛ {seconds} ثانیه دیگر دوباره تلاش کنید.',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  KEY_REUSED: {
    fa: 'این کلید پیش‌تر برای درخواست دیگری به کار رفته است؛ برای درخواست تازه کلید تازه‌ای بسازید.',
    en: 'This key was used for another request; make a new key for a new one.',
  },
  PLOT_ENDED: {
    fa: 'پلاک {plot} دیگر وجود ندارد و به {became} تبدیل شده است؛ درخواست را برای پلاک تازه ثبت کنید.',
    en: 'The plot {plot} is no more: it has become {became}. Apply for the plot that is there now.',
  },
  NOT_AN_APPLICANT: {
    fa: 'تنها شهروندان، و دفاتر مورد تأیید با وکالت مالک، درخواست ثبت می‌کنند.',
    en: 'Citizens file applications for themselves, and approved offices for an owner under a mandate.',
  },
  NOT_OFFERED_STAFF: {
    fa: 'این خدمت در پیشخوان شهرداری ارائه نمی‌شود؛ راه‌های ثبت آن در «offered» همین خدمت آمده است.',
    en: 'This service is not given at the counter; `offered` of the permit type says how it is applied for.',
  },
  NOT_OFFERED_OFFICE: {
    fa: 'این خدمت از راه دفاتر مهندسی ارائه نمی‌شود؛ راه‌های ثبت آن در «offered» همین خدمت آمده است.',
    en: 'This service is not given through engineering offices; `offered` of the permit type says how it is applied for.',
  },
  NOT_OFFERED_CITIZEN: {
    fa: 'این خدمت را مالک خود از خانه ثبت نمی‌کند؛ راه‌های ثبت آن در «offered» همین خدمت آمده است.',
    en: 'Owners do not file for this service themselves; `offered` of the permit type says how it is applied for.',
  },
  NOT_OFFERED_SMART: {
    fa: 'این خدمت با گفت‌وگو ارائه نمی‌شود؛ راه‌های ثبت آن در «offered» همین خدمت آمده است.',
    en: 'This service is not given in a conversation; `offered` of the permit type says how it is applied for.',
  },
  REASSIGNMENT_REASON: {
    fa: 'بنویسید چرا این کار به شخص دیگری سپرده می‌شود.',
    en: 'Say why the task goes to somebody else.',
  },
});
