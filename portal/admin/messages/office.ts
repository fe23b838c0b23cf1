import { messages } from '../../../forms/messages/messages.js';

export const officeWords = messages({
  APPROVED: { fa: 'تأیید شده', en: 'approved' },
  SUSPENDED: { fa: 'تعلیق', en: 'suspended' },
  ENTERED: { fa: 'ثبت شده', en: 'entered' },
  SINCE: { fa: 'از {day}', en: 'since {day}' },
  QUALITY: {
    fa: '{filed} پرونده، {returned} برگشت، {rejected} رد',
    en: '{filed} cases, {returned} returned, {rejected} rejected',
  },
  APPROVE: { fa: 'تأیید', en: 'Approve' },
  RESTORE: { fa: 'رفع تعلیق', en: 'Restore' },
  STOP: { fa: 'تعلیق یا لغو تأیید', en: 'Suspend, or withdraw its approval' },
  SUSPEND: { fa: 'تعلیق', en: 'Suspend' },
  WITHDRAW: { fa: 'لغو تأیید', en: 'Withdraw the approval' },
  ENTER: { fa: 'ثبت یا اصلاح دفتر', en: 'Enter an office, or correct its entry' },
  ID: { fa: 'شناسه', en: 'Id' },
  NAME: { fa: 'نام', en: 'Name' },
  KIND: { fa: 'چه دفتری است', en: 'What it is' },
  SINCE_DAY: { fa: 'سابقه از روز', en: 'Its record begins on' },
});

export const officeKindWords = messages({
  ENGINEERING: { fa: 'دفتر مهندسی', en: 'engineering office' },
  COUNTER: { fa: 'پیشخوان شهرداری', en: 'counter of the municipality' },
});
