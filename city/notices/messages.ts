import type { LocalizedText } from '../../forms/language/text.js';
import { messages } from '../../forms/messages/messages.js';

/** One sentence an event, by its type: what a person reads in the timeline. */
export const timelineMessages = messages({
  FILED: { fa: 'درخواست ثبت شد؛ نتیجه: {outcome}', en: 'Filed; the draft is {outcome}' },
  REFILED: {
    fa: 'درخواست اصلاح و دوباره ثبت شد (بازنگری {revision})',
    en: 'Refiled as revision {revision}; the draft is {outcome}',
  },
  RECALCULATED: { fa: 'عوارض دوباره محاسبه شد', en: 'Recalculated as revision {revision}' },
  REGULATION_ANNOUNCED: { fa: 'ضوابط ملک اعلام شد', en: 'The regulations were announced' },
  ANALYSED: { fa: 'تحلیل انجام شد: {outcome}', en: 'Analysed: {outcome}' },
  RETURNED_FOR_CORRECTION: { fa: 'برای اصلاح به متقاضی برگشت', en: 'Returned to the applicant for correction' },
  CALCULATED_ANEW: {
    fa: 'با آنچه یافت شد از نو محاسبه شد: {total} به جای {before}',
    en: 'Calculated anew with what was found: {total} instead of {before}',
  },
  CALCULATED: { fa: 'محاسبه شد: {total}', en: 'Calculated: {total}' },
  TASK_OPENED: { fa: 'در انتظار: {title}', en: 'Waiting for: {title}' },
  CLAIMED: { fa: '«{title}» در دست بررسی است', en: '“{title}” was taken up' },
  ASSIGNED_BY_RULE: {
    fa: '«{title}» به کسی سپرده شد که تعریف نام می‌برد',
    en: '“{title}” was given to whom the definition names',
  },
  NOT_ASSIGNED: {
    fa: '«{title}» به همه دارندگان نقش واگذار شد؛ به شخص نامبرده نرسید: {why}',
    en: '“{title}” is for everybody of its role; whom the definition names did not get it: {why}',
  },
  REASSIGNED: { fa: '«{title}» به شخص دیگری سپرده شد', en: '“{title}” was given to somebody else' },
  PRIORITISED: { fa: 'اولویت «{title}»: {priority}', en: 'Priority of “{title}”: {priority}' },
  RELEASED: { fa: '«{title}» رها شد', en: '“{title}” was put back' },
  DECIDED: { fa: 'نظر داده شد: {title}', en: 'Decided: {title}' },
  STAGE_PASSED: { fa: 'درست بود: {title}', en: 'Passed: {title}' },
  STAGE_FAILED: { fa: 'با ذکر دلیل درست نبود: {title}', en: 'Not passed, with a reason: {title}' },
  APPROVED: { fa: 'تأیید شد: {title}', en: 'Approved: {title}' },
  LEFT_TO_PERSON: { fa: 'برای تصمیم به کارشناس سپرده شد', en: 'Left to a person to decide' },
  HUMAN_REVIEW_REQUESTED: { fa: 'متقاضی بررسی انسانی خواست', en: 'The applicant asked that a person decides' },
  APPROVED_BY_ENGINE: { fa: 'سامانه بر پایه ضوابط تأیید کرد', en: 'Approved by the engine under the rules' },
  APPROVED_BY_POLICY: {
    fa: 'سامانه بی دخالت انسان و بر پایه نسخه {policyVersion} سیاست تصمیم تأیید کرد',
    en: 'Approved without a person, under version {policyVersion} of the decision policy',
  },
  RETURNED: { fa: 'با ذکر دلیل برگشت: {title}', en: 'Returned with a reason: {title}' },
  REJECTED: { fa: 'با ذکر دلیل رد شد: {title}', en: 'Rejected with a reason: {title}' },
  RETURNED_BY_CLOCK: { fa: 'مهلت «{title}» گذشت و برگشت', en: '“{title}” ran out and was returned' },
  TASK_EXPIRED: { fa: 'مهلت «{title}» گذشت', en: '“{title}” ran out' },
  CONSULTATION_TIMED_OUT: {
    fa: 'پاسخ «{title}» در مهلت نرسید؛ پرونده ادامه یافت',
    en: '“{title}” did not answer in time; the case went on',
  },
  REFERRAL_CLEARED: { fa: 'ارجاع پاسخ گرفت', en: 'The referral was cleared' },
  DECISION_IGNORED: { fa: 'یک تصمیم پذیرفته نشد: {why}', en: 'A decision was ignored: {why}' },
  REMINDED: { fa: 'یادآوری: {title}', en: 'Reminder: {title}' },
  ESCALATED: { fa: 'ارجاع به مقام بالاتر: {title}', en: 'Escalated: {title}' },
  PAYMENT_DUE: { fa: 'فیش قابل پرداخت است: {total}', en: 'The slips are payable: {total}' },
  PAID: { fa: 'همه فیش‌ها پرداخت شد', en: 'Every slip is paid' },
  SLIPS_EXPIRED: { fa: 'مهلت پرداخت گذشت؛ محاسبه دوباره لازم است', en: 'The slips lapsed; a recalculation is due' },
  GRANT_REFUSED: {
    fa: 'پروانه صادر نشد، چون وضعیت ملک یا پروانه پایه از زمان ثبت تغییر کرده است؛ بررسی دوباره انجام شد: {outcome}',
    en: 'The permit was not granted: the plot or the base permit has changed since it was filed. Checked anew: {outcome}',
  },
  PAYMENT_NOT_FOUND: { fa: 'پرداخت کامل یافت نشد', en: 'Not every slip was found paid' },
  ISSUED: { fa: 'مجوز صادر شد', en: 'The permit was issued' },
  NOTIFIED: { fa: 'پیام فرستاده شد: {title}', en: 'Message sent: {title}' },
  SERVICE_CALLED: { fa: 'استعلام از {connector}', en: 'Asked {connector}' },
  SERVICE_ANSWERED: { fa: '{connector} پاسخ داد', en: '{connector} answered' },
  SERVICE_FAILED: { fa: '{connector} پاسخ نداد', en: '{connector} did not answer' },
  SIGNAL_RECEIVED: { fa: 'رویداد {signal} رسید', en: 'The event {signal} arrived' },
  CLOCK_CONSENT: {
    fa: 'مهلت قانونی «{title}» بی‌پاسخ گذشت و درخواست پذیرفته شد ({basis})',
    en: 'The legal term “{title}” passed without a decision: the request is granted ({basis})',
  },
  CLOCK_REFUSAL: {
    fa: 'مهلت قانونی «{title}» بی‌پاسخ گذشت و درخواست رد شد ({basis})',
    en: 'The legal term “{title}” passed without a decision: the request is refused ({basis})',
  },
  CLOCK_ENDED: { fa: 'مهلت قانونی «{title}» گذشت', en: 'The legal term “{title}” has passed' },
  CLOCK_EXTENDED: {
    fa: 'مهلت قانونی «{title}» با ذکر دلیل تمدید شد',
    en: 'The legal term “{title}” was made longer, with a reason',
  },
  NOTICE_PUBLISHED: { fa: 'آگهی «{title}» برای همگان منتشر شد', en: 'The public notice “{title}” was published' },
  NOTICE_ENDED: {
    fa: 'زمان آگهی «{title}» پایان یافت؛ اعتراض‌ها: {objections}، درخواست‌های اطلاع از تصمیم: {requests}',
    en: 'The public notice “{title}” has ended; objections: {objections}, requests to be told the decision: {requests}',
  },
  WAITED: { fa: 'زمان انتظار به پایان رسید', en: 'The wait is over' },
  AUDIT_SAMPLED: { fa: 'برای ممیزی پسینی برگزیده شد', en: 'Drawn for an audit' },
  AUDIT_NOT_SAMPLED: { fa: 'برای ممیزی پسینی برگزیده نشد', en: 'Not drawn for an audit' },
  AUDITED: { fa: 'ممیزی انجام شد: {finding}', en: 'Audited: {finding}' },
  AUDIT_DISMISSED: { fa: 'یافته ممیزی وارد نبود', en: 'The finding of the audit was dismissed' },
  APPEAL_FILED: { fa: 'ثبت شد: {title}', en: '{title}: filed' },
  APPEAL_BY_RESPONDER: {
    fa: 'کسی که روی آگهی عمومی این پرونده چیزی ثبت کرده بود به تصمیم اعتراض کرد: {title}',
    en: 'Somebody who had filed something on its public notice objects to what was decided: {title}',
  },
  APPEAL_DECIDED: { fa: '{title}: {appeal}', en: '{title}: {appeal}' },
  MEASURE_ANNOUNCED: {
    fa: 'اعلام شد: {title}؛ تا پایان {until} می‌توانید با پیامی در پرونده پاسخ دهید و پیش از آن تصمیمی گرفته نمی‌شود',
    en: 'Announced: {title}. Until the end of {until} you can answer by a message about the case, and nobody decides before',
  },
  MEASURE_BEGUN: { fa: 'آغاز شد: {title}', en: 'Begun: {title}' },
  MEASURE_DECIDED: { fa: '{title}: {measure}', en: '{title}: {measure}' },
  REOPENED: { fa: 'پرونده دوباره به جریان افتاد', en: 'The case goes on' },
  PERMIT_UNCHANGED: {
    fa: 'مجوز از پیش چنین بود یا اعتبار نداشت',
    en: 'The permit stood so already, or was out of force',
  },
  TRANSFERRED: {
    fa: 'پرونده به مالک تازه رسید؛ او آن را ثبت می‌کند',
    en: 'The case has come to its new owner, who files it',
  },
  MOVED: { fa: 'پرونده به نسخه {to} این نوع مجوز برده شد', en: 'Moved to version {to} of the permit type' },
  MOVED_TO_RECALCULATE: {
    fa: 'پرونده به نسخه {to} این نوع مجوز برده شد و از نو محاسبه می‌شود',
    en: 'Moved to version {to} of the permit type and to be worked out anew',
  },
  STUCK: {
    fa: 'کار پرونده به دلیل خطایی در سامانه ایستاد؛ راهبران سامانه آگاه شده‌اند',
    en: 'A fault of the system has stopped the case; operators have been told',
  },
  REJECTION_STANDS: {
    fa: 'مهلت اعتراض گذشت و درخواست رد شده ماند',
    en: 'The time to object ran out; the application stays rejected',
  },
  PERMIT_SUSPENDED: { fa: 'مجوز تعلیق شد', en: 'The permit was suspended' },
  PERMIT_RESTORED: { fa: 'مجوز دوباره معتبر شد', en: 'The permit is in force again' },
  PERMIT_REVOKED: { fa: 'مجوز باطل شد', en: 'The permit was revoked' },
  WITHDRAWN: { fa: 'متقاضی انصراف داد', en: 'Withdrawn by the applicant' },
  EXPIRED: { fa: 'مهلت متقاضی گذشت و درخواست بسته شد', en: 'The applicant’s time ran out; the case is closed' },
  ENDED: { fa: 'پرونده بی صدور مجوز پایان یافت', en: 'The case ended without a permit' },
});

export const timelineWords = messages({
  standIn: { fa: '{sentence} (به جانشینی)', en: '{sentence} (in somebody’s place)' },
  said: { fa: '{sentence} — {said}', en: '{sentence} — {said}' },
  more: { fa: 'و مواردی دیگر', en: 'and more' },
});

/** What happened to a case beside its transitions, in one sentence. */
export const outsideWords: Readonly<Partial<Record<string, LocalizedText>>> = messages({
  NOTICE_ANSWERED: {
    fa: 'به آنچه روی آگهی ثبت کردید پاسخ داده شد',
    en: 'What you filed on a public notice was answered',
  },
  NOTICE_DECIDED: {
    fa: 'پرونده‌ای که روی آگهی آن چیزی ثبت کردید تصمیم گرفته شد',
    en: 'The case on whose public notice you filed something has come to its end',
  },
  INVITED: { fa: 'از شما پاسخی خواسته شده است', en: 'You are asked for an answer' },
  NEW_MESSAGE: { fa: 'پیام تازه‌ای درباره پرونده هست', en: 'There is a new message about the case' },
  BEGUN_AT_COUNTER: {
    fa: 'در پیشخوان شهرداری با رضایت شما درخواستی به نام شما آغاز شد',
    en: 'An application was begun in your name at the municipality’s counter, with your consent',
  },
  VISIT: { fa: 'زمان بازدید', en: 'The time of a visit' },
  TRANSFER_OFFERED: { fa: 'پرونده به شما پیشنهاد شده است', en: 'The case is offered to you' },
  TRANSFERRED: { fa: 'پرونده به مالک تازه رسید', en: 'The case has come to its new owner' },
  REFUNDED: { fa: 'دستور بازپرداخت داده شد', en: 'A refund was ordered' },
  REFUND_DUE: { fa: 'مبلغی به شما بازگردانده خواهد شد', en: 'An amount will be paid back to you' },
  SUSPENDED: { fa: 'مجوز تعلیق شد', en: 'The permit was suspended' },
  RESTORED: { fa: 'مجوز دوباره معتبر شد', en: 'The permit is in force again' },
  REVOKED: { fa: 'مجوز باطل شد', en: 'The permit was revoked' },
});

export const noticeWords = messages({
  byEngine: {
    fa: 'این تصمیم را سامانه بی دخالت انسان و بر پایه نسخه {version} سیاست تصمیم گرفته است؛ دلیل‌های آن در صفحه پرونده است.',
    en: 'This was decided without a person, under version {version} of the decision policy; the page of the case says why.',
  },
  mayObject: {
    fa: 'تا پایان {until} می‌توانید به آن اعتراض کنید؛ انسان به اعتراض رسیدگی می‌کند.',
    en: 'You may object until the end of {until}; a person decides on it.',
  },
  chargedAnew: {
    fa: 'عوارض با آنچه یافت شد از نو محاسبه شده است: {changes}.',
    en: 'The fees were calculated anew with what was found: {changes}.',
  },
  mayAskPerson: {
    fa: 'تا پیش از صدور می‌توانید بخواهید که کارشناس تصمیم بگیرد.',
    en: 'Until it is granted you may have a person decide.',
  },
  objection: {
    fa: 'اگر به این تصمیم اعتراض دارید، با ذکر شماره درخواست آن را کتبی به دبیرخانه شهرداری بدهید؛ درباره عوارض، به کمیسیون ماده ۷۷.',
    en: 'To object, write to the municipality’s secretariat with the number of the application; about duties, to the Article 77 Commission.',
  },
});

export const priorityWords = messages({
  low: { fa: 'کم', en: 'low' },
  normal: { fa: 'عادی', en: 'normal' },
  high: { fa: 'زیاد', en: 'high' },
  urgent: { fa: 'فوری', en: 'urgent' },
});
