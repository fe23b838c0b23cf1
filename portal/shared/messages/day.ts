import { messages } from '../../../forms/messages/messages.js';

export const dayWords = messages({
  DAY: { fa: 'روز', en: 'Day' },
  MONTH: { fa: 'ماه', en: 'Month' },
  YEAR: { fa: 'سال', en: 'Year' },
  CHOOSE: { fa: 'ماه', en: 'month' },
});

/** The months of the Jalali year, in their order. */
export const monthWords = messages({
  '01': { fa: 'فروردین', en: 'Farvardin (1)' },
  '02': { fa: 'اردیبهشت', en: 'Ordibehesht (2)' },
  '03': { fa: 'خرداد', en: 'Khordad (3)' },
  '04': { fa: 'تیر', en: 'Tir (4)' },
  '05': { fa: 'مرداد', en: 'Mordad (5)' },
  '06': { fa: 'شهریور', en: 'Shahrivar (6)' },
  '07': { fa: 'مهر', en: 'Mehr (7)' },
  '08': { fa: 'آبان', en: 'Aban (8)' },
  '09': { fa: 'آذر', en: 'Azar (9)' },
  '10': { fa: 'دی', en: 'Dey (10)' },
  '11': { fa: 'بهمن', en: 'Bahman (11)' },
  '12': { fa: 'اسفند', en: 'Esfand (12)' },
});
