import { markMessagesRead, messagesFor, notesFor } from '../../cases/case-messages.js';
import { ViewedCase } from '../../cases/open-case.js';
import { addNote, sendMessage } from '../../cases/write-message.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { globalId } from '../global-id.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { Party, partyOf } from './party.js';

const MessageSide = builder.enumType('MessageSide', {
  description: 'From which side of a case somebody writes.',
  values: described<stored.MessageSide>({
    APPLICANT: 'The owner, or the office that acts for them.',
    MUNICIPALITY: 'Somebody who works on it, or answers for those who do.',
  }),
});

const CaseMessage = builder.prismaObject('CaseMessage', {
  interfaces: [Node],
  description: 'What somebody wrote about a case: to the other side, or as a note among those who work on it.',
  select: { id: true, reference: true },
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { id: true },
      resolve: ({ id }) => globalId('CaseMessage', id),
    }),
    side: t.expose('side', { type: MessageSide, description: 'From which side it comes.' }),
    author: t.field({
      type: Party,
      description: 'Who wrote it. The name is masked for whoever need not know it.',
      select: { reference: true, author: true },
      resolve: ({ reference, author }, _, context) => partyOf(context, reference, author),
    }),
    text: t.string({
      description:
        'The words; empty once they were erased. Personal values in them are masked for whoever need not know them.',
      select: { reference: true, text: true },
      resolve: async ({ reference, text }, _, context) => (await context.load.masking.load(reference)).remarks(text),
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When it was written.' }),
  }),
});

const CaseMessageConnection = connectionOf('CaseMessage', CaseMessage);
const LATEST_FIRST = newest('sentAt', 'id', 'uuid');

const viewedBy = async (context: Context, reference: string) =>
  new ViewedCase(await context.load.head.load(reference), signedIn(context));

builder.prismaObjectFields(PermitApplication, (t) => ({
  messages: t.field({
    type: CaseMessageConnection,
    description:
      'What applicant and municipality wrote to each other, the latest first; without what was written with an owner before, for the one now. `allowedActions` says who may write.',
    args: pageArguments,
    select: { reference: true },
    resolve: async ({ reference }, args, context, info) => {
      const where = messagesFor(await viewedBy(context, reference)) ?? NOTHING;
      return prismaPage(context, info, args, { model: 'caseMessage', where: [where], order: LATEST_FIRST });
    },
  }),
  notes: t.field({
    type: CaseMessageConnection,
    description:
      'What those who work on it noted for each other, the latest first; empty for whoever has a part in it on the applying side.',
    args: pageArguments,
    select: { reference: true },
    resolve: async ({ reference }, args, context, info) => {
      const where = (await notesFor(acting(context), await viewedBy(context, reference))) ?? NOTHING;
      return prismaPage(context, info, args, { model: 'caseMessage', where: [where], order: LATEST_FIRST });
    },
  }),
  unreadMessages: t.int({
    description: 'How many messages of the other side the caller has not marked as read.',
    select: { reference: true },
    resolve: ({ reference }, _, { load }) => load.unreadMessages.load(reference),
  }),
}));

/** No row has such an id. */
const NOTHING = { reference: '' };

for (const [name, { act, description }] of Object.entries({
  sendMessage: {
    act: sendMessage,
    description:
      'Writes to the other side of a filed case that has not ended: the applicant to those who work on it, or they to the applicant. The other side is told that there is a message, without its words. A person writes at most twenty an hour about a case.',
  },
  addNote: {
    act: addNote,
    description:
      'Notes something about a filed case for those who work on it, at most twenty an hour. The applicant never sees it, and nobody is told.',
  },
})) {
  mutationWithPayload(name, {
    description,
    input: (t) => ({
      reference: t.id({ required: true, description: 'Of the case.' }),
      text: t.string({ required: true, description: 'The words, up to 2,000 characters.' }),
      idempotencyKey: t.string({ description: 'Writing again with the same key gives the same message.' }),
    }),
    act: async (input, context, info) => ({
      reference: input.reference,
      id: await act(acting(context), input, attemptOf(context, input, info)),
    }),
    answer: (t) => ({
      message: t.prismaField({
        type: CaseMessage,
        nullable: true,
        description: 'What was written.',
        resolve: (query, { done }, _, { prisma }) =>
          done && prisma.caseMessage.findUniqueOrThrow({ ...query, where: { id: done.id } }),
      }),
      application: t.field({
        type: PermitApplication,
        nullable: true,
        description: 'The case as it is now.',
        resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
      }),
    }),
  });
}

mutationWithPayload('markMessagesRead', {
  description:
    'Marks the messages of a case as read by the caller. Again, or with an earlier instant, changes nothing.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the case.' }),
    upTo: t.field({ type: 'DateTime', description: '`sentAt` of the newest that was read; all so far without it.' }),
  }),
  act: async ({ reference, upTo }, context) => {
    await markMessagesRead(acting(context), reference, upTo ?? new Date());
    return { reference };
  },
  answer: (t) => ({
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case, with what is left unread.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});
