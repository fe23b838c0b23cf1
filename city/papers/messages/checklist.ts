import { messages } from '../../../forms/messages/messages.js';

/** What the supervising engineer's page says. */
export const checklistWords = messages({
  controls: { fa: 'تطبیق با پروانه', en: 'As the permit says' },
  subject: { fa: 'موضوع', en: 'Subject' },
  granted: { fa: 'طبق پروانه', en: 'By the permit' },
  built: { fa: 'اجراشده', en: 'As built' },
  remark: { fa: 'توضیح', en: 'Remark' },
  stages: { fa: 'گزارش مرحله‌ای ناظر', en: 'The supervisor’s report by stage' },
  stage: { fa: 'مرحله', en: 'Stage' },
  visited: { fa: 'تاریخ بازدید', en: 'Visited on' },
  conforms: { fa: 'مطابق پروانه است؟', en: 'As permitted?' },
  difference: { fa: 'شرح مغایرت', en: 'What differs' },
  signature: { fa: 'مهر و امضا', en: 'Stamp and signature' },
  yesOrNo: { fa: 'بله / خیر', en: 'yes / no' },
  duty: {
    fa: 'مهندس ناظر هر مغایرت با پروانه را بی‌درنگ و کتبی به شهرداری گزارش می‌کند (تبصره ۷ ماده ۱۰۰ قانون شهرداری).',
    en: 'The supervising engineer reports whatever differs from the permit to the municipality, in writing and at once (article 100, note 7, of the municipal law).',
  },
  checklist: { fa: 'برگه کنترل مهندس ناظر', en: 'The supervising engineer’s checklist' },
});

/** The stages of building that are signed for, in their order. */
export const buildingStages = messages({
  start: { fa: 'شروع عملیات و پیاده‌سازی نقشه', en: 'Start of work and setting out' },
  excavation: { fa: 'گودبرداری و پی', en: 'Excavation and foundation' },
  frame: { fa: 'اسکلت و سقف‌ها', en: 'Frame and slabs' },
  roughWork: { fa: 'سفت‌کاری', en: 'Walls and roughing-in' },
  finishing: { fa: 'نازک‌کاری', en: 'Finishing' },
  completion: { fa: 'پایان کار', en: 'Completion' },
});
