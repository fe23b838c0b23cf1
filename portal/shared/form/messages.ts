import { messages } from '../../../forms/messages/messages.js';

export const fieldWords = messages({
  CALCULATED: { fa: 'محاسبه می‌شود', en: 'calculated' },
  NOT_YET: { fa: 'هنوز معلوم نیست', en: 'not known yet' },
  EXAMPLE: { fa: 'نمونه:', en: 'For example:' },
  OPTIONAL: { fa: 'اختیاری', en: 'optional' },
  YES: { fa: 'بله', en: 'Yes' },
  NO: { fa: 'خیر', en: 'No' },
  CHOOSE: { fa: 'انتخاب کنید', en: 'Choose' },
  GEOMETRY_FILE: { fa: 'انتخاب فایل GeoJSON', en: 'Choose a GeoJSON file' },
  GEOMETRY: { fa: 'محدودهٔ ترسیم‌شده', en: 'The outline as drawn' },
  SQUARE_METRES: { fa: '{area} مترمربع', en: '{area} m²' },
  SEARCH: { fa: 'بخشی از نام را بنویسید', en: 'Type a part of the name' },
  FOUND: { fa: '{count} گزینه', en: '{count} choices' },
  FOUND_MORE: {
    fa: '{count} گزینه؛ {shown} تای نخست را می‌بینید، بیشتر بنویسید',
    en: '{count} choices, of which the first {shown} are shown; type more',
  },
  SEARCHING: { fa: 'در حال جست‌وجو…', en: 'Searching…' },
  SEARCH_AWAY: {
    fa: 'جست‌وجو اکنون انجام نشد؛ اندکی بعد دوباره بنویسید',
    en: 'It cannot be searched now; type again in a little while',
  },
  FIRST_FOUND: { fa: '{shown} تای نخست؛ بیشتر بنویسید', en: 'The first {shown}; type more' },
  NONE_FOUND: { fa: 'گزینه‌ای با این نام نیست', en: 'No choice has that name' },
  CLEAR: { fa: 'پاک کردن پاسخ', en: 'Clear the answer' },
  ADD: { fa: 'افزودن {what}', en: 'Add {what}' },
  REMOVE: { fa: 'حذف {what} {number}', en: 'Remove {what} {number}' },
  ITEM: { fa: 'مورد', en: 'item' },
  NONE_YET: { fa: 'هنوز چیزی افزوده نشده است.', en: 'Nothing was added yet.' },
  NOT_ANSWERED: { fa: 'پاسخ داده نشده', en: 'not answered' },
  CORRECTION: { fa: 'شهرداری خواسته است:', en: 'The municipality asks:' },
});
