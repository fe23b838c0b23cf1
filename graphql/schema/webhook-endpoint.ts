import { queryFromInfo } from '@pothos/plugin-prisma';
import { must } from '../../cases/permission.js';
import {
  createEndpoint,
  deleteEndpoint,
  endpointsOf,
  replayFrom,
  rotateSecret,
  testEndpoint,
  updateEndpoint,
} from '../../cases/webhook-endpoints.js';
import { WebhookOutcome as Outcomes, WebhookStatus as Statuses } from '../../prisma/generated/client/enums.js';
import { isUuid } from '../../prisma/uuid.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, type Context, signedIn } from '../context.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';
import { EventType } from './event.js';

const WebhookStatus = builder.enumType('WebhookStatus', {
  description: 'Whether an endpoint is sent to.',
  values: {
    [Statuses.ACTIVE]: { description: 'It is sent to.' },
    [Statuses.PAUSED]: { description: 'Somebody has paused it; once it is active it goes on where it was.' },
    [Statuses.DISABLED]: {
      description: 'By itself, as `disabledWhy` says; once it is active it goes on where it was.',
    },
  } as const,
});

const WebhookOutcome = builder.enumType('WebhookOutcome', {
  description: 'What came of one try.',
  values: {
    [Outcomes.DELIVERED]: { description: 'It was answered with 2xx.' },
    [Outcomes.FAILED]: { description: 'It was not, and is tried again.' },
    [Outcomes.GIVEN_UP]: { description: 'It was not, and is not tried again.' },
  } as const,
});

export const WebhookDelivery = builder.prismaObject('WebhookDelivery', {
  interfaces: [Node],
  description: 'One try to deliver an event to an endpoint.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of this try.' }),
    eventId: t.exposeID('eventId', { description: 'The `webhook-id`, the same for every try.' }),
    type: t.expose('type', { type: EventType, nullable: true, description: 'What happened; null of a test.' }),
    subject: t.exposeString('subject', { description: 'What it is about.' }),
    attempt: t.exposeInt('attempt', { description: 'Which try it was, from 1 on.' }),
    outcome: t.expose('outcome', { type: WebhookOutcome, description: 'What came of it.' }),
    status: t.exposeInt('status', { nullable: true, description: 'Of the answer; null where there was none.' }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'Why it failed: `TIMEOUT`, `ADDRESS_REFUSED`, `HTTP_500`.',
    }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    response: t.exposeString('response', {
      nullable: true,
      description: 'The beginning of the answer, at most 500 characters.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

export const WebhookEndpoint = builder.prismaObject('WebhookEndpoint', {
  interfaces: [Node],
  description: 'Where an integrator is told of events, signed as Standard Webhooks has it, of each case in order.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which it is changed.' }),
    ownerId: t.exposeID('ownerId', { description: 'The account that made it.' }),
    url: t.exposeString('url', { description: 'Where it is.' }),
    types: t.expose('types', { type: [EventType], description: 'Only of these; all where it is empty.' }),
    permitTypes: t.exposeIDList('permitTypes', {
      description: 'Only of applications of these types, by code; all where it is empty.',
    }),
    status: t.expose('status', { type: WebhookStatus, description: 'Whether it is sent to.' }),
    disabledWhy: t.exposeString('disabledWhy', {
      nullable: true,
      description: 'Why it is DISABLED: `FAILING`, `GONE`, `OWNER_LEFT`, `SECRET_LOST`.',
    }),
    failingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing was taken.',
      select: { progress: { select: { failingSince: true } } },
      resolve: ({ progress }) => progress?.failingSince,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

const EndpointConnection = connectionOf('WebhookEndpoint', WebhookEndpoint);
const DeliveryConnection = connectionOf('WebhookDelivery', WebhookDelivery);

builder.queryFields((t) => ({
  webhookEndpoints: t.field({
    type: EndpointConnection,
    description: 'The caller’s own, or everybody’s for an administrator; newest first.',
    args: { ...pageArguments },
    resolve: (_, args, context, info) => {
      must(signedIn(context), 'manageWebhooks');
      const where = [endpointsOf(signedIn(context)) ?? {}];
      return prismaPage(context, info, args, {
        model: 'webhookEndpoint',
        where,
        order: newest('createdAt', 'id', 'uuid'),
      });
    },
  }),
  webhookDeliveries: t.field({
    type: DeliveryConnection,
    description: 'Tries to deliver to endpoints of the caller, newest first; kept for a set time.',
    args: { endpointId: t.arg.id({ required: true, description: 'The endpoint’s.' }), ...pageArguments },
    resolve: (_, { endpointId, ...args }, context, info) => {
      must(signedIn(context), 'manageWebhooks');
      const known = isUuid(endpointId) ? { endpointId } : { OR: [] };
      const where = [{ ...known, endpoint: endpointsOf(signedIn(context)) ?? {} }];
      return prismaPage(context, info, args, { model: 'webhookDelivery', where, order: newest('at', 'id', 'uuid') });
    },
  }),
}));

const read = (context: Context, info: Parameters<typeof queryFromInfo>[0]['info'], id: string) =>
  context.prisma.webhookEndpoint.findUnique({
    ...queryFromInfo({ context, info, path: ['webhookEndpoint'] }),
    where: { id },
  });
const described = { description: 'The endpoint as it is now.' };
const secretField = { nullable: true, description: 'Its new secret, shown this once.' } as const;

mutationWithPayload('createWebhookEndpoint', {
  description: 'Makes an endpoint that is told of what happens from now on.',
  input: (t) => ({
    url: t.string({ required: true, description: 'Public, over https.' }),
    types: t.field({ type: [EventType], description: 'Only of these; of all without.' }),
    permitTypes: t.idList({ description: 'Only of applications of these types, by code; of all without.' }),
    idempotencyKey: t.string({
      description: 'Making one again with the same key gives the same endpoint, without its secret.',
    }),
  }),
  act: async (input, context, info) => {
    const { url, types, permitTypes } = input;
    const wanted = { url, types, permitTypes: permitTypes?.map(String) };
    const made = await createEndpoint(acting(context), wanted, attemptOf(context, input, info));
    return { secret: made.secret, endpoint: await read(context, info, made.id) };
  },
  answer: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      ...described,
      resolve: ({ done }) => done?.endpoint as never,
    }),
    secret: t.string({ ...secretField, resolve: ({ done }) => done?.secret ?? null }),
  }),
});

mutationWithPayload('updateWebhookEndpoint', {
  description: 'Changes an endpoint, pauses it or has it sent to again. What is left out stays.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The endpoint’s.' }),
    url: t.string({ description: 'Public, over https.' }),
    types: t.field({ type: [EventType], description: 'Only of these; of all where it is empty.' }),
    permitTypes: t.idList({ description: 'Only of applications of these types; of all where it is empty.' }),
    active: t.boolean({ description: 'Whether it is sent to.' }),
  }),
  act: async ({ id, url, types, permitTypes, active }, context, info) => {
    const wanted = { id: String(id), url, types, permitTypes: permitTypes?.map(String), active };
    return read(context, info, await updateEndpoint(acting(context), wanted));
  },
  answer: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      ...described,
      resolve: ({ done }) => done as never,
    }),
  }),
});

mutationWithPayload('rotateWebhookSecret', {
  description: 'Makes a new secret; those before it sign beside it for a while.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The endpoint’s.' }),
    overlapHours: t.int({ description: 'How long the ones before it sign on, 0 to 168; 24 without.' }),
  }),
  act: async ({ id, overlapHours }, context, info) => {
    const made = await rotateSecret(acting(context), { id: String(id), overlapHours });
    return { secret: made.secret, endpoint: await read(context, info, made.id) };
  },
  answer: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      ...described,
      resolve: ({ done }) => done?.endpoint as never,
    }),
    secret: t.string({ ...secretField, resolve: ({ done }) => done?.secret ?? null }),
  }),
});

mutationWithPayload('replayWebhookEvents', {
  description: 'Sends everything after a cursor of `events` once more, with the same `webhook-id`s.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The endpoint’s.' }),
    after: t.string({ required: true, description: 'A cursor of `events`, or of a delivered event.' }),
  }),
  act: async ({ id, after }, context, info) =>
    read(context, info, await replayFrom(acting(context), { id: String(id), after })),
  answer: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      ...described,
      resolve: ({ done }) => done as never,
    }),
  }),
});

mutationWithPayload('testWebhookEndpoint', {
  description: 'Sends a message that tells of nothing, and says what came of it.',
  input: (t) => ({ id: t.id({ required: true, description: 'The endpoint’s.' }) }),
  act: async ({ id }, context) => {
    const made = await testEndpoint(acting(context), String(id));
    return context.prisma.webhookDelivery.findUnique({ where: { id: made } });
  },
  answer: (t) => ({
    delivery: t.field({
      type: WebhookDelivery,
      nullable: true,
      description: 'What came of it.',
      resolve: ({ done }) => done as never,
    }),
  }),
});

mutationWithPayload('deleteWebhookEndpoint', {
  description: 'Takes an endpoint away, with what is told of its deliveries.',
  input: (t) => ({ id: t.id({ required: true, description: 'The endpoint’s.' }) }),
  act: ({ id }, context) => deleteEndpoint(acting(context), String(id)),
  answer: (t) => ({
    deletedId: t.id({ nullable: true, description: 'Of what is gone.', resolve: ({ done }) => done }),
  }),
});
