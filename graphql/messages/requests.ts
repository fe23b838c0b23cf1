import { messages } from '../../forms/messages/messages.js';

/** Why a request is refused as such, whatever it asks for. */
export const requestMessages = messages({
  CURSOR_INVALID: {
    fa: 'نشانگر {argument} را همان‌گونه که در pageInfo.{cursor} آمد بفرستید.',
    en: 'Send {argument} exactly as pageInfo.{cursor} gave it.',
  },
  PAGE_SIZE_INVALID: {
    fa: 'مقدار {argument} باید میان ۱ و {most} باشد.',
    en: '{argument} must be between 1 and {most}.',
  },
  IDS_COUNT_INVALID: { fa: 'میان ۱ و {most} شناسه بفرستید.', en: 'Send 1 to {most} ids.' },
  TASKS_COUNT_INVALID: { fa: 'میان ۱ و {most} کار نام ببرید.', en: 'Name 1 to {most} tasks.' },
  TOO_LARGE: { fa: 'این درخواست بیش از اندازه بزرگ است.', en: 'The request is too large; ask for less at once.' },
  TOO_DEEP: { fa: 'این درخواست بیش از اندازه تودرتوست.', en: 'The request is nested too deeply.' },
  CHARACTER_REFUSED: {
    fa: 'متن نویسه‌ای دارد که ذخیره‌شدنی نیست (U+0000 یا نیمه یک جفت).',
    en: 'The text has a character that cannot be stored (U+0000, or half of a surrogate pair).',
  },
  OUT_OF_SCOPE: {
    fa: 'این توکن برای این کار داده نشده است؛ دامنه {scope} را بخواهید.',
    en: 'The token was not given for this: ask for the scope {scope}.',
  },
  GRAPHQL_INVALID: { fa: 'این درخواست GraphQL پذیرفتنی نیست: {message}', en: '{message}' },
  UNKNOWN_DOCUMENT: { fa: 'این سند در فهرست سندهای مجاز نیست.', en: 'There is no such document here.' },
  DOCUMENT_ID_REQUIRED: { fa: 'شناسه سند (documentId) را بفرستید.', en: 'Send a documentId.' },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    fa: 'این سامانه سندها را با اثر آنها نگه نمی‌دارد؛ خود سند را در query بفرستید.',
    en: 'No document is kept here for its hash: send the document itself as query.',
  },
  DOCUMENT_ID_ONLY: {
    fa: 'این سامانه تنها سندهای ثبت‌شده را پاسخ می‌دهد؛ به‌جای query شناسه سند (documentId) را بفرستید.',
    en: 'Only registered documents are answered here: send a documentId instead of query.',
  },
});
