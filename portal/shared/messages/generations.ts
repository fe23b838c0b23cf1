import { messages } from '../../../forms/messages/messages.js';

/** The ways in which a case comes. */
export const generationWords = messages({
  STAFF: { fa: 'در پیشخوان شهرداری', en: 'at the counter' },
  OFFICE: { fa: 'از راه دفتر مهندسی', en: 'through an engineering office' },
  CITIZEN: { fa: 'خود مالک، از خانه', en: 'by the owner at home' },
  SMART: { fa: 'با گفت‌وگو', en: 'in a conversation' },
});
