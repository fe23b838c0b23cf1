import { builder } from '../builder.js';
import { connectionOf, pageArguments } from '../connection.js';
import { globalId } from '../global-id.js';
import type { ListOrder } from '../list-order.js';
import type { FiledRow } from '../loaders-of-revisions.js';
import { Node } from '../node.js';
import { pageOf, windowOf } from '../paging.js';
import { shownEvaluation } from '../shown-evaluation.js';
import { PermitApplication } from './application.js';
import { Evaluation } from './evaluation.js';
import { Party, partyOf } from './party.js';

const RevisionDocument = builder.objectRef<FiledRow['documents'][number]>('RevisionDocument').implement({
  description: 'A file that was filed with a revision.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Of the document, as the form asks for it.' }),
    sha256: t.exposeString('sha256', { description: 'Of its bytes.' }),
  }),
});

export const Revision = builder.objectRef<FiledRow>('Revision').implement({
  interfaces: [Node],
  description: 'What was filed at one time, frozen, with what came of it.',
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      resolve: ({ reference, revision }) => globalId('Revision', reference, revision),
    }),
    revision: t.exposeInt('revision', { description: 'Its number: 1, 2, 3, … of the case.' }),
    submittedAt: t.expose('filedAt', { type: 'DateTime', description: 'When it was filed.' }),
    submittedBy: t.field({
      type: Party,
      description: 'Who filed it. The name is masked for whoever need not know it.',
      resolve: ({ reference, filedById }, _, context) => partyOf(context, reference, filedById),
    }),
    answers: t.field({
      type: 'JSON',
      description: 'What was answered. Personal values are masked for whoever need not know them.',
      resolve: async ({ reference, revision }, _, { load, catalogue }) => {
        const [answers, masking, { permitTypeHash }] = await Promise.all([
          load.filed.load({ reference, revision }),
          load.masking.load(reference),
          load.head.load(reference),
        ]);
        return masking.answers(answers, (await catalogue.definition(permitTypeHash)).form.schema);
      },
    }),
    evaluation: t.field({
      type: Evaluation,
      description: 'What came of it.',
      resolve: (filed, _, context) => shownEvaluation(context, filed.reference, filed),
    }),
    documents: t.field({
      type: [RevisionDocument],
      description: 'The files that were filed with it.',
      resolve: ({ documents }) => documents,
    }),
  }),
});

const RevisionConnection = connectionOf('Revision', Revision);

/** The latest first. A case has few, so they are read together for all cases that are shown. */
const LATEST: ListOrder = { keys: [{ name: 'revision', as: 'number', desc: true }] };

builder.prismaObjectField(PermitApplication, 'revisions', (t) =>
  t.field({
    type: RevisionConnection,
    description: 'What was filed so far, the latest first; without what an owner before had filed, for the one now.',
    args: pageArguments,
    select: { reference: true },
    resolve: async ({ reference }, args, context) => {
      const window = windowOf(args, LATEST);
      const all = await context.load.revisions.load(reference);
      const [after = Number.POSITIVE_INFINITY] = (window.after ?? []) as number[];
      const [before = Number.NEGATIVE_INFINITY] = (window.before ?? []) as number[];
      const within = all.filter(({ revision }) => revision < after && revision > before);
      if (window.backward) within.reverse();
      const behind = all.some(({ revision }) => (window.backward ? revision <= before : revision >= after));
      return { ...pageOf(window, within, behind), total: () => all.length };
    },
  }),
);
