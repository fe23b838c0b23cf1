import type { OwnOutcome } from '../../forms/language/step.js';
import { needsOf } from '../../forms/outcomes.js';
import { builder } from '../builder.js';
import { ReviewOutcome } from './enums.js';
import { LocalizedText } from './localized-text.js';

const OutcomeNeed = builder.enumType('OutcomeNeed', {
  description: 'What has to come with an outcome.',
  values: {
    REASON: { value: 'reason', description: 'A reason that the applicant can act on.' },
    FORM: { value: 'form', description: 'The form of the task, filled in.' },
    CONDITIONS: { value: 'conditions', description: 'At least one condition.' },
  } as const,
});

const outcomeNames = { approve: 'APPROVE', return: 'RETURN', reject: 'REJECT' } as const;

export const TaskOutcome = builder.objectRef<OwnOutcome>('TaskOutcome').implement({
  description: 'An outcome that the permit type gives a step, beside the three that everybody knows.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'What `decideTask` takes as `outcomeId`.' }),
    title: t.field({ type: LocalizedText, description: 'What people call it.', resolve: ({ title }) => title }),
    as: t.field({
      type: ReviewOutcome,
      nullable: true,
      description: 'Which of the three it is like to the case; null where the case only goes on.',
      resolve: ({ as }) => (as ? outcomeNames[as] : null),
    }),
    needs: t.field({
      type: [OutcomeNeed],
      description: 'What has to come with it.',
      resolve: needsOf,
    }),
  }),
});
