import { must } from '../../cases/permission.js';
import { type RuleRecord as Counted, ruleRecords } from '../../city/catalogue/rule-records.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments } from '../connection.js';
import { signedIn } from '../context.js';
import { globalId } from '../global-id.js';
import type { ListOrder } from '../list-order.js';
import { Node } from '../node.js';
import { pageInMemory } from '../paging.js';

const RuleRecord = builder.objectRef<Counted>('RuleRecord').implement({
  description: 'How decisions that rest on a rule have stood up to audits so far.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      resolve: ({ permitType, version, rule }) => globalId('RuleRecord', permitType, version, rule),
    }),
    rule: t.exposeID('rule', { description: 'Code of the rule, unique within its permit type.' }),
    permitType: t.exposeID('permitType', { description: 'Code of the permit type.' }),
    version: t.exposeInt('version', { description: 'Of the permit type.' }),
    audited: t.exposeInt('audited', { description: 'Audited cases whose evaluation the rule was part of.' }),
    overruled: t.exposeInt('overruled', {
      description: 'Of these: a fault was found, and nobody has dismissed the finding.',
    }),
  }),
});

const RuleRecordConnection = connectionOf('RuleRecord', RuleRecord);

const BY_TYPE: ListOrder = {
  keys: [
    { name: 'permitType', as: 'text' },
    { name: 'version', as: 'number', desc: true },
    { name: 'rule', as: 'text' },
  ],
};

builder.queryFields((t) => ({
  ruleRecordsConnection: t.field({
    type: RuleRecordConnection,
    description: 'What audits have found, by permit type, the newest version first, and rule. For the municipality.',
    args: { permitType: t.arg.id({ description: 'A permit type’s code.' }), ...pageArguments },
    resolve: async (_, { permitType, ...args }, context) => {
      must(signedIn(context), 'readOfficeQuality');
      return pageInMemory(args, BY_TYPE, await ruleRecords(context.prisma, permitType ?? undefined));
    },
  }),
  ruleRecords: t.field({
    type: [RuleRecord],
    description: 'What audits have found, by rule, most often overruled first. For the municipality.',
    args: { permitType: t.arg.id({ description: 'A permit type’s code.' }) },
    resolve: (_, { permitType }, context) => {
      must(signedIn(context), 'readOfficeQuality');
      return ruleRecords(context.prisma, permitType ?? undefined);
    },
  }),
}));
