import { messages } from '../../../forms/messages/messages.js';

/** Stages that are controlled once a permit is granted. */
export const stageWords = messages({
  TITLE: { fa: 'مرحله‌های بازدید', en: 'Stages of control' },
  UNLOCKED: { fa: 'اکنون می‌توانید: {what}', en: 'You may now: {what}' },
  LOCKED: { fa: 'پس از آن: {what}', en: 'After it: {what}' },
  AHEAD: { fa: 'هنوز نرسیده', en: 'not reached yet' },
  OPEN: { fa: 'در انتظار بازدید', en: 'waits for a visit' },
  FAILED: { fa: 'درست نبود', en: 'not passed' },
  PASSED: { fa: 'درست بود، {day}', en: 'passed on {day}' },
});
