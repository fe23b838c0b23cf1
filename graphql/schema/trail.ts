import { must } from '../../cases/permission.js';
import type { TrailEntryModel } from '../../prisma/generated/client/models/TrailEntry.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { type Page, pageSize, seqOf, seqPage } from '../paging.js';
import { PageInfo } from './page-info.js';

const TrailEntry = builder.objectRef<TrailEntryModel>('TrailEntry').implement({
  description: 'One act, chained by its hash to the one before it on the same subject.',
  fields: (t) => ({
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

type Connection = Page<TrailEntryModel>;

const TrailEdge = builder.objectRef<Connection['edges'][number]>('TrailEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: TrailEntry }), cursor: t.exposeString('cursor') }),
});

const TrailConnection = builder.objectRef<Connection>('TrailConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [TrailEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
  }),
});

builder.queryField('trail', (t) =>
  t.field({
    type: TrailConnection,
    description: 'What was done to a subject, from the beginning. For auditors.',
    args: {
      subject: t.arg.id({
        required: true,
        description: 'An application’s reference, or `mandate/ID`, `office/ID`, `person/ID`, `receipt/ID`, …',
      }),
      first: t.arg.int({ defaultValue: 20 }),
      after: t.arg.string(),
    },
    resolve: async (_, { subject, first, after }, context) => {
      must(signedIn(context), 'readTrail');
      const size = pageSize(first);
      const rows = await context.prisma.trailEntry.findMany({
        where: { subject, seq: { gt: seqOf(after) } },
        orderBy: { seq: 'asc' },
        take: size + 1,
      });
      return seqPage(rows, size);
    },
  }),
);
