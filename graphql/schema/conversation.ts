import { queryFromInfo } from '@pothos/plugin-prisma';
import { askForPerson } from '../../assistant/conversation/ask-for-person.js';
import { confirmProposal } from '../../assistant/conversation/confirm.js';
import { type AskedNow, askedNow } from '../../assistant/conversation/now.js';
import { type LedState, ownConversation } from '../../assistant/conversation/rows.js';
import { fillSlot, resume, say } from '../../assistant/conversation/say.js';
import { startConversation } from '../../assistant/conversation/start.js';
import type { Option } from '../../assistant/talk/form-map.js';
import { replies } from '../../assistant/talk/messages/replies.js';
import type { Act, Ask as AskState } from '../../assistant/talk/state.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { follow } from '../follow.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';
import { PermitApplication } from './application.js';
import { Language } from './enums.js';
import { LocalizedText } from './localized-text.js';

/** Of one page of a conversation. */
const MOST_TURNS = 100;

const AskKind = builder.enumType('AskKind', {
  description: 'What the assistant asks for.',
  values: described<Uppercase<AskState['kind']>>({
    FIELD: 'One field.',
    COLUMN: 'The same field of several entries of a list.',
    LIST: 'The entries of a list, in a sentence.',
    GROUP: 'Several fields at once; what is not said is passed over where it need not be given.',
    DOCUMENTS: 'Documents: `paths` are their codes.',
    CONFIRM: 'A confirmation of what is proposed.',
  }),
});

const AskOption = builder.objectRef<Option>('AskOption').implement({
  description: 'A choice that a button may offer.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As it stands in the answers; `fillSlot` takes it.' }),
    label: t.expose('label', { type: LocalizedText, description: 'For people.' }),
  }),
});

const Ask = builder.objectRef<AskedNow>('Ask').implement({
  description: 'What the assistant asks now.',
  fields: (t) => ({
    kind: t.field({
      type: AskKind,
      description: 'What it asks for.',
      resolve: ({ kind }) => kind.toUpperCase() as Uppercase<typeof kind>,
    }),
    paths: t.exposeStringList('paths', { description: 'Places in the answers, or codes of documents.' }),
    isNeeded: t.exposeBoolean('isNeeded', { description: 'Whether nothing can be filed without it.' }),
    isYesNo: t.exposeBoolean('isYesNo', { description: 'Whether it is answered by yes or no.' }),
    options: t.expose('options', {
      type: [AskOption],
      description: 'What may be chosen; empty where anything may be said.',
    }),
  }),
});

const TurnAct = builder.objectRef<Act>('TurnAct').implement({
  description: 'Something that a turn did.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        'filled, corrected, refused, skipped, explained, wants, asked, proposed or confirmed. Only `confirmed` files anything.',
    }),
    path: t.string({
      nullable: true,
      description: 'The field that it is about.',
      resolve: (act) => ('path' in act ? act.path : null),
    }),
    paths: t.stringList({
      description: 'The fields, where it is about several.',
      resolve: (act) => ('paths' in act ? act.paths : act.kind === 'asked' ? act.ask.paths : []),
    }),
    quote: t.string({
      nullable: true,
      description: 'The person’s own words that gave the value.',
      resolve: (act) => ('quote' in act ? act.quote : null),
    }),
    value: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What was taken.',
      resolve: (act) => ('value' in act ? ((act.value ?? null) as object | null) : null),
    }),
    hash: t.string({
      nullable: true,
      description: 'Of a proposal; `confirmProposal` takes it.',
      resolve: (act) => ('hash' in act ? act.hash : null),
    }),
  }),
});

builder.prismaObject('ConversationTurn', {
  name: 'Turn',
  description: 'What was said, and what was answered. Never changed; its words go when the person’s data are erased.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'From 1, without gaps.' }),
    words: t.exposeString('words', { description: 'What the person said; empty where they pressed a button.' }),
    reply: t.exposeString('reply', { description: 'What the assistant said.' }),
    acts: t.field({
      type: [TurnAct],
      description: 'What was done, in order.',
      select: { acts: true },
      resolve: ({ acts }) => acts as unknown as Act[],
    }),
    engine: t.exposeInt('engine', { description: 'Version of the rules by which the words were read.' }),
    model: t.exposeString('model', { nullable: true, description: 'Language model that helped to read them, if any.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
  }),
});

const Conversation = builder.prismaObject('Conversation', {
  interfaces: [Node],
  description:
    'A talk with the assistant about a draft, read only by whoever talks. What is said changes the draft as `saveDraft` does; nothing is filed but by `confirmProposal`.',
  select: { id: true, reference: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    application: t.relation('application', {
      type: PermitApplication,
      description: 'The draft that is talked about, and later the case.',
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
    ask: t.field({
      type: Ask,
      nullable: true,
      description: 'What is asked now.',
      select: { state: true, application: { select: { permitTypeHash: true } } },
      resolve: async ({ state, application }, _, { catalogue }) =>
        askedNow(await catalogue.definition(application.permitTypeHash), state as unknown as LedState) ?? null,
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

async function readConversation(context: Context, query: object, id: string) {
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

/** What a mutation of a conversation answers: the conversation as it is now. */
const answer = (t: Parameters<Parameters<typeof mutationWithPayload<never, { id: string }>>[1]['answer']>[0]) => ({
  conversation: t.field({
    type: Conversation,
    nullable: true,
    description: 'The conversation as it is now.',
    resolve: ({ done }, _, context, info) =>
      done && readConversation(context, queryFromInfo({ context, info, path: ['conversation'] }), done.id),
  }),
});

mutationWithPayload('startConversation', {
  description:
    'Begins to talk: about a new draft of a permit type, or about a draft that is there. The first turn asks the first question, and says that it is a machine.',
  input: (t) => ({
    permitType: t.id({ description: 'What is applied for; not needed with `reference`.' }),
    reference: t.id({ description: 'Of a draft of the caller’s.' }),
    language: t.field({ type: Language, defaultValue: 'fa', description: 'In which the assistant speaks.' }),
    onBehalfOf: t.id({ description: 'The mandate under which an office applies for its owner.' }),
    idempotencyKey: t.string({ description: 'Beginning again with the same key gives the same conversation.' }),
  }),
  act: async (input, context, info) => ({
    id: await startConversation(
      acting(context),
      { ...input, language: input.language ?? 'fa' },
      attemptOf(context, input, info),
    ),
  }),
  answer,
});

mutationWithPayload('say', {
  description:
    'Says something: one turn in one transaction. What is understood goes into the draft; nothing is filed by words. At most sixty lines a minute.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'In which it is said.' }),
    text: t.string({ required: true, description: 'The words, up to 2,000 characters.' }),
    sequence: t.int({
      description: 'Of the last turn that the caller has seen; refused with `CONFLICT` where there is another.',
    }),
    idempotencyKey: t.string({ description: 'Saying it again with the same key says it once.' }),
  }),
  act: async (input, context) => {
    await say(acting(context), input);
    return { id: input.conversation };
  },
  answer,
});

mutationWithPayload('fillSlot', {
  description:
    'Gives a field its value as a button does: a turn without words. Without a path the conversation goes on, after a document was attached.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'In which it is given.' }),
    path: t.string({ description: 'Of the field in the answers: `proposal.floors[0].area`.' }),
    value: t.field({ type: 'JSON', description: 'As it stands in the answers.' }),
    sequence: t.int({ description: 'Of the last turn that the caller has seen.' }),
    idempotencyKey: t.string({ description: 'Again with the same key gives it once.' }),
  }),
  act: async ({ path, value, ...said }, context) => {
    if (path == null) await resume(acting(context), said);
    else await fillSlot(acting(context), { ...said, path, value });
    return { id: said.conversation };
  },
  answer,
});

mutationWithPayload('confirmProposal', {
  description:
    'Files what was proposed under a hash, and nothing else: refused with `CONFLICT` where anything has changed since. Again with the same hash files once. The transcript’s hash, and where each value came from, go on record.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'In which it was proposed.' }),
    hash: t.string({ required: true, description: '`proposal` of the conversation, as it was shown.' }),
  }),
  act: async ({ conversation, hash }, context) => {
    await confirmProposal(acting(context), { conversation, hash });
    return { id: conversation };
  },
  answer,
});

mutationWithPayload('askForPerson', {
  description:
    'Notes on record that the caller would rather talk with a person; conversation and draft stay as they are.',
  input: (t) => ({ conversation: t.id({ required: true, description: 'In which it is asked.' }) }),
  act: async ({ conversation }, context) => {
    await askForPerson(acting(context), conversation);
    return { id: conversation };
  },
  answer,
});
