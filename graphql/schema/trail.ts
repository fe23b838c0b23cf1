import { must } from '../../cases/permission.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { signedIn } from '../context.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { Party, personOf } from './party.js';

const TrailEntry = builder.prismaObject('TrailEntry', {
  select: { subject: true, seq: true },
  interfaces: [Node],
  description: 'One act, chained by its hash to the one before it on the same subject.',
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { subject: true, seq: true },
      resolve: ({ subject, seq }) => globalId('TrailEntry', subject, seq),
    }),
    subject: t.exposeID('subject', { description: 'What it was done to: a reference, or `KIND/ID`.' }),
    seq: t.exposeInt('seq', { description: '1, 2, 3, … of the subject, without a gap.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was done.' }),
    act: t.exposeString('act', { description: 'What was done, as `policy/` or the workflow names it.' }),
    by: t.exposeID('by', { description: 'An account’s id; `engine`, `clock`, `bank`, `import`, or `cli/…`.' }),
    onBehalfOf: t.exposeID('onBehalfOf', { nullable: true, description: 'The owner whom an office acted for.' }),
    actor: t.field({
      type: Party,
      description: 'Who did it, with the name that people know them by.',
      select: { by: true },
      resolve: ({ by }, _, context) => personOf(context, by),
    }),
    owner: t.field({
      type: Party,
      nullable: true,
      description: 'Whom an office acted for, with their name; null where nobody acted for another.',
      select: { onBehalfOf: true },
      resolve: ({ onBehalfOf }, _, context) => (onBehalfOf === null ? null : personOf(context, onBehalfOf)),
    }),
    revision: t.exposeInt('revision', {
      description: 'Of the application at that time; null for other subjects.',
      nullable: true,
    }),
    reason: t.expose('reason', {
      type: 'JSON',
      nullable: true,
      description: 'The id of the remark that keeps the words, and a keyed hash of them.',
    }),
    changed: t.expose('changed', {
      type: 'JSON',
      nullable: true,
      description: 'Plain facts; under `values` keyed hashes of the new values by their path, null for one taken away.',
    }),
    requestId: t.exposeID('requestId', { nullable: true, description: 'Of the HTTP request that led to it.' }),
    previous: t.exposeString('previous', { description: 'Hash of the subject’s entry before; zeros for its first.' }),
    hash: t.exposeString('hash', { description: 'sha256 over this entry and the hash before it.' }),
  }),
});

const TrailConnection = connectionOf('Trail', TrailEntry);

builder.queryField('trail', (t) =>
  t.field({
    type: TrailConnection,
    description: 'What was done to a subject, from the beginning. For auditors.',
    args: {
      subject: t.arg.id({
        required: true,
        description: 'An application’s reference, or `mandate/ID`, `office/ID`, `person/ID`, `receipt/ID`, …',
      }),
      ...pageArguments,
    },
    resolve: (_, { subject, ...args }, context, info) => {
      must(signedIn(context), 'readTrail');
      const order = { keys: [{ name: 'seq', as: 'number' as const }] };
      return prismaPage(context, info, args, { model: 'trailEntry', where: [{ subject }], order });
    },
  }),
);
