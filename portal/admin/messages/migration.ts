import { messages } from '../../../forms/messages/messages.js';

export const migrationWords = messages({
  TYPE: { fa: 'نوع پروانه', en: 'Permit type' },
  TO: { fa: 'به نسخهٔ', en: 'To version' },
  PLAN: { fa: 'ببین چه می‌شود', en: 'Plan it' },
  APPLY: { fa: 'پرونده‌ها را ببر', en: 'Move the cases' },
  NEVER: { fa: 'هنوز انتقالی برنامه‌ریزی نشده است.', en: 'No migration has been planned yet.' },
  BEFORE: { fa: 'پیش از این', en: 'Before' },
  PLANNED: { fa: 'برنامه', en: 'Planned' },
  APPLIED: { fa: 'انتقال', en: 'Moved' },
  CASE: { fa: 'پرونده', en: 'Case' },
  WHAT: { fa: 'چه می‌شود', en: 'What becomes of it' },
  MOVES: { fa: 'می‌رود', en: 'moves' },
  STAYS: { fa: 'می‌ماند', en: 'stays' },
  NO_CASE: { fa: 'پروندهٔ در جریانی نیست.', en: 'There is no running case.' },
});
