import { must } from '../../cases/permission.js';
import { type RuleRecord as Counted, ruleRecords } from '../../city/catalogue/rule-records.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';

const RuleRecord = builder.objectRef<Counted>('RuleRecord').implement({
  description: 'How decisions that rest on a rule have stood up to audits so far.',
  fields: (t) => ({
    rule: t.exposeID('rule', { description: 'Code of the rule, unique within its permit type.' }),
    permitType: t.exposeID('permitType', { description: 'Code of the permit type.' }),
    version: t.exposeInt('version', { description: 'Of the permit type.' }),
    audited: t.exposeInt('audited', { description: 'Audited cases whose evaluation the rule was part of.' }),
    overruled: t.exposeInt('overruled', {
      description: 'Of these: a fault was found, and nobody has dismissed the finding.',
    }),
  }),
});

builder.queryField('ruleRecords', (t) =>
  t.field({
    type: [RuleRecord],
    description: 'What audits have found, by rule, most often overruled first. For the municipality.',
    args: { permitType: t.arg.id({ description: 'A permit type’s code.' }) },
    resolve: (_, { permitType }, context) => {
      must(signedIn(context), 'readOfficeQuality');
      return ruleRecords(context.prisma, permitType ?? undefined);
    },
  }),
);
