import { mostFiles } from '../../cases/attached-files.js';
import { isAdmin, must, mustBeAdmin } from '../../cases/permission.js';
import { mermaidOf } from '../../forms/diagram/mermaid.js';
import { offeredBy } from '../../forms/generation.js';
import {
  DOCUMENT_TYPES,
  type FormDefinition,
  type DocumentRequirement as RequiredDocument,
} from '../../forms/language/definition.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { plotFieldOf } from '../../forms/plot-field.js';
import { schemaIn } from '../../forms/rendered/schema-in.js';
import { uiIn } from '../../forms/rendered/ui-in.js';
import { conditionInWords } from '../../forms/words/condition-in-words.js';
import type { PermitTypeStatus as Status } from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { type Context, signedIn } from '../context.js';
import { globalId } from '../global-id.js';
import type { ListOrder } from '../list-order.js';
import { Node } from '../node.js';
import { DefinitionIssue } from './definition-report.js';
import { Generation, Language, PermitTypeStatus } from './enums.js';
import { LocalizedText } from './localized-text.js';
import { StepDefinition, stepOf, stepsInOrder } from './step-definition.js';

/** A document as a form asks for it; the form gives the words of its condition. */
export interface DocumentShown extends RequiredDocument {
  form: FormDefinition['form'];
}

/** The documents of a definition. */
export const documentsOf = ({ documents, form }: FormDefinition): DocumentShown[] =>
  documents.map((document) => ({ ...document, form }));

export const DocumentRequirement = builder.objectRef<DocumentShown>('DocumentRequirement').implement({
  description: 'A document that a permit type asks for.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Names it within its permit type; `attachDocument` takes it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    when: t.exposeString('when', { nullable: true, description: 'The condition (CEL) under which it is required.' }),
    condition: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'The same condition in words; null where it is always required.',
      resolve: ({ when, form }) => (when === undefined ? null : conditionInWords(form, when)),
    }),
    optional: t.boolean({
      description: 'Whether a case may be filed without it even where its condition holds.',
      resolve: (document) => document.optional ?? false,
    }),
    many: t.boolean({
      description: 'Whether several files may be attached; otherwise a second one takes the place of the first.',
      resolve: (document) => document.many ?? false,
    }),
    maxFiles: t.int({ description: 'How many files at most.', resolve: mostFiles }),
    accept: t.stringList({
      description: 'Media types that are taken.',
      resolve: (document) => document.accept ?? [...DOCUMENT_TYPES],
    }),
  }),
});

export const PermitType = builder.prismaObject('PermitType', {
  description: 'A version of a kind of permit that can be applied for, with its form, rules, fees and steps.',
  interfaces: [Node],
  select: { hash: true },
  fields: (t) => ({
    id: t.id({
      description: 'Of this version, unique over the whole installation.',
      select: { hash: true },
      resolve: ({ hash }) => globalId('PermitType', hash),
    }),
    code: t.exposeID('code', { description: 'Names the kind: all its versions have the same.' }),
    version: t.exposeInt('version', {
      description: 'Number of the version; a later one of its code has a higher one.',
    }),
    hash: t.exposeString('hash', { description: 'sha256 of the canonical definition' }),
    status: t.expose('status', { type: PermitTypeStatus, description: 'Whether this version is served.' }),
    warnings: t.field({
      type: [DefinitionIssue],
      description: 'What this request was warned of when it published the document.',
      resolve: ({ hash }, _, { warnings }) => warnings.get(hash) ?? [],
    }),
    title: t.field({
      type: LocalizedText,
      description: 'What people call it.',
      select: { title: true },
      resolve: (row) => row.title as unknown as Text,
    }),
    onNotice: t.boolean({
      description: 'Whether it is begun on the public notice of another case, and nowhere else.',
      select: { hash: true },
      resolve: async ({ hash }, _, { catalogue }) => (await catalogue.definition(hash)).onNotice === true,
    }),
    generation: t.expose('generation', { type: Generation, description: 'Who performs the decision step.' }),
    offered: t.field({
      type: [Generation],
      description:
        'The ways in which it can be applied for: STAFF at the counter, OFFICE through an engineering office, CITIZEN by the owner, SMART in a conversation.',
      select: { hash: true },
      resolve: async ({ hash }, _, { catalogue }) => [...offeredBy(await catalogue.definition(hash))],
    }),
    formSchema: t.field({
      type: 'JSON',
      description:
        'JSON Schema 2020-12 of the answers. In a language, as any renderer of JSON Schema shows it: titles in their place, choices as oneOf of const and title (docs/forms.md).',
      args: { language: t.arg({ type: Language, description: 'Of titles; without it the schema as it was written.' }) },
      resolve: async ({ hash }, { language }, context) => {
        const definition = await context.catalogue.definition(hash);
        return language == null ? definition.form.schema : schemaIn(definition, language);
      },
    }),
    uiSchema: t.field({
      type: 'JSON',
      description:
        'How the form is shown. In a language, as stock react-jsonschema-form takes it: its own widgets, with those of the definition language beside them (docs/forms.md).',
      args: { language: t.arg({ type: Language, description: 'Of words; without it as it was written.' }) },
      resolve: async ({ hash }, { language }, context) => {
        const definition = await context.catalogue.definition(hash);
        return language == null ? definition.form.ui : uiIn(definition, language);
      },
    }),
    plotField: t.string({
      nullable: true,
      description:
        'Where the answers name the plot by its renewal code: `property.nosaziCode`. Null where the form names none, or no single field does.',
      resolve: async ({ hash }, _, context) => plotFieldOf(await context.catalogue.definition(hash)) ?? null,
    }),
    steps: t.field({
      type: [StepDefinition],
      description: 'Every step, those of parallel branches after the step that holds them.',
      resolve: async ({ hash }, _, context) =>
        stepsInOrder((await context.catalogue.definition(hash)).steps).map((step) => stepOf(hash, step)),
    }),
    documents: t.field({
      type: [DocumentRequirement],
      description: 'Documents that it asks for, always or under a condition.',
      resolve: async ({ hash }, _, context) => documentsOf(await context.catalogue.definition(hash)),
    }),
    diagram: t.string({
      description: 'The steps as a Mermaid flowchart.',
      args: { language: t.arg({ type: Language, description: 'Of the steps’ titles.', defaultValue: 'fa' }) },
      resolve: async ({ hash }, { language }, context) =>
        mermaidOf(await context.catalogue.definition(hash), { language: language ?? 'fa' }),
    }),
    definition: t.field({
      type: 'JSON',
      description: 'The whole definition; administrators only.',
      select: { definition: true },
      resolve: (row, _, context) => {
        mustBeAdmin(signedIn(context));
        return row.definition;
      },
    }),
  }),
});

const PermitTypeConnection = connectionOf('PermitType', PermitType);

const BY_CODE: ListOrder = {
  keys: [
    { name: 'code', as: 'text' },
    { name: 'version', as: 'number', desc: true },
  ],
};

/** Of a status; drafts for administrators alone. */
async function listed(context: Context, status: Status): Promise<object> {
  must(context.viewer, 'readCatalogue');
  if (status === 'DRAFT') mustBeAdmin(signedIn(context));
  return status === 'ACTIVE' ? { hash: { in: await context.catalogue.served() } } : { status };
}

builder.queryFields((t) => ({
  permitTypesConnection: t.field({
    type: PermitTypeConnection,
    description:
      'By their codes, the newest version first; of the active ones those that applications are filed with now.',
    args: {
      status: t.arg({ type: PermitTypeStatus, defaultValue: 'ACTIVE', description: 'Of this status alone.' }),
      ...pageArguments,
    },
    resolve: async (_, { status, ...args }, context, info) =>
      prismaPage(context, info, args, {
        model: 'permitType',
        where: [await listed(context, status ?? 'ACTIVE')],
        order: BY_CODE,
      }),
  }),
  permitTypes: t.prismaField({
    type: [PermitType],
    description: 'Of the active ones those that applications are filed with now, one of each code.',
    args: {
      status: t.arg({
        type: PermitTypeStatus,
        description: 'Which versions; DRAFT only for administrators.',
        defaultValue: 'ACTIVE',
      }),
    },
    resolve: async (query, _, args, context) => {
      const where = await listed(context, args.status ?? 'ACTIVE');
      return context.prisma.permitType.findMany({ ...query, where, orderBy: [{ code: 'asc' }, { version: 'desc' }] });
    },
  }),
  permitType: t.prismaField({
    type: PermitType,
    nullable: true,
    description: 'A version of a permit type; without version, the one that applications are filed with now.',
    args: {
      code: t.arg.id({ description: 'Of the permit type.', required: true }),
      version: t.arg.int({ description: 'Which of its versions.' }),
    },
    resolve: async (query, _, { code, version }, context) => {
      must(context.viewer, 'readCatalogue');
      const shown = isAdmin(context.viewer) ? {} : { status: { not: 'DRAFT' as const } };
      const where =
        version == null ? { hash: (await context.catalogue.active(code))?.hash ?? '' } : { code, version, ...shown };
      return context.prisma.permitType.findFirst({ ...query, where });
    },
  }),
}));
