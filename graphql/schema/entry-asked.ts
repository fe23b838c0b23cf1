import { formWithNames } from '../../city/registers/chosen-records.js';
import { entryOf } from '../../forms/each.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import { entryInWords } from '../../forms/words/entry-in-words.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { NoticeAnswer } from './public-notice.js';
import { Task } from './task.js';

interface OfEntry {
  reference: string;
  revision: number;
  stepId: string;
  body: string | null;
  definition: FormDefinition;
}

/** What the entry says that a step, or a body that it asks, is of; nothing where it is of none. */
export async function entryAsked(
  { load, prisma }: Context,
  { reference, revision, stepId, body, definition }: OfEntry,
): Promise<AnswerInWords[]> {
  const { each, entry } = entryOf(definition.steps, stepId, body);
  if (each === undefined || entry === undefined) return [];
  const [revisions, masking] = await Promise.all([load.revisions.load(reference), load.masking.load(reference)]);
  if (!revisions.some((filed) => filed.revision === revision)) return [];
  const filed = (await load.filed.load({ reference, revision })) as Record<string, unknown>;
  const shown = masking.answers(filed, definition.form.schema);
  return entryInWords(await formWithNames(prisma, definition.form, shown), { filed, shown }, each, entry);
}

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
    resolve: async ({ formHash, application, ...task }, _, context) => {
      const definition = await context.catalogue.definition(formHash ?? application.permitTypeHash);
      return entryAsked(context, { ...task, definition });
    },
  }),
);
