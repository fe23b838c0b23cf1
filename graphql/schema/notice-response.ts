import { ViewedCase } from '../../cases/open-case.js';
import { answerNoticeResponse, responsesFor, shownTo } from '../../cases/public-notices/answer.js';
import { type CaseOfResponse, caseOfResponse } from '../../cases/public-notices/own-case.js';
import { type FilledIn, readableResponse, type ShownResponse } from '../../cases/public-notices/readable.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { ApplicationStatus } from './enums.js';
import { LocalizedText } from './localized-text.js';
import { Party, partyOf } from './party.js';
import { NoticeResponseKind } from './public-notice.js';
import { WorkForm } from './work-form.js';

interface Shown extends ShownResponse {
  /** once, whichever of its fields are asked */
  read(): Promise<{ text: string } & FilledIn>;
}

function readOnce(context: Context, shown: ShownResponse): Shown {
  let reading: ReturnType<Shown['read']> | undefined;
  const read = async () => readableResponse(context, shown, await context.load.masking.load(shown.response.reference));
  return { ...shown, read: () => (reading ??= read()) };
}

const NoticeFee = builder.enumType('NoticeFee', {
  description: 'How the fee of what was filed on a notice stands.',
  values: described<CaseOfResponse['fee']>({
    NONE: 'Nothing is asked for.',
    DUE: 'It is not paid yet.',
    PAID: 'It is paid.',
  }),
});

const ResponseCase = builder.objectRef<CaseOfResponse>('NoticeResponseCase').implement({
  description:
    'The application as which something was filed on a notice, as those who decide over the noticed case see it.',
  fields: (t) => ({
    reference: t.exposeID('reference', { description: 'Its number.' }),
    permitType: t.expose('permitType', { type: LocalizedText, description: 'Of which type it is.' }),
    status: t.expose('status', { type: ApplicationStatus, description: 'Where it stands.' }),
    fee: t.expose('fee', { type: NoticeFee, description: 'Whether its fee is paid.' }),
    mayRead: t.boolean({
      description: 'Whether the caller may open it as a case, and not only what was filed here.',
      resolve: async ({ reference }, _, context) =>
        new ViewedCase(await context.load.head.load(reference), signedIn(context)).may('read'),
    }),
  }),
});

const CaseResponse = builder.objectRef<Shown>('NoticeResponse').implement({
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
      resolve: async ({ read }) => (await read()).text,
    }),
    answers: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What was filled in; what the form marks as personal is masked for the applying side.',
      resolve: async ({ read }) => (await read()).answers as never,
    }),
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'The form that was filled in, by which `answers` are read; null where they are.',
      resolve: async ({ read }) => (await read()).form,
    }),
    filedAs: t.field({
      type: ResponseCase,
      nullable: true,
      description:
        'The application that it is; null where it was filed on the notice itself, and for the applying side.',
      resolve: ({ response: { filedAs }, who }, _, context) =>
        filedAs !== null && who ? caseOfResponse(context, filedAs) : null,
    }),
    filedAt: t.field({
      type: 'DateTime',
      description: 'When it was filed.',
      resolve: ({ response }) => response.filedAt,
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back, by whoever filed it or with its application; null while it stands.',
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
      return rows.map((response) => readOnce(context, { response, ...shownTo(viewed, response) }));
    },
  }),
}));

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
