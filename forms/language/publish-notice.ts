import { z } from 'zod';
import { Span } from './deadline.js';
import { shownTo } from './shown.js';
import { common } from './step-common.js';
import { LocalizedText } from './text.js';
import { form } from './work.js';

const reason = LocalizedText.describe('why everybody may see it');

/** What anybody who is signed in may file on a notice: an objection, or the wish to be sent the decision. */
export const NoticeResponseKind = z.enum(['objection', 'request']);
export type NoticeResponseKind = z.infer<typeof NoticeResponseKind>;

export const PublishNotice = z.strictObject({
  ...common,
  type: z
    .literal('publish-notice')
    .describe(
      'Shows what it names of the case to everybody, without sign-in, for a time. Meanwhile whoever is signed in may object, or ask to be told the decision; how many did is `results.<step>.objections` and `results.<step>.requests` afterwards.',
    ),
  text: LocalizedText.describe('what people are told of it'),
  lasts: Span.describe('how long everybody sees it'),
  ifDayOff: z
    .literal('nextWorkingDay')
    .optional()
    .describe('where it would end on a day off, it ends with the next working day; by default on that day'),
  shows: shownTo('everybody', reason).describe('what everybody sees of the case, beside the type and the text'),
  takes: z
    .array(NoticeResponseKind)
    .max(2)
    .optional()
    .describe(
      'what people may file on it: `objection`, `request` (to be told the decision); by default both, and nothing with an empty list',
    ),
  form: form.describe(
    'what whoever objects fills in beside their words; what it marks as personal the applicant sees masked',
  ),
});
