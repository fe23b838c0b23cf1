import { messages } from '../../../forms/messages/messages.js';

/** What the paper of a rejection says. */
export const refusalWords = messages({
  decided: { fa: 'تاریخ تصمیم', en: 'Decided on' },
  decision: { fa: 'تصمیم', en: 'Decision' },
  at: { fa: 'مرحله', en: 'Step' },
  outcome: { fa: 'نتیجه', en: 'Outcome' },
  rejected: { fa: 'درخواست رد شد', en: 'The application was rejected' },
  reason: { fa: 'دلیل', en: 'Reason' },
  objection: { fa: 'اعتراض', en: 'Objection' },
  until: { fa: '{title} تا پایان روز {until}', en: '{title}, until the end of {until}' },
  anyTime: { fa: '{title}، بی محدودیت زمان', en: '{title}, at any time' },
});
