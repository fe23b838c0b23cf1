import { messages } from '../../../forms/messages/messages.js';

export const mandateStatusWords = messages({
  OFFERED: { fa: 'در انتظار پذیرش دفتر', en: 'waits for the office' },
  ACTIVE: { fa: 'در جریان', en: 'in force' },
  DECLINED: { fa: 'پذیرفته نشد', en: 'declined' },
  REVOKED: { fa: 'پس گرفته شد', en: 'revoked' },
  EXPIRED: { fa: 'مهلتش گذشت', en: 'run out' },
});

export const mandateWords = messages({
  REACHES: { fa: 'برای: {types}', en: 'For: {types}' },
  PLOT: { fa: 'تنها ملک {code}', en: 'Only plot {code}' },
  ALL_PLOTS: { fa: 'همهٔ ملک‌ها', en: 'All plots' },
  UNTIL: { fa: 'تا {day}', en: 'Until {day}' },
  CONSENT: {
    fa: 'رضایتی که {moment} در پیشخوان نزد {name} ثبت شد',
    en: 'A consent, recorded at the counter on {moment} before {name}',
  },
  REVOKE: { fa: 'پس گرفتن وکالت', en: 'Revoke the mandate' },
  REVOKE_WHY: {
    fa: 'از همین لحظه دفتر دیگر به نام مالک کاری نمی‌کند. پرونده‌ها برای مالک می‌ماند.',
    en: 'From now on the office does nothing more in the owner’s name. The cases stay the owner’s.',
  },
  GIVE_UP: { fa: 'کنار گذاشتن وکالت', en: 'Give the mandate up' },
  ACCEPT: { fa: 'پذیرفتن', en: 'Accept' },
  DECLINE: { fa: 'نپذیرفتن', en: 'Decline' },
  OLD: { fa: 'وکالت‌های پایان‌یافته ({count})', en: 'Mandates that have ended ({count})' },
});
