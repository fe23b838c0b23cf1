import { type Context, signedIn } from '../../cases/context.js';
import { parcelNamed } from '../../cases/draft.js';
import { announceRegulations, evaluateAnswers } from '../../cases/evaluate.js';
import { mustReach, onWhoseBehalf } from '../../cases/mandates.js';
import { AnswersInvalidError, NotFoundError } from '../../cases/refusals.js';
import { must, registerReader } from '../../cases/visible.js';
import { claimedOffice, representativeFact } from '../../city/people/representative.js';
import type { RegisterReader } from '../../city/registers/privacy.js';
import { checkAnswers, checkDraft } from '../../forms/answers/check-answers.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { Evaluation } from './evaluation.js';

builder.queryField('evaluate', (t) =>
  t.field({
    type: Evaluation,
    description: 'What a submission would give, without filing anything.',
    args: {
      permitType: t.arg.id({ required: true }),
      answers: t.arg({ type: 'JSON', required: true }),
      documents: t.arg.idList({ description: 'Codes of the documents that would be attached.' }),
      onBehalfOf: t.arg.id({ description: 'The mandate that an office would file under.' }),
    },
    resolve: async (_, { permitType, answers: raw, documents, onBehalfOf }, context) => {
      const viewer = signedIn(context);
      must(viewer, 'evaluate');
      const behalf = onBehalfOf == null ? undefined : await onWhoseBehalf(context, onBehalfOf);
      const active = await context.catalogue.active(permitType);
      if (!active) throw new NotFoundError();
      const whole = checkAnswers(active.definition, raw);
      const what = {
        definitionHash: active.hash,
        documents: documents ?? [],
        representative: null,
        asOf: jalaliDay(new Date()),
        person: behalf?.mandate ? await ownerOf(context, behalf.ownerId) : registerReader(viewer),
      };
      if (whole.issues.length === 0) {
        const { answers } = whole;
        const parcel = await parcelNamed(context, active.hash, answers);
        mustReach(behalf?.mandate ?? null, { permitType, parcel, drafting: true });
        const representative = await representativeFact(context.prisma, {
          ownerId: behalf?.ownerId ?? viewer.id,
          officeId: claimedOffice(answers) ?? behalf?.mandate?.officeId,
          permitType,
          parcel,
          today: what.asOf,
        });
        const { evaluation } = await evaluateAnswers(context, { ...what, representative, answers });
        return { ...evaluation, revision: 0 };
      }
      // A plot for which nothing is proposed yet has regulations all the same.
      const begun = checkDraft(active.definition, raw);
      if (begun.issues.length > 0 || !lacksSections(whole.issues)) throw new AnswersInvalidError(whole.issues);
      return { ...(await announceRegulations(context, { ...what, answers: begun.answers })), revision: 0 };
    },
  }),
);

/** Register data is for the owner, whoever asks in their name. */
async function ownerOf({ prisma }: Context, id: string): Promise<RegisterReader> {
  const account = await prisma.account.findUnique({ where: { id }, select: { nationalId: true } });
  return { nationalId: account?.nationalId, staff: false };
}

/** Whether what is wrong with answers is only that whole sections of the form are not there yet. */
const lacksSections = (issues: { path: string; code: string }[]): boolean =>
  issues.every(({ path, code }) => code === 'REQUIRED' && !/[.[]/.test(path));
