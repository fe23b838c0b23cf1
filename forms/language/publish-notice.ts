import { z } from 'zod';
import { Span } from './deadline.js';
import { FieldPath, shownTo } from './shown.js';
import { common } from './step-common.js';
import { LocalizedText } from './text.js';
import { form } from './work.js';

const reason = LocalizedText.describe('why everybody may see it');

/** What anybody who is signed in may file on a notice: an objection, or the wish to be sent the decision. */
export const NoticeResponseKind = z.enum(['objection', 'request']);
export type NoticeResponseKind = z.infer<typeof NoticeResponseKind>;

/** A kind, and the permit type whose case it is filed as; without one it is filed on the notice itself. */
export const TakenKind = z.union([
  NoticeResponseKind,
  z.strictObject({
    kind: NoticeResponseKind.describe('what is filed'),
    application: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,40}$/, 'small letters, digits and -')
      .describe(
        'code of a permit type that is begun `onNotice`: it is filed as a case of that type, with its form, documents, fees and steps',
      ),
    words: FieldPath.optional().describe(
      "a field of that type's form, such as `request.grounds`: what is stated there are the words that the other side reads; by default it reads none",
    ),
  }),
]);
export type TakenKind = z.infer<typeof TakenKind>;

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
    .array(TakenKind)
    .max(2)
    .optional()
    .describe(
      'what people may file on it: `objection`, `request` (to be told the decision), each also as a case of another permit type; by default both, and nothing with an empty list',
    ),
  form: form.describe(
    'what whoever objects fills in beside their words; what it marks as personal the applicant sees masked',
  ),
});
