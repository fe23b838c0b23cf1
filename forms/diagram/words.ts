import type { EdgeReason } from '../check/edges.js';
import type { LocalizedText } from '../language/text.js';

/** What a way is called in a diagram; a plain way onward needs no word. */
export const reasonWords: Record<Exclude<EdgeReason, 'onward' | 'case'>, LocalizedText> = {
  approve: { fa: 'تأیید', en: 'approved' },
  engine: { fa: 'تأیید سامانه', en: 'approved by the engine' },
  return: { fa: 'بازگشت', en: 'returned' },
  reject: { fa: 'رد', en: 'rejected' },
  blocked: { fa: 'نیازمند اصلاح', en: 'to be corrected' },
  referral: { fa: 'ارجاع', en: 'referred' },
  expire: { fa: 'پایان مهلت', en: 'time is over' },
  failure: { fa: 'ناموفق', en: 'failed' },
  otherwise: { fa: 'وگرنه', en: 'otherwise' },
  skipped: { fa: 'بی‌نیاز', en: 'passed over' },
};

export const endWords: LocalizedText = { fa: 'پایان', en: 'End' };
