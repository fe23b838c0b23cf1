import { must } from '../../cases/permission.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { signedIn } from '../context.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';

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
    subject: t.exposeID('subject'),
    seq: t.exposeInt('seq', { description: '1, 2, 3, … of the subject, without a gap.' }),
    at: t.expose('at', { type: 'DateTime' }),
    act: t.exposeString('act'),
    by: t.exposeID('by', { description: 'An account’s id; `engine`, `clock`, `bank`, `import`, or `cli/…`.' }),
    onBehalfOf: t.exposeID('onBehalfOf', { nullable: true, description: 'The owner whom an office acted for.' }),
    revision: t.exposeInt('revision', { nullable: true }),
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
    previous: t.exposeString('previous'),
    hash: t.exposeString('hash'),
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
