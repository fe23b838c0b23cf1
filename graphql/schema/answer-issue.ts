import type { AnswerIssue as Issue } from '../../forms/answers/check-answers.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

export const AnswerIssue = builder.objectRef<Issue>('AnswerIssue').implement({
  description: 'One answer that is missing or wrong, with what to do about it.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where it stands in the answers: `proposal.floors[0].area`; empty for the answers as a whole.',
    }),
    code: t.exposeString('code', {
      description: 'Which kind of fault it is, for programs: `REQUIRED`, `UNKNOWN_FIELD`, …',
    }),
    message: t.expose('message', {
      type: LocalizedText,
      description: 'What is wrong with the answer and what to do, for people.',
    }),
  }),
});
