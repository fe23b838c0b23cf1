import { messages } from '../forms/messages/messages.js';

/** What the test bank's pages say. */
export const bankWords = messages({
  title: { fa: 'بانک آزمایشی', en: 'Test bank' },
  notReal: {
    fa: 'این درگاه برای آزمایش است و پولی جابه‌جا نمی‌شود.',
    en: 'This gateway is for trying things out; no money moves.',
  },
  pay: { fa: 'پرداخت موفق', en: 'Pay' },
  fail: { fa: 'پرداخت ناموفق', en: 'Fail to pay' },
  answerInvalid: { fa: 'پاسخ نامعتبر', en: 'Not a valid answer' },
  outcomes: { fa: 'مقدار outcome باید paid یا failed باشد.', en: 'outcome must be paid or failed.' },
});

/** What the pages of the embedded sign-in provider say. */
export const demoSignInWords = messages({
  title: { fa: 'ورود به پروانه', en: 'Sign in to Parvaneh' },
  demo: {
    fa: 'این‌ها اشخاص آزمایشی‌اند و سامانه ورود شهر جای این صفحه را می‌گیرد.',
    en: 'These people are for trying things out; a city’s own provider takes this page’s place.',
  },
  who: { fa: 'با نام چه کسی؟', en: 'Who are you?' },
  password: { fa: 'گذرواژه', en: 'Password' },
  passwordShown: {
    fa: 'گذرواژه همه یکی است و {start} آن را نشان می‌دهد.',
    en: 'One for all of them; {start} shows it.',
  },
  signIn: { fa: 'ورود', en: 'Sign in' },
  refused: { fa: 'نام یا گذرواژه درست نیست.', en: 'The name or the password is not right.' },
  requestRefused: {
    fa: 'این درخواست ورود پذیرفته نشد؛ از نو آغاز کنید.',
    en: 'This sign-in was refused; begin again.',
  },
  notSignedIn: { fa: 'ورود ممکن نشد', en: 'Not signed in' },
  signOut: { fa: 'خروج', en: 'Sign out' },
  endSession: {
    fa: 'نشست شما در سامانه ورود هم پایان یابد؟',
    en: 'End your session at the sign-in provider too?',
  },
  stay: { fa: 'می‌مانم', en: 'Stay' },
  signedOut: { fa: 'خارج شدید', en: 'Signed out' },
});
