import { EvaluationError } from '@marcbachmann/cel-js';
import { DivisionByZeroError, NumberTooLargeError, ValueMissingError } from '../expression/missing.js';
import type { LocalizedText } from '../language/text.js';
import type { RegisterAnswer } from './types.js';

/** Why a value could not be worked out, and what to do: a finding, never a failure of the evaluation. */
export interface Problem {
  message: LocalizedText;
  fix?: LocalizedText;
}

/** Carries a fact's problem to whatever uses the fact. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
  }
}

export function registerProblem(title: LocalizedText, answer: RegisterAnswer | undefined): Problem {
  if (!answer) {
    return {
      message: {
        fa: `شناسه‌ای که با آن در «${title.fa}» جست‌وجو شود داده نشده است.`,
        en: `No identifier was given to look this up by in the "${title.en}".`,
      },
      fix: { fa: 'آن شناسه را وارد کنید.', en: 'Fill in that identifier.' },
    };
  }
  if (answer.status === 'absent' && answer.withheld) {
    return {
      message: {
        fa: `سابقه این درخواست در «${title.fa}» تنها به مالک نشان داده می‌شود.`,
        en: `What the "${title.en}" holds of this is shown to its owner only.`,
      },
      fix: {
        fa: 'با حساب یکی از مالکان ثبت کنید یا از او وکالت بگیرید.',
        en: "File from an owner's account, or hold the owner's mandate.",
      },
    };
  }
  if (answer.status === 'unavailable') {
    return {
      message: { fa: `«${title.fa}» پاسخ نداد.`, en: `The "${title.en}" did not answer.` },
      fix: { fa: 'کمی بعد دوباره ثبت کنید.', en: 'File again in a while.' },
    };
  }
  return {
    message: { fa: `در «${title.fa}» سابقه‌ای پیدا نشد.`, en: `The "${title.en}" has no record of this.` },
    fix: {
      fa: 'شناسه‌ای را که سابقه با آن پیدا می‌شود بررسی و اصلاح کنید.',
      en: 'Check the identifier by which the record is found, and correct it.',
    },
  };
}

const quoted = ({ fa, en }: LocalizedText): LocalizedText => ({ fa: `«${fa}»`, en: `"${en}"` });

const notGiven = (field: LocalizedText): Problem => ({
  message: { fa: `${field.fa} داده نشده است.`, en: `${field.en} was not given.` },
  fix: { fa: `${field.fa} را وارد کنید.`, en: `Fill in ${field.en}.` },
});

/** What a value that was looked for in vain was looked for in: the answers, or tables. */
export interface Sought {
  answers: boolean;
  tables: LocalizedText | undefined;
}

/** `title` is what was being worked out; `labelOf` tells what people call a field. */
export function problemOf(
  error: unknown,
  title: LocalizedText,
  labelOf: (field: string) => LocalizedText,
  sought: Sought,
): Problem {
  if (error instanceof ProblemError) return error.problem;
  const name = quoted(title);
  if (error instanceof ValueMissingError && error.reason === 'row' && sought.tables) {
    const place = quoted(sought.tables);
    return {
      message: {
        fa: `${name.fa} معلوم نیست: ${place.fa} سطری برای این مورد ندارد.`,
        en: `${name.en} is not known: ${place.en} has no row for this case.`,
      },
    };
  }
  if (error instanceof ValueMissingError && error.reason === 'value' && sought.answers) return notGiven(name);
  if (error instanceof EvaluationError && error.code === 'no_such_key') {
    return notGiven(quoted(labelOf(/No such key: (\S+)/.exec(error.summary)?.[1] ?? '')));
  }
  if (error instanceof DivisionByZeroError || (error instanceof EvaluationError && /by zero/.test(error.summary))) {
    return {
      message: {
        fa: `محاسبه ${name.fa} ممکن نیست: تقسیم بر صفر.`,
        en: `${name.en} cannot be worked out: division by zero.`,
      },
    };
  }
  if (error instanceof NumberTooLargeError || (error instanceof EvaluationError && /overflow/.test(error.code))) {
    return {
      message: {
        fa: `محاسبه ${name.fa} ممکن نیست: عدد بیش از اندازه بزرگ است.`,
        en: `${name.en} cannot be worked out: a number is too large.`,
      },
    };
  }
  return {
    message: { fa: `${name.fa} معلوم نیست.`, en: `${name.en} is not known.` },
  };
}
