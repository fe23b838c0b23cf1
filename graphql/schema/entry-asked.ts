import { formWithNames } from '../../city/registers/chosen-records.js';
import { entryOf } from '../../forms/each.js';
import { entryInWords } from '../../forms/words/entry-in-words.js';
import { builder } from '../builder.js';
import { NoticeAnswer } from './public-notice.js';
import { Task } from './task.js';

builder.prismaObjectField(Task, 'entry', (t) =>
  t.field({
    type: [NoticeAnswer],
    description:
      'Of work that is asked for every entry of a list, as of each neighbour: what its entry says, field by field, masked for whoever need not know. Empty for other work, and for an owner of what an owner before has filed.',
    select: {
      reference: true,
      revision: true,
      stepId: true,
      body: true,
      formHash: true,
      application: { select: { permitTypeHash: true } },
    },
    resolve: async (task, _, { catalogue, load, prisma }) => {
      const { reference, revision, stepId, body: asked } = task;
      const definition = await catalogue.definition(task.formHash ?? task.application.permitTypeHash);
      const { each, entry } = entryOf(definition.steps, stepId, asked);
      if (each === undefined || entry === undefined) return [];
      const [revisions, masking] = await Promise.all([load.revisions.load(reference), load.masking.load(reference)]);
      if (!revisions.some((filed) => filed.revision === revision)) return [];
      const filed = (await load.filed.load({ reference, revision })) as Record<string, unknown>;
      const shown = masking.answers(filed, definition.form.schema);
      return entryInWords(await formWithNames(prisma, definition.form, shown), { filed, shown }, each, entry);
    },
  }),
);
