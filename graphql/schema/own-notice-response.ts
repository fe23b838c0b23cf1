import { appealsFor } from '../../cases/appeals.js';
import { objectionsOf } from '../../cases/objections.js';
import { type OwnResponse, ownResponses, responseOfCase } from '../../cases/public-notices/own.js';
import { type NoticeFiledOn, noticeFiledOn } from '../../cases/public-notices/own-case.js';
import { filledIn } from '../../cases/public-notices/readable.js';
import { respondToNotice, withdrawNoticeResponse } from '../../cases/public-notices/respond.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { described } from '../described.js';
import { mutationWithPayload } from '../payload.js';
import { Appeal, ObjectionType } from './appeal.js';
import { PermitApplication } from './application.js';
import { LocalizedText } from './localized-text.js';
import { inCapitals, kindOf, NoticeResponseKind } from './public-notice.js';
import { Viewer } from './viewer.js';
import { WorkForm } from './work-form.js';

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
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'The form of the notice, by which `answers` are read; null where nothing was to be filled in.',
      resolve: async ({ response }, _, context) =>
        response.filedAs === null ? (await filledIn(context, response)).form : null,
    }),
    filedAs: t.id({
      nullable: true,
      description: 'Reference of the application that it is; null where it was filed on the notice itself.',
      resolve: ({ response }) => response.filedAs,
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
    appeals: t.field({
      type: [Appeal],
      description:
        'The ways to object to how the case has ended that are open to the viewer by this, for `appealDecision`; none once they did.',
      resolve: async ({ response: { reference }, appeals }, _, context) => {
        if (appeals.length === 0) return [];
        const open = await appealsFor(acting(context), context.calendar, reference);
        return open.filter(({ step }) => appeals.some(({ id }) => id === step.id));
      },
    }),
    objections: t.field({
      type: [ObjectionType],
      description: 'The viewer’s own objections to how the case has ended, with what became of them, the latest first.',
      resolve: async ({ response: { reference, person }, appeals }, _, { prisma }) => {
        if (appeals.length === 0) return [];
        const all = await objectionsOf(prisma, reference);
        const own = all.filter(({ filedBy, step }) => filedBy === person && appeals.some(({ id }) => id === step));
        return own.map((each) => ({ ...each, reference }));
      },
    }),
  }),
});

const FiledOn = builder.objectRef<NoticeFiledOn & { filed: string }>('NoticeFiledOn').implement({
  description: 'The public notice of another case that an application is filed on, as an objection or a request.',
  fields: (t) => ({
    notice: t.exposeID('notice', { description: '`code` of the notice.' }),
    reference: t.exposeID('reference', { description: 'Of the case it is about.' }),
    permitType: t.expose('permitType', { type: LocalizedText, description: 'What is asked for there.' }),
    title: t.expose('title', { type: LocalizedText, description: 'Of the notice.' }),
    kind: t.field({
      type: NoticeResponseKind,
      nullable: true,
      description: 'What it is there; null where the notice leads to no such application any more.',
      resolve: ({ kind }) => kind && inCapitals(kind),
    }),
    isOpen: t.exposeBoolean('isOpen', { description: 'Whether it can be filed on it still.' }),
    response: t.field({
      type: Own,
      nullable: true,
      description: 'What became of it; null until it is filed.',
      resolve: async ({ filed }, _, context) => (await responseOfCase(context, filed)) ?? null,
    }),
  }),
});

builder.prismaObjectFields(PermitApplication, (t) => ({
  onNotice: t.field({
    type: FiledOn,
    nullable: true,
    description: 'The public notice that it is filed on; null of an application by itself.',
    select: { reference: true, onNotice: true, permitType: { select: { code: true } } },
    resolve: async ({ reference, onNotice, permitType }, _, context) => {
      if (onNotice === null) return null;
      const found = await noticeFiledOn(context, { notice: onNotice, permitType: permitType.code });
      return found && { ...found, filed: reference };
    },
  }),
}));

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
