import { invalidInput, NotFoundError, Refusal } from '../cases/refusals.js';
import {
  OwnProposalError,
  PublicationStateError,
  PublicationUnknownError,
  VersionTakenError,
} from '../city/catalogue/errors.js';
import { isJalaliDay, startOfDay } from '../forms/jalali.js';
import { invalidDefinition } from './check-document.js';

const states: Record<PublicationStateError['state'], { fa: string; en: string }> = {
  DECIDED: {
    fa: 'درباره این پیشنهاد پیش‌تر تصمیم گرفته شده است؛ آن را دوباره ببینید.',
    en: 'The proposal has been decided on already; look at it again.',
  },
  NOT_APPROVED: {
    fa: 'این نسخه هنوز تأیید نشده است؛ نخست آن را تأیید یا رد کنید.',
    en: 'The version is not approved yet; approve or reject its proposal first.',
  },
  RETIRED: {
    fa: 'این نسخه کنار گذاشته شده است؛ آن را با شماره تازه‌ای منتشر کنید.',
    en: 'The version is retired; publish it again under a new number.',
  },
  OTHER_HASH: {
    fa: 'این پیشنهاد سند دیگری است؛ آنچه را که تأیید می‌کنید دوباره بخوانید.',
    en: 'The proposal is another document than the hash names; read again what you approve.',
  },
};

const ownProposal = {
  fa: 'پیشنهاددهنده نمی‌تواند پیشنهاد خود را تأیید کند؛ مدیر دیگری باید آن را تأیید کند.',
  en: 'Whoever proposed this may not approve it; another administrator has to.',
};

/** What publishing refuses, as the API words it. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof PublicationUnknownError) return new NotFoundError();
  if (error instanceof OwnProposalError) return new Refusal('SEPARATION_OF_DUTIES', ownProposal);
  if (error instanceof PublicationStateError) return new Refusal('CONFLICT', states[error.state]);
  if (!(error instanceof VersionTakenError)) return error;
  const [highest, next] = [error.highest, error.highest + 1].map((n) =>
    n.toLocaleString('fa-IR', { useGrouping: false }),
  );
  const fa = `نسخه ${highest} «${error.of.code}» منتشر یا پیشنهاد شده است؛ شماره ${next} یا بزرگ‌تر بگذارید.`;
  return invalidDefinition([{ path: 'version', code: 'VERSION_TAKEN', message: { fa, en: error.message } }]);
}

/** Runs an act of publishing, with its refusals in the API's words. */
export async function publishing<T>(act: Promise<T>): Promise<T> {
  return act.catch((error: unknown) => {
    throw asRefusal(error);
  });
}

/** What {@link instantOf} takes, as the schema says it. */
export const DAY = 'A Jalali day, from its beginning, or an instant.';

/** An instant, or a Jalali day as the instant at which it begins. */
export function instantOf(path: string, text: string | null | undefined): Date | undefined {
  if (text == null) return undefined;
  if (isJalaliDay(text)) return startOfDay(text);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw invalidInput(path, 'INSTANT_INVALID', {
    fa: `${path} باید روزی هجری شمسی مانند 1405/09/02 یا لحظه‌ای مانند 2026-11-23T08:00:00Z باشد.`,
    en: `${path} is a Jalali day such as 1405/09/02, or an instant such as 2026-11-23T08:00:00Z.`,
  });
}
