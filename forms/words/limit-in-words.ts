import type { Deadline, Span } from '../language/deadline.js';
import type { LocalizedText } from '../language/text.js';
import { limitWords, spanWords } from '../messages/words.js';

const UNITS = ['workingDays', 'days', 'hours', 'minutes', 'seconds'] as const satisfies (keyof Span)[];

/** A span as people say it: the parts add up. */
export function spanInWords(span: Span): LocalizedText {
  const parts = UNITS.flatMap((unit) => {
    const count = span[unit];
    return count === undefined ? [] : [spanWords[unit]({ count })];
  });
  return parts.reduce((one, other) => spanWords.together({ one, other }));
}

/** What happens when a step has waited too long, as a sentence. */
export function limitInWords({ after, before, notAfter, then }: Deadline): LocalizedText {
  const span = spanInWords(after ?? before ?? { days: 0 });
  const limit = before ? limitWords.remindBefore({ span }) : limitWords[then]({ span });
  return notAfter === 'yearEnd' ? limitWords.yearEnd({ limit }) : limit;
}
