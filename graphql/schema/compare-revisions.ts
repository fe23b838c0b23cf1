import {
  type AnswerChange as ChangedAnswer,
  type CheckChange as ChangedCheck,
  type Compared,
  compareRevisions,
} from '../../cases/for-readers/compare-revisions.js';
import { NotFoundError } from '../../cases/refusals.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { PermitApplication } from './application.js';
import { Check } from './evaluation.js';
import { FeeChange } from './fee-change.js';
import { LocalizedText } from './localized-text.js';

const AnswerChange = builder.objectRef<ChangedAnswer>('AnswerChange').implement({
  description: 'A field that was answered otherwise. Personal values are masked for whoever need not know them.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it stands in the answers.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What the form calls it.' }),
    from: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What stood there; null for nothing.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What stands there; null for nothing.',
      resolve: ({ to }) => to,
    }),
  }),
});

const CheckChange = builder.objectRef<ChangedCheck>('CheckChange').implement({
  description: 'A check that came out otherwise.',
  fields: (t) => ({
    rule: t.exposeID('rule', { description: 'The rule that it checks.' }),
    from: t.field({
      type: Check,
      nullable: true,
      description: 'As it was; null where there was none.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: Check,
      nullable: true,
      description: 'As it is; null where there is none.',
      resolve: ({ to }) => to,
    }),
  }),
});

const RevisionComparison = builder.objectRef<Compared>('RevisionComparison').implement({
  description: 'What one revision of a case changed against another.',
  fields: (t) => ({
    answers: t.field({
      type: [AnswerChange],
      description: 'In the order of the form.',
      resolve: ({ answers }) => answers,
    }),
    checks: t.field({
      type: [CheckChange],
      description: 'By status, value or limit.',
      resolve: ({ checks }) => checks,
    }),
    fees: t.field({ type: [FeeChange], description: 'By amount or payee.', resolve: ({ fees }) => fees }),
    documents: t.exposeIDList('documents', { description: 'Codes of the documents with other files.' }),
  }),
});

builder.prismaObjectField(PermitApplication, 'compareRevisions', (t) =>
  t.field({
    type: RevisionComparison,
    nullable: true,
    description: 'What changed between two revisions; NOT_FOUND where the case has no such revision for the caller.',
    args: {
      from: t.arg.int({ required: true, description: 'The number of the one.' }),
      to: t.arg.int({ required: true, description: 'The number of the other.' }),
    },
    select: { reference: true, permitTypeHash: true },
    resolve: async ({ reference, permitTypeHash }, { from, to }, context) => {
      const { form } = await context.catalogue.definition(permitTypeHash);
      const [one, other, masking] = await Promise.all([
        filedAs(context, reference, from, form.schema),
        filedAs(context, reference, to, form.schema),
        context.load.masking.load(reference),
      ]);
      const { checks, fees, ...compared } = compareRevisions(form, one, other);
      return { ...compared, checks: masking.findings(checks), fees: masking.findings(fees) };
    },
  }),
);

async function filedAs({ load }: Context, reference: string, revision: number, form: Record<string, unknown>) {
  const filed = (await load.revisions.load(reference)).find((each) => each.revision === revision);
  if (!filed) throw new NotFoundError();
  const [answers, { checks, feeLines }, masking] = await Promise.all([
    load.filed.load({ reference, revision }),
    load.evaluation.load({ reference, revision }),
    load.masking.load(reference),
  ]);
  return { answers, shown: masking.answers(answers, form), checks, feeLines, documents: filed.documents };
}
