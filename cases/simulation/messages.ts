import { messages } from '../../forms/messages/messages.js';

/** Words of a simulated case's story. */
export const storyWords = messages({
  task: { fa: 'کار برای', en: 'task for' },
  slip: { fa: 'فیش', en: 'slip' },
  remind: { fa: 'یادآوری', en: 'reminder' },
  escalate: { fa: 'ارجاع به بالا', en: 'escalation' },
  return: { fa: 'بازگشت', en: 'return' },
  expire: { fa: 'پایان مهلت', en: 'expiry' },
});
