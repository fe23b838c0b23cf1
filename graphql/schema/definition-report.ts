import { mustBeAdmin } from '../../cases/permission.js';
import type { Checked } from '../../city/catalogue/check.js';
import { diagnostics } from '../../forms/diagnostics/codes.js';
import type { DefinitionIssue as Issue } from '../../forms/language/issue.js';
import { builder } from '../builder.js';
import { type CheckedKind, checkDocument } from '../check-document.js';
import { type Context, signedIn } from '../context.js';
import { PublicationStatus } from './enums.js';
import { LocalizedText } from './localized-text.js';

/** How a document may be given. */
export const WRITTEN =
  'The document; or its text as a string, or its file (GraphQL multipart request, up to 5.5 MB): then issues have line and column.';

/** Something wrong, or suspicious, in a document. */
export const DefinitionIssue = builder.objectRef<Issue>('DefinitionIssue').implement({
  description: 'Something wrong, or suspicious, in a document.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where it stands in the document: `steps[3].next`; empty for the document as a whole.',
    }),
    code: t.exposeString('code', {
      description: 'Which kind of diagnostic it is, for programs; docs/definition-language.md explains each.',
    }),
    message: t.exposeString('message', {
      description: 'What is wrong here, in English; `meaning` says it in general in both languages.',
    }),
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

interface Report {
  checked: Checked;
  /** numbered and not rejected, where the document is the very one */
  standing: { status: typeof PublicationStatus.$inferType } | null;
}

export const DefinitionReport = builder.objectRef<Report>('DefinitionReport').implement({
  description: 'What publishing a document would say.',
  fields: (t) => ({
    valid: t.boolean({
      description: 'Whether publishing would take it.',
      resolve: ({ checked }) => checked.issues.every(({ severity }) => severity !== 'error'),
    }),
    issues: t.field({
      type: [DefinitionIssue],
      description: 'Errors and warnings.',
      resolve: ({ checked }) => checked.issues,
    }),
    code: t.string({
      description: 'What it would be published under; null where it cannot be read.',
      nullable: true,
      resolve: ({ checked }) => checked.named?.code ?? null,
    }),
    hash: t.string({
      description: 'sha256 of the canonical document; null where something is wrong with it.',
      nullable: true,
      resolve: ({ checked }) => checked.sound?.hash ?? null,
    }),
    standing: t.string({
      deprecationReason: 'Use `published`, which is one of a closed set.',
      description:
        'PROPOSED or APPROVED where this very document is here already: publishing it again changes nothing.',
      nullable: true,
      resolve: ({ standing }) => standing?.status ?? null,
    }),
    published: t.field({
      type: PublicationStatus,
      description: 'PROPOSED or APPROVED where this very document is here already; null where it is not.',
      nullable: true,
      resolve: ({ standing }) => standing?.status ?? null,
    }),
    needsApproval: t.boolean({
      description: 'Whether publishing it only proposes it, and another administrator has to approve.',
      resolve: ({ standing }, _, { publishing }) => publishing.publisher.approval && standing?.status !== 'APPROVED',
    }),
  }),
});

export async function reportOn(
  context: Context,
  kind: CheckedKind,
  { document, rulebook }: { document: unknown; rulebook?: unknown },
): Promise<Report> {
  mustBeAdmin(signedIn(context));
  const checked = await checkDocument(context, kind, document, { rulebook });
  const pin = checked.sound?.hash;
  const select = { status: true };
  const standing = pin === undefined ? null : await context.prisma.publication.findUnique({ where: { pin }, select });
  return { checked, standing };
}

builder.mutationFields((t) => ({
  validatePermitType: t.field({
    type: DefinitionReport,
    description: 'What publishing the definition would say; changes nothing.',
    args: {
      definition: t.arg({ type: 'JSON', required: true, description: WRITTEN }),
      rulebook: t.arg({ type: 'JSON', description: 'A rulebook to check it with, in place of the one of its family.' }),
    },
    resolve: (_, { definition, rulebook }, context) =>
      reportOn(context, 'PERMIT_TYPE', { document: definition, rulebook }),
  }),
  validateRulebook: t.field({
    type: DefinitionReport,
    description: 'What publishing the version of a rulebook would say; changes nothing.',
    args: { rulebook: t.arg({ type: 'JSON', required: true, description: WRITTEN }) },
    resolve: (_, { rulebook }, context) => reportOn(context, 'RULEBOOK', { document: rulebook }),
  }),
  validateTemplate: t.field({
    type: DefinitionReport,
    description: 'What publishing the template of a paper would say; changes nothing.',
    args: { template: t.arg({ type: 'JSON', required: true, description: WRITTEN }) },
    resolve: (_, { template }, context) => reportOn(context, 'TEMPLATE', { document: template }),
  }),
}));
