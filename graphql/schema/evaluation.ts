import type { GraphQLResolveInfo } from 'graphql';
import type {
  Check as CheckRow,
  Credit as CreditRow,
  FeeLine as Line,
  Regulation as Row,
  Explanation as Tree,
  Evaluation as Whole,
} from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { CheckStatus, Outcome } from './enums.js';
import { LocalizedText } from './localized-text.js';

const Explanation = builder.objectRef<Tree>('Explanation');
Explanation.implement({
  description: 'A tree: how a value came to be.',
  fields: (t) => ({
    label: t.expose('label', { type: LocalizedText }),
    expression: t.exposeString('expression', { nullable: true }),
    value: t.exposeString('value'),
    source: t.exposeString('source', { nullable: true }),
    inputs: t.expose('inputs', { type: [Explanation] }),
  }),
});

export interface RegulationShown extends Row {
  evaluation: Pick<ShownEvaluation, 'id'>;
  /** where it stands among the regulations of its evaluation */
  place: number;
}

const Regulation = builder.objectRef<RegulationShown>('Regulation').implement({
  description: 'A regulation that was announced for the plot of one submission.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Of this announcement, unique over the whole installation; `code` is what the definition calls it.',
      resolve: ({ evaluation, place }) => globalId('Regulation', evaluation.id, place),
    }),
    code: t.exposeString('id', { description: 'What its definition calls it; unique within one evaluation alone.' }),
    title: t.expose('title', { type: LocalizedText }),
    value: t.exposeString('value'),
    note: t.expose('note', { type: LocalizedText, nullable: true }),
    basis: t.exposeString('basis', { nullable: true }),
    illustrative: t.boolean({
      description: 'The value is an example, not a city’s own.',
      resolve: (row) => row.illustrative ?? false,
    }),
  }),
});

const Check = builder.objectRef<CheckRow>('Check').implement({
  fields: (t) => ({
    rule: t.exposeID('rule'),
    title: t.expose('title', { type: LocalizedText }),
    status: t.expose('status', { type: CheckStatus }),
    actual: t.exposeString('actual', { nullable: true }),
    limit: t.exposeString('limit', { nullable: true }),
    message: t.expose('message', { type: LocalizedText, nullable: true }),
    fix: t.expose('fix', { type: LocalizedText, nullable: true, description: 'How to put it right.' }),
    basis: t.exposeString('basis', { nullable: true }),
    illustrative: t.boolean({
      description: 'The limit is an example, not a city’s own.',
      resolve: (check) => check.illustrative ?? false,
    }),
    explanation: t.expose('explanation', { type: Explanation, nullable: true }),
  }),
});

export const FeeLine = builder.objectRef<Line>('FeeLine').implement({
  fields: (t) => ({
    code: t.exposeID('code'),
    title: t.expose('title', { type: LocalizedText }),
    amount: t.expose('amount', { type: 'Rial' }),
    payee: t.exposeString('payee'),
    basis: t.exposeString('basis', { nullable: true }),
    illustrative: t.boolean({
      description: 'The rate is an example, not a city’s own.',
      resolve: (line) => line.illustrative ?? false,
    }),
    contested: t.boolean({ resolve: (line) => line.contested ?? false }),
    explanation: t.expose('explanation', { type: Explanation }),
  }),
});

const CreditUse = builder.enumType('CreditUse', {
  description: 'What the rulebook does with it: paid back once the permit is granted, or let lapse.',
  values: { REFUND: { value: 'refund' }, FLOOR: { value: 'floor' } } as const,
});

const Credit = builder.objectRef<CreditRow>('Credit').implement({
  description: 'What a payee owes back because its lines come to less than nothing.',
  fields: (t) => ({
    payee: t.exposeString('payee'),
    amount: t.expose('amount', { type: 'Rial' }),
    then: t.expose('then', { type: CreditUse }),
    lines: t.expose('lines', { type: [FeeLine] }),
    explanation: t.expose('explanation', { type: Explanation }),
  }),
});

/** What an evaluation says besides its head: it may quote answers. */
type Finding =
  | 'referralTarget'
  | 'regulations'
  | 'checks'
  | 'feeLines'
  | 'credits'
  | 'laneExplanation'
  | 'validityExplanation';

/** An evaluation as one reader sees it. Its head stands in columns of their own, so that a list reads no more than that. */
export interface ShownEvaluation
  extends Pick<Whole, 'outcome' | 'referralTarget' | 'lane' | 'validUntil' | 'rulesetHash'> {
  /** unique over the whole installation */
  id: string;
  revision: number;
  total: string | bigint;
  /** of a finding, as much as its field selects */
  finding: <F extends Finding>(name: F, info: GraphQLResolveInfo) => Whole[F] | Promise<Whole[F]>;
}

/** Each with where it stands, by which it is told apart from every other. */
export async function regulationsOf(evaluation: ShownEvaluation, info: GraphQLResolveInfo): Promise<RegulationShown[]> {
  const rows = await evaluation.finding('regulations', info);
  return rows.map((row, place) => ({ ...row, evaluation, place }));
}

export const Evaluation = builder.objectRef<ShownEvaluation>('Evaluation').implement({
  description: 'Regulation announcement, analysis and calculation: the draft result.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Of one submission, unique over the whole installation; of a preview, of that one answer alone.',
    }),
    revision: t.exposeInt('revision'),
    outcome: t.expose('outcome', { type: Outcome }),
    referralTarget: t.string({
      nullable: true,
      resolve: ({ referralTarget, finding }, _, __, info) => referralTarget && finding('referralTarget', info),
    }),
    lane: t.exposeString('lane', { description: 'supervised | auto | instant' }),
    regulations: t.field({ type: [Regulation], resolve: (evaluation, _, __, info) => regulationsOf(evaluation, info) }),
    checks: t.field({ type: [Check], resolve: ({ finding }, _, __, info) => finding('checks', info) }),
    feeLines: t.field({ type: [FeeLine], resolve: ({ finding }, _, __, info) => finding('feeLines', info) }),
    total: t.expose('total', {
      type: 'Rial',
      description: 'What there is to be paid to all payees; what one owes back (`credits`) never pays another.',
    }),
    credits: t.field({
      type: [Credit],
      description: 'Of payees whose lines come to less than nothing.',
      resolve: async ({ finding }, _, __, info) => (await finding('credits', info)) ?? [],
    }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', nullable: true }),
    laneExplanation: t.field({
      type: Explanation,
      nullable: true,
      resolve: ({ finding }, _, __, info) => finding('laneExplanation', info),
    }),
    validityExplanation: t.field({
      type: Explanation,
      nullable: true,
      resolve: ({ finding }, _, __, info) => finding('validityExplanation', info),
    }),
    rulesetHash: t.exposeString('rulesetHash'),
  }),
});
