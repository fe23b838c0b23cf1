import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { ForbiddenError } from '../cases/refusals.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Context } from './context.js';
import { requestMessages } from './messages/requests.js';

/**
 * What a token with scopes may be used for, by the mutation. Every query and subscription is `permits:read`; a mutation that
 * is not listed, so also one that is added later, is `permits:manage`.
 */
const MUTATIONS: Record<string, readonly string[]> = {
  'permits:file': [
    'startApplication',
    'copyApplication',
    'discardDraft',
    'saveDraft',
    'attachDocument',
    'removeDocument',
    'submitApplication',
    'withdrawApplication',
    'recalculate',
    'requestHumanReview',
    'appealDecision',
    'attachEvidence',
    'bookAppointment',
    'moveAppointment',
    'reportMissedVisit',
    'sendMessage',
    'markMessagesRead',
    'respondToNotice',
    'withdrawNoticeResponse',
    'answerInvitation',
    'attachToInvitation',
    'removeFromInvitation',
    'startConversation',
    'say',
    'fillSlot',
    'confirmProposal',
    'askForPerson',
  ],
  'permits:pay': ['startPayment', 'createPaymentLink', 'revokePaymentLink'],
  'permits:decide': [
    'claimTask',
    'claimTasks',
    'releaseTask',
    'decideTask',
    'attachToTask',
    'removeFromTask',
    'tellCase',
    'extendClock',
    'reassignTask',
    'reassignTasks',
    'prioritizeTask',
    'addNote',
    'answerPerson',
    'answerNoticeResponse',
    'offerHours',
    'takeBackHours',
  ],
};
export const READ = 'permits:read';
const MANAGE = 'permits:manage';

/** All that a token may be limited to. */
export const SCOPES: readonly string[] = [READ, ...Object.keys(MUTATIONS), MANAGE];

/** Open to the whole world, so to every token too. */
const PUBLIC = new Set(['verifyPermit', 'verifyPermitNumber', 'publicNotice', 'publicNotices']);

const scopeOf = new Map(Object.entries(MUTATIONS).flatMap(([scope, fields]) => fields.map((field) => [field, scope])));

/** Refuses what the token was not given for. Roles decide besides: a scope never adds to them. */
export function mustBeInScope({ scopes }: Viewer, scope: string): void {
  if (!scopes || scopes.includes(scope)) return;
  throw new ForbiddenError(requestMessages.OUT_OF_SCOPE({ scope }));
}

/** Puts the scope before every field of the API's three roots; none can be added without one. */
export function limitByScope(schema: GraphQLSchema): GraphQLSchema {
  const roots = [
    [schema.getQueryType(), () => READ],
    [schema.getSubscriptionType(), () => READ],
    [schema.getMutationType(), (name: string) => scopeOf.get(name) ?? MANAGE],
  ] as const;
  for (const [root, scopeFor] of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (PUBLIC.has(field.name)) continue;
      const scope = scopeFor(field.name);
      if (field.resolve && root !== schema.getSubscriptionType()) field.resolve = within(scope, field.resolve);
      if (field.subscribe) field.subscribe = within(scope, field.subscribe);
    }
  }
  return schema;
}

function within(
  scope: string,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  return (parent, args, context, info) => {
    if (context.viewer) mustBeInScope(context.viewer, scope);
    return resolve(parent, args, context, info);
  };
}
