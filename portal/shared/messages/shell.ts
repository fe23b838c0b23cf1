import { messages } from '../../../forms/messages/messages.js';

/** What stands around every page. */
export const shellWords = messages({
  NAME: { fa: 'پروانه', en: 'Parvaneh' },
  TO_CONTENT: { fa: 'رفتن به متن صفحه', en: 'Skip to the page' },
  MENU: { fa: 'فهرست', en: 'Menu' },
  TRANSPARENCY: { fa: 'تصمیم‌های سامانه', en: 'Automation' },
  OFFICES: { fa: 'دفاتر مهندسی', en: 'Offices' },
  PUBLIC_NOTICES: { fa: 'آگهی‌های عمومی', en: 'Public notices' },
  VERIFY: { fa: 'استعلام اصالت پروانه', en: 'Verify a permit' },
  MY: { fa: 'پرونده‌های من', en: 'My cases' },
  TALK: { fa: 'گفت‌وگو', en: 'Talk' },
  OFFICE: { fa: 'کارهای دفتر', en: 'My office' },
  DESK: { fa: 'میز کار', en: 'Desk' },
  SIGN_IN: { fa: 'ورود', en: 'Sign in' },
  SIGN_OUT: { fa: 'خروج', en: 'Sign out' },
  OTHER_LANGUAGE: { fa: 'English', en: 'فارسی' },
  TO_DARK: { fa: 'نمای تیره', en: 'Dark' },
  TO_LIGHT: { fa: 'نمای روشن', en: 'Light' },
  ON_BEHALF: { fa: 'به نام {name} کار می‌کنید', en: 'You act for {name}' },
  FOOT: { fa: 'سامانهٔ پروانه‌های شهرداری', en: 'Permits of the municipality' },
});

/** What a page says when it has not, or not yet, what was asked for. */
export const stateWords = messages({
  LOADING: { fa: 'در حال دریافت…', en: 'Loading…' },
  NOT_SHOWN: { fa: 'این صفحه نشان داده نشد', en: 'This page was not shown' },
  AWAY: {
    fa: 'ارتباط با سامانه برقرار نشد. چیزی از کار شما از دست نرفته است؛ اندکی بعد دوباره امتحان کنید.',
    en: 'The server could not be reached. Nothing of your work is lost; try again in a moment.',
  },
  SIGN_IN: { fa: 'ورود', en: 'Sign in' },
  LEAVE_IT: { fa: 'انصراف', en: 'Leave it' },
  AGAIN: { fa: 'تلاش دوباره', en: 'Try again' },
  SIGN_IN_FIRST: {
    fa: 'برای دیدن این صفحه باید وارد شوید. پس از ورود به همین‌جا برمی‌گردید.',
    en: 'Sign in to see this page. You come back to it afterwards.',
  },
  NOT_FOUND: { fa: 'چنین صفحه‌ای نیست', en: 'There is no such page' },
  NOT_FOUND_WHY: {
    fa: 'شاید نشانی ناقص است، یا آنچه می‌خواهید ببینید مال شما نیست.',
    en: 'The address may be incomplete, or what you look for is not yours to see.',
  },
  HOME: { fa: 'رفتن به صفحهٔ نخست', en: 'Go to the first page' },
});
