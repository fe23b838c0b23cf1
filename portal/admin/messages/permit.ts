import { messages } from '../../../forms/messages/messages.js';

export const permitWords = messages({
  WHICH: { fa: 'شمارهٔ پروانه یا پرونده', en: 'Number of a permit, or a case' },
  NONE: { fa: 'پروانهٔ صادرشده‌ای پیدا نشد.', en: 'No permit was found.' },
  REASON_HELP: { fa: 'صاحب پروانه آن را می‌بیند.', en: 'Its holder sees it.' },
  SUSPEND: { fa: 'تعلیق', en: 'Suspend' },
  RESTORE: { fa: 'اعاده', en: 'Restore' },
  REVOKE: { fa: 'ابطال برای همیشه', en: 'Revoke for ever' },
  ISSUED: { fa: 'معتبر', en: 'in force' },
  SUSPENDED: { fa: 'تعلیق شده', en: 'suspended' },
  REVOKED: { fa: 'باطل شده', en: 'revoked' },
  SUPERSEDED: { fa: 'جایگزین شده', en: 'superseded' },
  OTHER: { fa: 'دیگر', en: 'other' },
});
