import { previewEvaluation } from '../../cases/preview.js';
import { uuid7 } from '../../prisma/uuid.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Evaluation } from './evaluation.js';

builder.queryField('evaluate', (t) =>
  t.field({
    type: Evaluation,
    description:
      'What a submission would give, without filing anything. Anybody may ask; for whoever has not signed in no register is, and each asking counts as several requests.',
    args: {
      permitType: t.arg.id({
        description: 'Code of the permit type; its version that is served now is taken.',
        required: true,
      }),
      answers: t.arg({ type: 'JSON', description: 'As they would be filed.', required: true }),
      documents: t.arg.idList({ description: 'Codes of the documents that would be attached.' }),
      onBehalfOf: t.arg.id({ description: 'The mandate that an office would file under.' }),
      reference: t.arg.id({ description: 'Of the case that would be filed anew: it is no other case of its plot.' }),
    },
    resolve: async (_, args, context) => {
      if (!context.viewer) await context.countEvaluation?.();
      const evaluation = await previewEvaluation(context, args);
      return {
        ...evaluation,
        id: globalId('Evaluation', 'preview', uuid7()),
        revision: 0,
        feeChanges: () => [],
        plots: () => evaluation.plots,
        finding: (name) => evaluation[name],
      };
    },
  }),
);
