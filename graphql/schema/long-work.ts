import {
  cancelLongWork,
  findLongWork,
  listLongWork,
  startLongWork,
  visibleLongWork,
} from '../../cases/long-work/start.js';
import type { LongWork as Row } from '../../prisma/generated/client/client.js';
import type { LongWorkKind as Kind } from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { newest } from '../list-order.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';

const LongWorkKind = builder.enumType('LongWorkKind', {
  description: 'Kinds of work that takes longer than a request.',
  values: {
    VERIFY_TRAIL: { description: 'Reads the whole trail and says what is not as it was written.' },
    CHECK_CASES: { description: 'Finds cases whose rows and workflow do not agree.' },
    PLAN_MIGRATION: { description: 'Says of each running case what moving it to another version means.' },
    APPLY_MIGRATION: { description: 'Moves the cases of a plan that were proved.' },
    SIMULATE: { description: 'Lives an example of a version through time, by the code that workflows run.' },
    DRY_RUN: { description: 'Says what a version would have made of past cases.' },
  } as const,
});

const LongWorkStatus = builder.enumType('LongWorkStatus', {
  description: 'How far work is.',
  values: {
    RUNNING: { description: 'A worker is at it, or will be.' },
    DONE: { description: 'Its result is there.' },
    FAILED: { description: 'Nothing came of it, and it is said why.' },
    CANCELLED: { description: 'Somebody called it off.' },
  } as const,
});

const LongWork = builder.objectRef<Row>('LongWork').implement({
  interfaces: [Node],
  description: 'Work that a worker does. It goes on over restarts; ask by its id how far it is.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which it is asked for.' }),
    kind: t.expose('kind', { type: LongWorkKind, description: 'What is done.' }),
    status: t.expose('status', { type: LongWorkStatus, description: 'Whether it is done.' }),
    done: t.exposeInt('done', { description: 'Cases, or entries of the trail, so far.' }),
    of: t.exposeInt('of', { nullable: true, description: 'How many there are; null where nobody knows.' }),
    input: t.expose('input', { type: 'JSON', description: 'What it was given.' }),
    result: t.expose('result', {
      type: 'JSON',
      nullable: true,
      description:
        'What came of it, as the command line prints it as JSON; null until it is DONE. Findings are at most 1,000.',
    }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why nothing came of it.' }),
    startedBy: t.exposeID('startedBy', { description: 'The account that started it.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it was started.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
  }),
});

const LongWorkConnection = connectionOf('LongWork', LongWork);
const MOST = 100;

builder.queryFields((t) => ({
  longWork: t.field({
    type: LongWork,
    nullable: true,
    description: 'Work by its id, for those who may have it done; null for everybody else.',
    args: { id: t.arg.id({ required: true, description: 'The work’s.' }) },
    resolve: (_, { id }, context) => findLongWork(acting(context), id),
  }),
  longWorks: t.field({
    type: [LongWork],
    description:
      'Work that the caller may have done, the latest first. At most 100, which the answer’s extensions tell; `longWorksConnection` has all.',
    resolve: async (_, __, context, info) => cutAt(MOST, await listLongWork(acting(context), MOST + 1), context, info),
  }),
  longWorksConnection: t.field({
    type: LongWorkConnection,
    description: 'Work that the caller may have done, the latest first.',
    args: pageArguments,
    resolve: (_, args, context, info) =>
      prismaPage(context, info, args, {
        model: 'longWork',
        where: [visibleLongWork(signedIn(context))],
        order: newest('startedAt', 'id', 'uuid'),
        without: {},
      }),
  }),
}));

const about =
  'A worker does it: the answer comes at once, and `longWork(id:)` says how far it is. One of a kind at a time.';

type Input = Parameters<typeof mutationWithPayload>[1]['input'];

function starts(name: string, kind: Kind, description: string, input: Input): void {
  mutationWithPayload(name, {
    description: `${description} ${about}`,
    input,
    act: (given, context) => {
      const stated = Object.entries(given).filter(([, value]) => value !== null);
      return startLongWork(acting(context), kind, Object.fromEntries(stated));
    },
    answer: (t) => ({
      work: t.field({ type: LongWork, nullable: true, description: 'As it begins.', resolve: ({ done }) => done }),
    }),
  });
}

starts('verifyTrail', 'VERIFY_TRAIL', 'Verifies the trail. For auditors.', (t) => ({
  subject: t.id({ description: 'Of one subject alone, as a case’s reference.' }),
}));
starts(
  'checkCases',
  'CHECK_CASES',
  'Finds cases that no workflow works on, that are stuck or behind. For administrators and auditors.',
  (t) => ({
    references: t.idList({ description: 'These alone, at most 1,000.' }),
  }),
);
starts(
  'planMigration',
  'PLAN_MIGRATION',
  'Says of each running case of a permit type where it would stand in another version, proved by replay; changes nothing. For administrators.',
  (t) => ({
    permitType: t.id({ required: true, description: 'Its code.' }),
    to: t.int({ required: true, description: 'The version that cases are to have.' }),
    from: t.int({ description: 'Only cases of this version; without it those of every older one.' }),
    map: t.field({
      type: 'JSON',
      description:
        'Where steps have another name, and what is done anew: `{ steps: { old: new }, redo: ["tasks" | "recalculation"] }`.',
    }),
  }),
);
starts(
  'applyMigration',
  'APPLY_MIGRATION',
  'Moves the cases of a plan that were proved; again goes on with it. For administrators.',
  (t) => ({
    plan: t.id({ required: true, description: 'The id of the work that planned it.' }),
  }),
);
starts(
  'dryRun',
  'DRY_RUN',
  'Works past cases of a permit type out anew by one of its versions, published or proposed, and says what would have come out otherwise; changes nothing. For administrators.',
  (t) => ({
    permitType: t.id({ required: true, description: 'Its code.' }),
    version: t.int({ required: true, description: 'The version to try.' }),
    rulebookVersion: t.int({
      description: 'By this version of its rulebook instead of the one that each case was filed under.',
    }),
    since: t.field({ type: 'JalaliDate', description: 'Only what was filed on this day or later.' }),
    until: t.field({ type: 'JalaliDate', description: 'Only what was filed on this day or before.' }),
    most: t.int({ description: 'At most so many cases.' }),
  }),
);

starts(
  'simulate',
  'SIMULATE',
  'Lives a case through time, one of a version’s own examples or one that is given, by the code that workflows run: what happens when, which tasks, deadlines and slips it opens. Nothing is filed. For administrators.',
  (t) => ({
    permitType: t.id({ required: true, description: 'Its code.' }),
    version: t.int({ required: true, description: 'A version that was published or proposed.' }),
    rulebookVersion: t.int({ description: 'By this version of its rulebook instead of the one in force.' }),
    example: t.int({ description: 'Which of its examples is filed, from 1; the first without it.' }),
    filed: t.field({
      type: 'JSON',
      description:
        'What is filed instead, as an entry of `examples`: `{ asOf, answers, documents, registers }`. It is forgotten with the end of the work.',
    }),
    deeds: t.stringList({
      description:
        'What is done at a step that waits, and after which time: `approval=return@3d`, `payment=nothing`; otherwise what moves the case on.',
    }),
    failing: t.idList({ description: 'Connectors that do not answer.' }),
    audited: t.boolean({ description: 'Whether the draw of audits takes the case; it does without it.' }),
  }),
);

mutationWithPayload('cancelLongWork', {
  description: 'Calls work off; what a migration has moved already stays moved. Again is harmless.',
  input: (t) => ({ id: t.id({ required: true, description: 'The work’s.' }) }),
  act: ({ id }, context) => cancelLongWork(acting(context), id),
  answer: (t) => ({
    work: t.field({ type: LongWork, nullable: true, description: 'As it is now.', resolve: ({ done }) => done }),
  }),
});
