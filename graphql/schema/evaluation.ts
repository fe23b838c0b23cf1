import type { GraphQLResolveInfo } from 'graphql';
import type { FeeChange as ChangedFee } from '../../forms/evaluation/fee-changes.js';
import type { Check as CheckRow, Regulation as Row, Evaluation as Whole } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { Currency, orRial } from './currency.js';
import { CheckStatus, Outcome } from './enums.js';
import { Explanation } from './explanation.js';
import { FeeChange } from './fee-change.js';
import { Credit, FeeLine } from './fee-line.js';
import { LocalizedText } from './localized-text.js';
import { PermitPlots } from './permit.js';

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
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    value: t.exposeString('value', { description: 'As text with its unit.' }),
    note: t.expose('note', {
      type: LocalizedText,
      description: 'What to mind with it; null where there is nothing.',
      nullable: true,
    }),
    basis: t.exposeString('basis', { description: 'The law or plan that it rests on.', nullable: true }),
    law: t.expose('law', {
      type: LocalizedText,
      nullable: true,
      description: 'What people call its basis; null where the rulebook has no words for it.',
    }),
    illustrative: t.boolean({
      description: 'The value is an example, not a city’s own.',
      resolve: (row) => row.illustrative ?? false,
    }),
  }),
});

export const Check = builder.objectRef<CheckRow>('Check').implement({
  description: 'What one rule found.',
  fields: (t) => ({
    rule: t.exposeID('rule', { description: 'Code of the rule, unique within its permit type.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call the rule.' }),
    status: t.expose('status', { type: CheckStatus, description: 'Whether it holds.' }),
    actual: t.exposeString('actual', {
      description: 'What the case has, as text with its unit; null where the rule compares nothing.',
      nullable: true,
    }),
    limit: t.exposeString('limit', {
      description: 'What the rule allows, as text with its unit; null where it compares nothing.',
      nullable: true,
    }),
    message: t.expose('message', {
      type: LocalizedText,
      description: 'What the rule says of this case, for people; null where it has nothing to add.',
      nullable: true,
    }),
    fix: t.expose('fix', { type: LocalizedText, nullable: true, description: 'How to put it right.' }),
    basis: t.exposeString('basis', { description: 'The law or decision that the rule rests on.', nullable: true }),
    law: t.expose('law', {
      type: LocalizedText,
      nullable: true,
      description: 'What people call its basis; null where the rulebook has no words for it.',
    }),
    illustrative: t.boolean({
      description: 'The limit is an example, not a city’s own.',
      resolve: (check) => check.illustrative ?? false,
    }),
    explanation: t.expose('explanation', {
      type: Explanation,
      description: 'How the compared values came to be; null where nothing was worked out.',
      nullable: true,
    }),
  }),
});

/** What an evaluation says besides its head: it may quote answers. */
export type Finding =
  | 'referralTarget'
  | 'regulations'
  | 'checks'
  | 'feeLines'
  | 'credits'
  | 'currency'
  | 'laneExplanation'
  | 'validityExplanation';

/** An evaluation as one reader sees it. Its head stands in columns of their own, so that a list reads no more than that. */
export interface ShownEvaluation
  extends Pick<Whole, 'outcome' | 'referralTarget' | 'lane' | 'validUntil' | 'rulesetHash'> {
  /** unique over the whole installation */
  id: string;
  revision: number;
  total: string | bigint;
  /** what it charges otherwise since it was worked out anew */
  feeChanges: () => ChangedFee[] | Promise<ChangedFee[]>;
  /** what a permit granted on it would make of plots, by what was found by now */
  plots: () => Whole['plots'] | Promise<Whole['plots']>;
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
    revision: t.exposeInt('revision', { description: 'The submission it is of; 0 for what was never filed.' }),
    outcome: t.expose('outcome', { type: Outcome, description: 'What the rules make of the case as a whole.' }),
    referralTarget: t.string({
      description: 'The body that has to clear the case, as the rule names it; null unless the outcome is REFERRAL.',
      nullable: true,
      resolve: (evaluation, _, __, info) => evaluation.referralTarget && evaluation.finding('referralTarget', info),
    }),
    lane: t.exposeString('lane', { description: 'supervised | auto | instant' }),
    regulations: t.field({
      type: [Regulation],
      description: 'What the plan and the rules allow on the parcel.',
      resolve: (evaluation, _, __, info) => regulationsOf(evaluation, info),
    }),
    checks: t.field({
      type: [Check],
      description: 'What each rule found.',
      resolve: (evaluation, _, __, info) => evaluation.finding('checks', info),
    }),
    feeLines: t.field({
      type: [FeeLine],
      description: 'What is charged, line by line; empty unless the outcome is CLEAN.',
      resolve: (evaluation, _, __, info) => evaluation.finding('feeLines', info),
    }),
    feeChanges: t.field({
      type: [FeeChange],
      description:
        'What is charged otherwise since the submission was worked out anew with what was found; empty where it charges what it did at first.',
      resolve: (evaluation) => evaluation.feeChanges(),
    }),
    total: t.expose('total', {
      type: 'Rial',
      description: 'What there is to be paid to all payees; what one owes back (`credits`) never pays another.',
    }),
    currency: t.field({
      type: Currency,
      description: 'What its amounts are reckoned in.',
      resolve: async (evaluation, _, __, info) => orRial(await evaluation.finding('currency', info)),
    }),
    credits: t.field({
      type: [Credit],
      description: 'Of payees whose lines come to less than nothing.',
      resolve: async (evaluation, _, __, info) => (await evaluation.finding('credits', info)) ?? [],
    }),
    validUntil: t.expose('validUntil', {
      type: 'JalaliDate',
      description: 'Last day of a permit that is granted on it; null for one that does not lapse, or is not granted.',
      nullable: true,
    }),
    plots: t.field({
      type: PermitPlots,
      nullable: true,
      description:
        'Plots that a permit granted on it would merge or divide, by what was stated and has been found by now; null where it would leave them as they are.',
      resolve: async (evaluation) => {
        const plots = await evaluation.plots();
        return plots ? { ended: plots.ends, begun: plots.begins } : null;
      },
    }),
    laneExplanation: t.field({
      type: Explanation,
      description: 'Why it takes this lane; null where no condition was worked out.',
      nullable: true,
      resolve: (evaluation, _, __, info) => evaluation.finding('laneExplanation', info),
    }),
    validityExplanation: t.field({
      type: Explanation,
      description: 'How that day was worked out; null where none was.',
      nullable: true,
      resolve: (evaluation, _, __, info) => evaluation.finding('validityExplanation', info),
    }),
    rulesetHash: t.exposeString('rulesetHash', {
      description: 'sha256 over definition and rulebook: equal input under an equal hash gives an equal evaluation.',
    }),
  }),
});
