import { announceRegulations, evaluateAnswers } from '../../activities/evaluate.js';
import { checkAnswers, checkDraft } from '../../forms/answers/check-answers.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { AnswersInvalidError, NotFoundError } from '../errors.js';
import { registerReader } from '../policy.js';
import { Evaluation } from './evaluation.js';

builder.queryField('evaluate', (t) =>
  t.field({
    type: Evaluation,
    description: 'What a submission would give, without filing anything.',
    args: {
      permitType: t.arg.id({ required: true }),
      answers: t.arg({ type: 'JSON', required: true }),
      documents: t.arg.idList({ description: 'Codes of the documents that would be attached.' }),
    },
    resolve: async (_, { permitType, answers: raw, documents }, context) => {
      const viewer = signedIn(context);
      const active = await context.catalogue.active(permitType);
      if (!active) throw new NotFoundError();
      const whole = checkAnswers(active.definition, raw);
      const what = {
        definitionHash: active.hash,
        documents: documents ?? [],
        representative: null,
        asOf: jalaliDay(new Date()),
        person: registerReader(viewer),
      };
      if (whole.issues.length === 0) {
        const { evaluation } = await evaluateAnswers(context, { ...what, answers: whole.answers });
        return { ...evaluation, revision: 0 };
      }
      // A plot for which nothing is proposed yet has regulations all the same.
      const begun = checkDraft(active.definition, raw);
      if (begun.issues.length > 0 || !lacksSections(whole.issues)) throw new AnswersInvalidError(whole.issues);
      return { ...(await announceRegulations(context, { ...what, answers: begun.answers })), revision: 0 };
    },
  }),
);

/** Whether what is wrong with answers is only that whole sections of the form are not there yet. */
const lacksSections = (issues: { path: string; code: string }[]): boolean =>
  issues.every(({ path, code }) => code === 'REQUIRED' && !/[.[]/.test(path));
