import { type Condition, type ConditionStanding, conditionsOfCase } from '../../cases/conditions.js';
import { stillCounting } from '../../city/papers/forgotten.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { described } from '../described.js';
import { PermitApplication } from './application.js';
import { LocalizedText } from './localized-text.js';
import { Task } from './task.js';

const Standing = builder.enumType('ConditionStanding', {
  description: 'What has become of a condition.',
  values: described<ConditionStanding>({
    SET: 'It was set; nobody has to settle it yet, or at all.',
    OPEN: 'Somebody has to say whether it is fulfilled.',
    FULFILLED: 'It is fulfilled.',
    NOT_FULFILLED: 'It was found not to be fulfilled.',
  }),
});

const PermitCondition = builder.objectRef<Condition>('PermitCondition').implement({
  description: 'A condition that an approval was given under.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Of the decision and its number there: unique over the installation.',
    }),
    text: t.string({
      description: 'Its words in Persian, masked for whoever need not know.',
      resolve: ({ text }) => text.fa,
    }),
    said: t.expose('text', {
      type: LocalizedText,
      description: 'The same in every language that it was said in.',
    }),
    due: t.expose('due', {
      type: 'JalaliDate',
      nullable: true,
      description: 'The last day to fulfil it on; null where it holds from the grant on.',
    }),
    standing: t.field({
      type: Standing,
      description: 'What has become of it.',
      resolve: ({ standing }) => standing,
    }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody said whether it is fulfilled; null until then.',
    }),
    overdue: t.boolean({
      description: 'Its last day is over, and it is not fulfilled.',
      resolve: (of) => of.isOverdue,
    }),
  }),
});

/** All that says how conditions stand, and no more. */
const tasks = {
  select: {
    id: true,
    stepId: true,
    stepType: true,
    body: true,
    status: true,
    outcome: true,
    conditions: true,
    conditionDue: true,
    decidedAt: true,
  },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} as const;

builder.prismaObjectField(PermitApplication, 'conditions', (t) =>
  t.field({
    type: [PermitCondition],
    description:
      'Conditions that it was approved under: of each step those of its last decision that let the case go on.',
    select: { reference: true, tasks },
    resolve: async ({ reference, tasks: of }, _, context) => {
      const set = of.some(({ conditions }) => conditions.length > 0);
      const counted = set ? await stillCounting(context.prisma, reference, of) : [];
      const conditions = conditionsOfCase(counted, jalaliDay(new Date()));
      if (conditions.length === 0) return [];
      const masking = await context.load.masking.load(reference);
      return conditions.map((condition) => ({ ...condition, text: masking.remarks(condition.text) }));
    },
  }),
);

builder.prismaObjectField(Task, 'conditionCode', (t) =>
  t.string({
    nullable: true,
    description: 'Of a task that settles a condition: the `code` of that, among those of the application.',
    select: { stepType: true, body: true },
    resolve: ({ stepType, body }) => (stepType === 'fulfil' ? body : null),
  }),
);
