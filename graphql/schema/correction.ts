import { correctionsOfCase, type Correction as Wanted } from '../../cases/corrections.js';
import { builder } from '../builder.js';
import { PermitApplication } from './application.js';

const Correction = builder.objectRef<Wanted>('Correction').implement({
  description: 'What has to be put right at one place of the answers.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where: `proposal.floors[0].area`, the code of a document, or the id of a rule.',
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
        select: { id: true, outcome: true, conditions: true, revision: true, decidedAt: true },
      },
    },
    resolve: async ({ reference, ...of }, _, context) => {
      const { corrections = [] } = correctionsOfCase(of) ?? {};
      if (corrections.length === 0) return [];
      const masking = await context.load.masking.load(reference);
      return corrections.map(({ path, text }) => ({ path, text: String(masking.remarks(text)) }));
    },
  }),
);
