import { type PublicNotice, publicNotice, publicNotices } from '../../cases/public-notices/read.js';
import type { ShownDocument } from '../../cases/public-notices/shown.js';
import type { NoticeResponseKind as Kind } from '../../forms/language/publish-notice.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { described } from '../described.js';
import { LocalizedText } from './localized-text.js';
import { WorkForm } from './work-form.js';

export const NoticeResponseKind = builder.enumType('NoticeResponseKind', {
  description: 'What people file on a public notice.',
  values: described<Uppercase<Kind>>({
    OBJECTION: 'An objection to what is asked for.',
    REQUEST: 'The wish to be told the decision.',
  }),
});

export const kindOf = (kind: Uppercase<Kind>): Kind => kind.toLowerCase() as Kind;
export const inCapitals = (kind: Kind): Uppercase<Kind> => kind.toUpperCase() as Uppercase<Kind>;

export const NoticeAnswer = builder.objectRef<AnswerInWords>('NoticeAnswer').implement({
  description: 'A field of the form, with what was stated.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it stands in the form, such as `property.address`.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call the field.' }),
    text: t.expose('text', { type: LocalizedText, description: 'What was stated, in words.' }),
  }),
});

interface NoticeFile extends ShownDocument {
  notice: string;
}

const NoticeCase = builder.objectRef<PublicNotice['asCases'][number]>('NoticeCase').implement({
  description: 'What people file on a notice as an application of its own.',
  fields: (t) => ({
    kind: t.field({
      type: NoticeResponseKind,
      description: 'What it is on the notice.',
      resolve: ({ kind }) => inCapitals(kind),
    }),
    permitType: t.exposeID('permitType', {
      description: 'Code of its permit type, for `startApplication(onNotice:)`.',
    }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call that type.' }),
  }),
});

const NoticeFileType = builder.objectRef<NoticeFile>('NoticeFile').implement({
  description: 'A document that everybody may open while the notice is public.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Of the document, as its permit type names it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    mediaType: t.exposeString('mediaType', { description: 'As it was found out when it was attached.' }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    url: t.string({
      description: 'Where it is downloaded, without sign-in.',
      resolve: ({ notice, sha256 }, _, context) => `${context.publicUrl()}/notice-files/${notice}/${sha256}`,
    }),
  }),
});

export const PublicNoticeType = builder.objectRef<PublicNotice>('PublicNotice').implement({
  description: 'What everybody sees of a case for a time: what its permit type names, and nothing else.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Of the notice, for `publicNotice` and `respondToNotice`.' }),
    reference: t.exposeID('reference', { description: 'Of the case, to name it by.' }),
    permitType: t.expose('permitType', { type: LocalizedText, description: 'What is asked for.' }),
    title: t.expose('title', { type: LocalizedText, description: 'Of the notice, in a line.' }),
    text: t.expose('text', { type: LocalizedText, description: 'What people are told.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: 'Since when it is public.' }),
    until: t.expose('until', { type: 'DateTime', description: 'Until when people may file something on it.' }),
    shown: t.expose('shown', { type: [NoticeAnswer], description: 'What was stated, as far as everybody sees it.' }),
    documents: t.field({
      type: [NoticeFileType],
      description: 'The files that everybody may open.',
      resolve: ({ code: notice, documents }) => documents.map((document) => ({ ...document, notice })),
    }),
    takes: t.field({
      type: [NoticeResponseKind],
      description: 'What people may file on it with `respondToNotice`.',
      resolve: ({ takes }) => takes.map(inCapitals),
    }),
    asCases: t.expose('asCases', {
      type: [NoticeCase],
      description: 'What people may file on it as an application, which has its own form, fees and reference.',
    }),
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'What whoever objects fills in beside their words; null where they write words alone.',
      resolve: ({ form, title, place }) => (form ? { form, title, place } : null),
    }),
  }),
});

interface Listed {
  notices: PublicNotice[];
  next: string | null;
}

const PublicNotices = builder.objectRef<Listed>('PublicNotices').implement({
  description: 'A page of what is public now, the latest first.',
  fields: (t) => ({
    notices: t.expose('notices', { type: [PublicNoticeType], description: 'The notices of this page.' }),
    next: t.exposeString('next', { nullable: true, description: 'For `after`, where there are more.' }),
  }),
});

const sources = ({ prisma, catalogue }: Context) => ({ prisma, catalogue });

builder.queryFields((t) => ({
  publicNotice: t.field({
    type: PublicNoticeType,
    nullable: true,
    description: 'A notice that is public now; null for every other code alike. Needs no sign-in.',
    args: { code: t.arg.id({ required: true, description: 'Of the notice.' }) },
    resolve: async (_, { code }, context) => (await publicNotice(sources(context), String(code))) ?? null,
  }),
  publicNotices: t.field({
    type: PublicNotices,
    description: 'What is public now, the latest first. Needs no sign-in.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'So many, 1 to 50.' }),
      after: t.arg.string({ description: '`next` of the page before.' }),
    },
    resolve: (_, { first, after }, context) => publicNotices(sources(context), { first: first ?? 20, after }),
  }),
}));
