import type { AnswerIssue as Issue } from '../../forms/answers/check-answers.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

export const AnswerIssue = builder.objectRef<Issue>('AnswerIssue').implement({
  description: 'One answer that is missing or wrong, with what to do about it.',
  fields: (t) => ({
    path: t.exposeString('path'),
    code: t.exposeString('code'),
    message: t.expose('message', { type: LocalizedText }),
  }),
});
