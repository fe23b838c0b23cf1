import { messages } from '../../forms/messages/messages.js';

/** Words of a simulated case's story. */
export const storyWords = messages({
  task: { fa: 'کار برای', en: 'task for' },
  says: { fa: 'پیام:', en: 'message:' },
  plots: { fa: 'ملک {ended} به {begun} تبدیل می‌شود', en: 'plot {ended} becomes {begun}' },
  charged: { fa: 'عوارض با آنچه یافت شد: {changes}', en: 'fees by what was found: {changes}' },
  slip: { fa: 'فیش', en: 'slip' },
  remind: { fa: 'یادآوری', en: 'reminder' },
  escalate: { fa: 'ارجاع به بالا', en: 'escalation' },
  return: { fa: 'بازگشت', en: 'return' },
  ENDS: { fa: 'اعتبار مجوز پایان می‌یابد', en: 'the permit ends' },
  LAPSES: { fa: 'مجوز بی‌اعتبار می‌شود، چون از آن استفاده نشد', en: 'the permit lapses, as no use was made of it' },
  expire: { fa: 'پایان مهلت', en: 'expiry' },
});
