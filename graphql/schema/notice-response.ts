import { ViewedCase } from '../../cases/open-case.js';
import { answerNoticeResponse, responsesFor, shownTo } from '../../cases/public-notices/answer.js';
import { type OwnResponse, ownResponses } from '../../cases/public-notices/own.js';
import { readableResponse, type ShownResponse } from '../../cases/public-notices/readable.js';
import { respondToNotice, withdrawNoticeResponse } from '../../cases/public-notices/respond.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { LocalizedText } from './localized-text.js';
import { Party, partyOf } from './party.js';
import { kindOf, NoticeResponseKind } from './public-notice.js';
import { Viewer } from './viewer.js';

const readable = async (context: Context, shown: ShownResponse) =>
  readableResponse(context, shown, await context.load.masking.load(shown.response.reference));

const CaseResponse = builder.objectRef<ShownResponse>('NoticeResponse').implement({
  description: 'What somebody filed on a public notice of a case, as the reader of the case may see it.',
  fields: (t) => ({
    code: t.id({ description: 'By which it is named.', resolve: ({ response }) => response.code }),
    kind: t.field({ type: NoticeResponseKind, description: 'What it is.', resolve: ({ response }) => response.kind }),
    by: t.field({
      type: Party,
      nullable: true,
      description: 'Who filed it; null for the applying side.',
      resolve: ({ response, who }, _, context) => (who ? partyOf(context, response.reference, response.person) : null),
    }),
    text: t.string({
      description:
        'The words; empty where there are none, and once they were erased. Masked for whoever need not know.',
      resolve: async (shown, _, context) => (await readable(context, shown)).text as string,
    }),
    answers: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What was filled in; what the form marks as personal is masked for the applying side.',
      resolve: async (shown, _, context) => (await readable(context, shown)).answers as never,
    }),
    filedAt: t.field({
      type: 'DateTime',
      description: 'When it was filed.',
      resolve: ({ response }) => response.filedAt,
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null while it stands.',
      resolve: ({ response }) => response.withdrawnAt,
    }),
    answer: t.string({
      nullable: true,
      description: 'What the municipality said to it; null until then.',
      resolve: async ({ response, who }, _, context) =>
        response.answer === null || who
          ? response.answer
          : ((await context.load.masking.load(response.reference)).remarks(response.answer) as string),
    }),
    answeredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When that was.',
      resolve: ({ response }) => response.answeredAt,
    }),
  }),
});

builder.prismaObjectFields(PermitApplication, (t) => ({
  noticeResponses: t.field({
    type: [CaseResponse],
    description:
      'What people filed on its public notices, the latest first; of more than `first` the latest. The applying side sees neither who they are nor what they took back.',
    args: { first: t.arg.int({ defaultValue: 50, description: 'So many, 1 to 200.' }) },
    select: { reference: true },
    resolve: async ({ reference }, { first }, context) => {
      const viewed = new ViewedCase(await context.load.head.load(reference), signedIn(context));
      const where = responsesFor(viewed);
      if (!where) return [];
      const rows = await context.prisma.noticeResponse.findMany({
        where,
        orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
        take: Math.min(Math.max(first ?? 50, 1), 200),
      });
      return rows.map((response) => ({ response, ...shownTo(viewed, response) }));
    },
  }),
}));

const Outcome = builder.enumType('NoticeOutcome', {
  description: 'How the case of a notice has come out.',
  values: described<OwnResponse['outcome']>({
    UNDECIDED: 'Nothing is decided yet.',
    GRANTED: 'What was asked for is granted.',
    REFUSED: 'It is refused.',
    ENDED: 'The case ended without a decision on it.',
  }),
});

const Own = builder.objectRef<OwnResponse>('OwnNoticeResponse').implement({
  description: 'What the viewer has filed on a public notice, with what became of it.',
  fields: (t) => ({
    code: t.id({ description: 'By which it is named.', resolve: ({ response }) => response.code }),
    kind: t.field({ type: NoticeResponseKind, description: 'What it is.', resolve: ({ response }) => response.kind }),
    notice: t.id({ description: '`code` of the notice.', resolve: ({ response }) => response.notice }),
    reference: t.id({ description: 'Of the case it is about.', resolve: ({ response }) => response.reference }),
    permitType: t.expose('permitType', { type: LocalizedText, description: 'What is asked for there.' }),
    title: t.expose('title', { type: LocalizedText, description: 'Of the notice.' }),
    text: t.string({ description: 'One’s words.', resolve: ({ response }) => response.text }),
    answers: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What one has filled in.',
      resolve: ({ response }) => response.answers as never,
    }),
    filedAt: t.field({
      type: 'DateTime',
      description: 'When it was filed.',
      resolve: ({ response }) => response.filedAt,
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When one took it back; null while it stands.',
      resolve: ({ response }) => response.withdrawnAt,
    }),
    answer: t.string({
      nullable: true,
      description: 'What the municipality said to it; null until then.',
      resolve: ({ response }) => response.answer,
    }),
    answeredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When that was.',
      resolve: ({ response }) => response.answeredAt,
    }),
    outcome: t.expose('outcome', { type: Outcome, description: 'How the case has come out.' }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it did; null until then.',
    }),
    permit: t.exposeString('permit', {
      nullable: true,
      description: 'Number of the permit; null where none is granted.',
    }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  noticeResponses: t.field({
    type: [Own],
    description: 'What one has filed on public notices, the latest first; the latest hundred.',
    resolve: (_, __, context) => ownResponses(acting(context)),
  }),
}));

mutationWithPayload('respondToNotice', {
  description:
    'Files an objection, or the wish to be told the decision, on a public notice; whoever is signed in may, once of each kind, at most ten an hour over all notices, and not on the notice of one’s own case.',
  input: (t) => ({
    notice: t.id({ required: true, description: '`code` of the notice.' }),
    kind: t.field({
      type: NoticeResponseKind,
      required: true,
      description: 'What it is; one that the notice `takes`.',
    }),
    text: t.string({ description: 'One’s words, up to 4,000 characters; an objection has some.' }),
    answers: t.field({ type: 'JSON', description: 'What one has filled in, where the notice has a form.' }),
    idempotencyKey: t.string({ description: 'Filing again with the same key is filing once.' }),
  }),
  act: async ({ notice, kind, text, answers, idempotencyKey }, context, info) => {
    const given = { notice: String(notice), kind: kindOf(kind as stored.NoticeResponseKind), text, answers };
    return {
      code: await respondToNotice(acting(context), given, attemptOf(context, { ...given, idempotencyKey }, info)),
    };
  },
  answer: (t) => ({
    response: t.field({
      type: Own,
      nullable: true,
      description: 'What was filed.',
      resolve: async ({ done }, _, context) => (done && (await ownResponses(acting(context), done.code))[0]) ?? null,
    }),
  }),
});

mutationWithPayload('withdrawNoticeResponse', {
  description: 'Takes back what one has filed on a public notice, until the case has ended. Again changes nothing.',
  input: (t) => ({ code: t.id({ required: true, description: 'Of what was filed.' }) }),
  act: async ({ code }, context) => {
    await withdrawNoticeResponse(acting(context), String(code));
    return { code: String(code) };
  },
  answer: (t) => ({
    response: t.field({
      type: Own,
      nullable: true,
      description: 'What was taken back.',
      resolve: async ({ done }, _, context) => (done && (await ownResponses(acting(context), done.code))[0]) ?? null,
    }),
  }),
});

mutationWithPayload('answerNoticeResponse', {
  description:
    'Says something to what somebody filed on a public notice, once, by those who work on its case. They are told of it.',
  input: (t) => ({
    code: t.id({ required: true, description: 'Of what was filed.' }),
    answer: t.string({ required: true, description: 'What is said to it, up to 4,000 characters.' }),
  }),
  act: async ({ code, answer }, context) => ({
    reference: await answerNoticeResponse(acting(context), { code: String(code), answer }),
  }),
  answer: (t) => ({
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case as it is now.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});
