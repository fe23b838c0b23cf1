import type { DefinitionIssue as Issue } from '../../forms/language/issue.js';
import { builder } from '../builder.js';
import { checkPermitType } from '../check-permit-type.js';
import { signedIn } from '../context.js';
import { mustBeAdmin } from '../policy.js';

const DefinitionIssue = builder.objectRef<Issue>('DefinitionIssue').implement({
  fields: (t) => ({
    path: t.exposeString('path'),
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    severity: t.exposeString('severity', { description: 'error | warning' }),
    hint: t.exposeString('hint', { nullable: true, description: 'The nearest name that does exist.' }),
  }),
});

const DefinitionReport = builder.objectRef<Issue[]>('DefinitionReport').implement({
  fields: (t) => ({
    valid: t.boolean({ resolve: (issues) => issues.every(({ severity }) => severity !== 'error') }),
    issues: t.field({ type: [DefinitionIssue], resolve: (issues) => issues }),
  }),
});

builder.mutationField('validatePermitType', (t) =>
  t.field({
    type: DefinitionReport,
    description: 'What publishing the definition would say; changes nothing.',
    args: { definition: t.arg({ type: 'JSON', required: true }) },
    resolve: (_, { definition }, context) => {
      mustBeAdmin(signedIn(context));
      return checkPermitType(context, definition);
    },
  }),
);
