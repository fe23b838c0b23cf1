import { must } from '../../cases/permission.js';
import { NotFoundError } from '../../cases/refusals.js';
import { listRulebooks, type RulebookVersion as Version } from '../../city/catalogue/rulebooks.js';
import { type Change, compareDocuments } from '../../forms/diff/compare.js';
import { partKinds } from '../../forms/diff/parts.js';
import { changeLines } from '../../forms/diff/words.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments } from '../connection.js';
import { type Context, signedIn } from '../context.js';
import { globalId } from '../global-id.js';
import type { ListOrder } from '../list-order.js';
import { Node } from '../node.js';
import { pageInMemory } from '../paging.js';
import { Language, PublicationKind } from './enums.js';
import { LocalizedText } from './localized-text.js';

const RulebookVersion = builder.objectRef<Version>('RulebookVersion').implement({
  interfaces: [Node],
  description: 'A published version of the rules and fees that permit types are worked out by.',
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      resolve: ({ hash }) => globalId('RulebookVersion', hash),
    }),
    code: t.exposeID('code', { description: 'The rulebook’s.' }),
    version: t.exposeInt('version', { description: 'Its number.' }),
    hash: t.exposeString('hash', { description: 'sha256 of the document.' }),
    status: t.exposeString('status', { description: 'DRAFT | IN_FORCE | RETIRED, as the document says of itself.' }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'JalaliDate', description: 'Its first day.' }),
    effectiveTo: t.expose('effectiveTo', {
      type: 'JalaliDate',
      nullable: true,
      description: 'Its last day; null until further notice.',
    }),
    document: t.field({
      type: 'JSON',
      description: 'The whole of it.',
      resolve: async ({ hash }, _, { prisma }) =>
        (await prisma.publication.findUniqueOrThrow({ where: { pin: hash }, select: { document: true } })).document,
    }),
  }),
});

const RulebookVersionConnection = connectionOf('RulebookVersion', RulebookVersion);

/** A city has a few dozen, each read whole to say when it is in force. */
const BY_CODE: ListOrder = {
  keys: [
    { name: 'code', as: 'text' },
    { name: 'version', as: 'number', desc: true },
  ],
};

async function versionsOf(context: Context, code: string | null | undefined): Promise<Version[]> {
  must(signedIn(context), 'readRulebooks');
  const all = await listRulebooks(context.prisma);
  return all.filter((version) => code == null || version.code === code);
}

const DocumentPart = builder.enumType('DocumentPart', {
  description: 'Of what kind a part of a published document is.',
  values: Object.fromEntries(
    partKinds.map((kind) => [kind.toUpperCase(), { value: kind, description: `A ${kind} of it.` }]),
  ) as Record<string, { value: (typeof partKinds)[number]; description: string }>,
});

const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What became of a part of a document.',
  values: {
    ADDED: { value: 'added', description: 'It is new.' },
    REMOVED: { value: 'removed', description: 'It is gone.' },
    CHANGED: { value: 'changed', description: 'Something of it is otherwise.' },
    RENAMED: { value: 'renamed', description: 'It has another name.' },
  } as const,
});

const DocumentChange = builder.objectRef<Change>('DocumentChange').implement({
  description: 'A part of a document that is otherwise in another version.',
  fields: (t) => ({
    part: t.field({ type: DocumentPart, description: 'What it is.', resolve: ({ part }) => part as never }),
    name: t.exposeString('name', { description: 'Its id, or where it stands.' }),
    title: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'What it is called.',
      resolve: ({ title }) => title ?? null,
    }),
    change: t.field({ type: ChangeKind, description: 'What became of it.', resolve: ({ change }) => change }),
    was: t.string({ nullable: true, description: 'Its name before.', resolve: ({ was }) => was ?? null }),
    differences: t.field({
      type: 'JSON',
      description: 'Each value that is otherwise: `{ path, from, to }`, null for none.',
      resolve: ({ differences }) => differences ?? [],
    }),
  }),
});

export const DocumentComparison = builder.objectRef<Change[]>('DocumentComparison').implement({
  description: 'What is otherwise in the second of two documents, by its meaning.',
  fields: (t) => ({
    changes: t.field({
      type: [DocumentChange],
      description: 'In the order people look for them.',
      resolve: (changes) => changes,
    }),
    lines: t.stringList({
      description: 'The same in words.',
      args: { language: t.arg({ type: Language, defaultValue: 'fa', description: 'Of the words.' }) },
      resolve: (changes, { language }) => changeLines(changes, language === 'en' ? 'en' : 'fa'),
    }),
  }),
});

const PublishedVersionInput = builder.inputType('PublishedVersionInput', {
  description: 'A version that was published or proposed.',
  fields: (t) => ({
    kind: t.field({ type: PublicationKind, required: true, description: 'What it is.' }),
    code: t.id({ required: true, description: 'Its code.' }),
    version: t.int({ required: true, description: 'Its number.' }),
  }),
});

const DocumentInput = builder.inputType('DocumentInput', {
  description: 'A document: one that is here, or one that is given.',
  isOneOf: true,
  fields: (t) => ({
    published: t.field({ type: PublishedVersionInput, description: 'One that is here.' }),
    document: t.field({ type: 'JSON', description: 'One that is given, whole.' }),
  }),
});

async function read({ prisma }: Context, { published, document }: typeof DocumentInput.$inferInput): Promise<unknown> {
  if (!published) return document;
  const row = await prisma.publication.findFirst({
    where: { ...published, status: { not: 'REJECTED' } },
    select: { document: true },
  });
  if (!row?.document) throw new NotFoundError();
  return row.document;
}

builder.queryFields((t) => ({
  rulebooks: t.field({
    type: [RulebookVersion],
    description: 'Every published version of the rulebooks, the newest of each first. For the municipality.',
    args: { code: t.arg.id({ description: 'Only of this rulebook.' }) },
    resolve: (_, { code }, context) => versionsOf(context, code),
  }),
  rulebooksConnection: t.field({
    type: RulebookVersionConnection,
    description: 'Published versions of the rulebooks, the newest of each first. For the municipality.',
    args: { code: t.arg.id({ description: 'Only of this rulebook.' }), ...pageArguments },
    resolve: async (_, { code, ...args }, context) => pageInMemory(args, BY_CODE, await versionsOf(context, code)),
  }),
  compareDocuments: t.field({
    type: DocumentComparison,
    description:
      'What is otherwise in the second of two permit types, rulebooks or templates. For administrators and auditors.',
    args: {
      before: t.arg({ type: DocumentInput, required: true, description: 'The first.' }),
      after: t.arg({ type: DocumentInput, required: true, description: 'The second.' }),
    },
    resolve: async (_, { before, after }, context) => {
      must(signedIn(context), 'readPublications');
      const [from, to] = [await read(context, before), await read(context, after)];
      return compareDocuments(from, to);
    },
  }),
}));
