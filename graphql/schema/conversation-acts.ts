import { queryFromInfo } from '@pothos/plugin-prisma';
import { confirmProposal } from '../../assistant/conversation/agree.js';
import { askForPerson } from '../../assistant/conversation/ask-for-person.js';
import { fillSlot, resume, say } from '../../assistant/conversation/say.js';
import { startConversation } from '../../assistant/conversation/start.js';
import type { Talking } from '../../assistant/errands/errand.js';
import type { Errand, Offer } from '../../assistant/talk/state.js';
import { attemptOf } from '../attempt.js';
import { acting, type Context } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { mustBeInScope } from '../scopes.js';
import { Conversation, readConversation } from './conversation.js';
import { Language } from './enums.js';

/** What a token needs that confirms an act, as it does for the act's own mutation. */
const ERRAND_SCOPE = {
  withdrawal: 'permits:file',
  humanReview: 'permits:file',
  objection: 'permits:file',
  mandate: 'permits:manage',
  mandateEnd: 'permits:manage',
} as const satisfies Record<Exclude<Errand, 'act'>, string>;

const scopeOf = ({ kind, input }: Offer): string => (kind === 'act' ? String(input.scope) : ERRAND_SCOPE[kind]);

const talkingAs = (context: Context): Talking => ({ ...acting(context), calendar: context.calendar });

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
    onNotice: t.id({ description: '`code` of the public notice that a new draft is filed on.' }),
    invitation: t.id({ description: 'Instead of a draft: what the caller is asked who is named in a case.' }),
    notice: t.id({ description: 'Instead of a draft: `code` of a public notice.' }),
    idempotencyKey: t.string({ description: 'Beginning again with the same key gives the same conversation.' }),
  }),
  act: async (input, context, info) => ({
    id: await startConversation(
      talkingAs(context),
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
    await say(talkingAs(context), input);
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
    if (path == null) await resume(talkingAs(context), said);
    else await fillSlot(talkingAs(context), { ...said, path, value });
    return { id: said.conversation };
  },
  answer,
});

mutationWithPayload('confirmProposal', {
  description:
    'Does what was proposed under a hash, the filing or the act of `offer`, and nothing else: refused with `CONFLICT` where anything has changed since. Again with the same hash does it once. The transcript’s hash, and where each value came from, go on record.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'In which it was proposed.' }),
    hash: t.string({ required: true, description: '`proposal`, or that of `offer`, as it was shown.' }),
  }),
  act: async ({ conversation, hash }, context) => {
    const talking = talkingAs(context);
    const mayAgree = (offer: Offer) => mustBeInScope(talking.viewer, scopeOf(offer));
    await confirmProposal(talking, { conversation, hash }, mayAgree);
    return { id: conversation };
  },
  answer,
});

mutationWithPayload('askForPerson', {
  description:
    'Asks for a person: those who work on such cases are told, and the wish stays in `personRequests` until one answers in the conversation.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'In which it is asked.' }),
    text: t.string({ description: 'What the person is asked, up to 2,000 characters.' }),
  }),
  act: async ({ conversation, text }, context) => {
    await askForPerson(talkingAs(context), { conversation, text });
    return { id: conversation };
  },
  answer,
});
