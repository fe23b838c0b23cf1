import { correctionsIn, type Correction as Wanted } from '../../cases/corrections.js';
import { builder } from '../builder.js';
import { PermitApplication } from './application.js';

const Correction = builder.objectRef<Wanted>('Correction').implement({
  description: 'What has to be put right at one place of the answers.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where: `proposal.floors[0].area`, or the code of a document.',
    }),
    text: t.exposeString('text', {
      description: 'What to do there. Personal values are masked for whoever need not know them.',
    }),
  }),
});

builder.prismaObjectField(PermitApplication, 'corrections', (t) =>
  t.field({
    type: [Correction],
    description: 'What a returned case was sent back for, place by place; empty once it was filed again.',
    select: {
      status: true,
      reference: true,
      revision: true,
      tasks: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { outcome: true, conditions: true, revision: true },
      },
    },
    resolve: async ({ status, reference, revision, tasks }, _, context) => {
      const last = tasks.findLast((task) => task.outcome === 'RETURN' && task.revision === revision);
      if (status !== 'RETURNED' || !last) return [];
      const masking = await context.load.masking.load(reference);
      return correctionsIn(last.conditions).map(({ path, text }) => ({ path, text: String(masking.remarks(text)) }));
    },
  }),
);
