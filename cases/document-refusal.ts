import { DocumentRefusedError, DocumentsUnavailableError, ScannerUnavailableError } from '../city/documents/errors.js';
import type { LocalizedText } from '../forms/language/text.js';
import { invalidInput, type Refusal, UnavailableError } from './refusals.js';

const texts: Record<Exclude<DocumentRefusedError['code'], 'TOO_LARGE'>, LocalizedText> = {
  TYPE_REFUSED: { fa: 'تنها PDF، JPEG و PNG پذیرفته می‌شود.', en: 'Only PDF, JPEG and PNG are accepted.' },
  TYPE_MISMATCH: {
    fa: 'نوع یا پسوند پرونده با محتوای آن نمی‌خواند؛ پرونده را با نام و نوع درست دوباره بفرستید.',
    en: 'The file’s type or its name’s extension is not that of its content; send it again under the right one.',
  },
  INFECTED: {
    fa: 'پرونده آلوده به بدافزار است و نگه داشته نشد؛ رایانه خود را بررسی کنید و پرونده سالمی بفرستید.',
    en: 'The file holds malware and was not kept; check your computer and send a clean file.',
  },
  UPLOAD_BROKEN: {
    fa: 'فرستادن پرونده ناتمام ماند و چیزی نگه داشته نشد؛ دوباره بفرستید.',
    en: 'The upload broke off and nothing was kept; send the file again.',
  },
};

export function tooLarge(limit: number): Refusal {
  const mebibytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  return invalidInput('file', 'TOO_LARGE', {
    fa: `پرونده باید حداکثر ${mebibytes.toLocaleString('fa-IR')} مگابایت باشد.`,
    en: `The file may have at most ${mebibytes} MiB.`,
  });
}

/** What a caller is told of a document that was not kept; undefined for what is nobody's business. */
export function documentRefusal(error: unknown): Refusal | undefined {
  if (error instanceof DocumentRefusedError) {
    return error.code === 'TOO_LARGE'
      ? tooLarge(error.detail.limit ?? 0)
      : invalidInput('file', error.code, texts[error.code]);
  }
  if (error instanceof ScannerUnavailableError) {
    return new UnavailableError(error, {
      fa: 'ویروس‌یاب اکنون پاسخ نمی‌دهد و پرونده نگه داشته نشد؛ کمی بعد دوباره تلاش کنید.',
      en: 'The virus scanner does not answer now and the file was not kept; try again shortly.',
    });
  }
  return error instanceof DocumentsUnavailableError ? documentsAway(error) : undefined;
}

export function documentsAway(cause?: unknown): Refusal {
  return new UnavailableError(cause, {
    fa: 'بایگانی مدارک اکنون در دسترس نیست؛ کمی بعد دوباره تلاش کنید.',
    en: 'The document storage cannot be reached now; try again shortly.',
  });
}
