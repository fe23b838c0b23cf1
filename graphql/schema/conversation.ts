import { queryFromInfo } from '@pothos/plugin-prisma';
import { subjectOf } from '../../assistant/acts/subject.js';
import { actsOn } from '../../assistant/acts/table.js';
import { askedNow } from '../../assistant/conversation/now.js';
import { type LedState, ownConversation } from '../../assistant/conversation/rows.js';
import { searchedForm } from '../../assistant/conversation/searched.js';
import { replies } from '../../assistant/talk/messages/replies.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, type Context, signedIn } from '../context.js';
import { follow } from '../follow.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { PermitApplication } from './application.js';
import { Ask, Offer } from './conversation-turn.js';
import { Language } from './enums.js';
import { LocalizedText } from './localized-text.js';

/** Of one page of a conversation. */
const MOST_TURNS = 100;

export const Conversation = builder.prismaObject('Conversation', {
  interfaces: [Node],
  description:
    'A talk with the assistant about a draft, read only by whoever talks. What is said changes the draft as `saveDraft` does; nothing is filed but by `confirmProposal`.',
  select: { id: true, reference: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description:
        'The draft that is talked about, and later the case; null where whoever talks has no part in it, and is asked or sees a notice.',
      select: (_, __, nested) => ({ about: true, application: nested() }),
      resolve: ({ about, application }) => (about === null ? application : null),
    }),
    title: t.field({
      type: LocalizedText,
      description: 'What the case is for that is talked about.',
      select: { application: { select: { permitTypeHash: true } } },
      resolve: async ({ application: { permitTypeHash } }, _, { catalogue }) =>
        (await catalogue.definition(permitTypeHash)).title,
    }),
    invitationCode: t.id({
      nullable: true,
      description: 'What the caller is asked who is named in the case, where that is talked about.',
      select: { about: true },
      resolve: ({ about }) => (about?.startsWith('invitation ') ? about.slice('invitation '.length) : null),
    }),
    publicNoticeCode: t.id({
      nullable: true,
      description: '`code` of the public notice that is talked about.',
      select: { about: true },
      resolve: ({ about }) => (about?.startsWith('notice ') ? about.slice('notice '.length) : null),
    }),
    language: t.field({
      type: Language,
      description: 'In which the assistant speaks; it understands both.',
      select: { language: true },
      resolve: ({ language }) => (language === 'en' ? 'en' : 'fa'),
    }),
    notice: t.field({
      type: LocalizedText,
      description: 'That one talks with a machine: to be shown with every conversation.',
      resolve: () => replies.machine,
    }),
    sequence: t.exposeInt('sequence', { description: 'Of the last turn; `say` takes it.' }),
    proposal: t.string({
      nullable: true,
      description: 'Hash of what is proposed for filing now; null while something is open.',
      select: { state: true },
      resolve: ({ state }) => (state as unknown as LedState).proposal ?? null,
    }),
    offer: t.field({
      type: Offer,
      nullable: true,
      description: 'An act beside the filing that waits for a confirmation; null once anything else is said.',
      select: { state: true },
      resolve: ({ state }) => (state as unknown as LedState).offer ?? null,
    }),
    possible: t.field({
      type: [LocalizedText],
      description:
        'What may be done now with a case that is filed, by title: saying one asks for it. Empty while something is being asked.',
      select: { reference: true, about: true, state: true, application: { select: { revision: true } } },
      resolve: async ({ reference, about, state, application }, _, context) => {
        const { doing, offer, asking } = state as unknown as LedState;
        if (application.revision === 0 || doing || offer || asking) return [];
        const talking = { ...acting(context), calendar: context.calendar };
        const acts = await actsOn(talking, await subjectOf(talking, { reference, about }));
        return acts.flatMap(({ title, refusal }) => (refusal ? [] : [title]));
      },
    }),
    ask: t.field({
      type: Ask,
      nullable: true,
      description: 'What is asked now.',
      select: { state: true, application: { select: { permitTypeHash: true } } },
      resolve: async ({ state, application }, _, context) => {
        const definition = await context.catalogue.definition(application.permitTypeHash);
        const led = state as unknown as LedState;
        const { doing } = led;
        const { form } = await searchedForm(
          context,
          doing?.form ?? definition.form,
          doing?.talk ?? { answers: {}, ...led },
        );
        return askedNow({ ...definition, form }, { ...led, ...(doing && { doing: { ...doing, form } }) }) ?? null;
      },
    }),
    turns: t.relation('turns', {
      description: `What was said, in order, ${MOST_TURNS} turns at most.`,
      args: { after: t.arg.int({ defaultValue: 0, description: 'Those behind this one.' }) },
      query: ({ after }) => ({
        where: { sequence: { gt: after ?? 0 } },
        orderBy: { sequence: 'asc' },
        take: MOST_TURNS,
      }),
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When something was said last.' }),
  }),
});

const ConversationConnection = connectionOf('Conversation', Conversation);

builder.queryFields((t) => ({
  conversation: t.prismaField({
    type: Conversation,
    nullable: true,
    description: 'A conversation of the caller’s own.',
    args: { id: t.arg.id({ required: true, description: 'Of the conversation.' }) },
    resolve: async (query, _, { id }, context) => readConversation(context, query, id),
  }),
  conversations: t.field({
    type: ConversationConnection,
    description: 'The caller’s own conversations, the one spoken in last first.',
    args: pageArguments,
    resolve: (_, args, context, info) =>
      prismaPage(context, info, args, {
        model: 'conversation',
        where: [{ person: signedIn(context).id }],
        order: newest('updatedAt', 'id', 'uuid'),
      }),
  }),
}));

/** Refuses whoever it is not of. */
export async function readConversation(context: Context, query: object, id: string) {
  await ownConversation(acting(context), id);
  return context.prisma.conversation.findUniqueOrThrow({ ...query, where: { id } });
}

builder.subscriptionField('conversationChanged', (t) =>
  t.field({
    type: Conversation,
    description:
      'The conversation after everything that is said in it or changed in its draft, on whichever device; an hour at most, then subscribe anew.',
    args: { id: t.arg.id({ required: true, description: 'Of the conversation.' }) },
    subscribe: async (_, { id }, context) => {
      const { reference } = await ownConversation(acting(context), id);
      return follow(context, context.changes.of(reference), async (now) => {
        await ownConversation(acting(now), id);
      });
    },
    resolve: async ({ refusal }, { id }, context, info) => {
      if (refusal !== undefined) throw refusal;
      return readConversation(context, queryFromInfo({ context, info }), id);
    },
  }),
);
