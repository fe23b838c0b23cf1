import { mustBeAdmin } from '../../cases/permission.js';
import { diagnostics } from '../../forms/diagnostics/codes.js';
import type { DefinitionIssue as Issue } from '../../forms/language/issue.js';
import { builder } from '../builder.js';
import { checkDocument } from '../check-document.js';
import { signedIn } from '../context.js';
import { LocalizedText } from './localized-text.js';

/** How a document may be given. */
export const WRITTEN =
  'The document; or its text as a string, or its file (GraphQL multipart request, up to 5.5 MB): then issues have line and column.';

const DefinitionIssue = builder.objectRef<Issue>('DefinitionIssue').implement({
  fields: (t) => ({
    path: t.exposeString('path'),
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    severity: t.exposeString('severity', { description: 'error | warning' }),
    hint: t.exposeString('hint', { nullable: true, description: 'The nearest name that does exist.' }),
    line: t.exposeInt('line', { nullable: true, description: 'In the text, from 1; null where none was given.' }),
    column: t.exposeInt('column', { nullable: true, description: 'In the line, from 1, as editors count.' }),
    meaning: t.field({
      type: LocalizedText,
      description: 'What issues of this code say in general, and what to do.',
      resolve: ({ code }) => diagnostics[code].says,
    }),
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
    args: {
      definition: t.arg({
        type: 'JSON',
        required: true,
        description: WRITTEN,
      }),
    },
    resolve: async (_, { definition }, context) => {
      mustBeAdmin(signedIn(context));
      return (await checkDocument(context, 'PERMIT_TYPE', definition)).issues;
    },
  }),
);
