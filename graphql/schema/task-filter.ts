import { taskChangedSince } from '../../cases/changed-since.js';
import { ofParcel } from '../../cases/of-parcel.js';
import { listableBy, within } from '../../cases/visible.js';
import type { Viewer } from '../../city/people/viewer.js';
import { Priority } from '../../forms/language/step.js';
import { rankOf } from '../../forms/priority.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { TaskStatus as Status } from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import type { PageWindow } from '../paging.js';
import { TaskPriority, TaskStatus } from './enums.js';

const STATUSES = Object.values(Status);

export const TaskFilter = builder.inputType('TaskFilter', {
  description: 'Which tasks; conditions that are given hold together.',
  fields: (t) => ({
    role: t.string({ description: 'That this role may decide, by id, also because they were escalated to it.' }),
    district: t.id({ description: 'Of this district; cases of no known one are everybody’s, and in every list.' }),
    priority: t.field({ type: [TaskPriority], description: 'Of any of these.' }),
    mine: t.boolean({ description: 'Only those the caller has claimed.' }),
    status: t.field({ type: [TaskStatus], description: 'Standing in any of these.' }),
    updatedSince: t.field({
      type: 'DateTime',
      description:
        'That something has happened to at this instant or later. Read it with some minutes of overlap, or follow `events`, which misses nothing.',
    }),
    overdue: t.boolean({ description: 'Whether the due time has passed without a decision.' }),
    unclaimed: t.boolean({ description: 'Only those that nobody has claimed, or the others.' }),
    assignee: t.id({ description: 'Only those that this person has claimed or was given, by account.' }),
    permitType: t.idList({ description: 'Of cases of any of these permit types, by code.' }),
    step: t.stringList({ description: 'At any of these steps, by what their definition calls them.' }),
    stepType: t.stringList({ description: 'At steps of any of these kinds, as the definition language names them.' }),
    parcel: t.string({
      description: 'Of cases of this parcel, by its renewal code; of several in one case, each counts.',
    }),
    dueAfter: t.field({ type: 'DateTime', description: 'Due at this instant or later.' }),
    dueBefore: t.field({ type: 'DateTime', description: 'Due before this instant.' }),
  }),
});

type Filter = typeof TaskFilter.$inferInput;
type Alternatives = readonly Prisma.TaskWhereInput[];

/** Each of one side with each of the other. */
const both = (some: Alternatives, others: Alternatives): Alternatives =>
  some.flatMap((one) => others.map((other) => ({ AND: [one, other] })));

/**
 * Which tasks: any of the alternatives, each of which begins with what an index begins with (whose they are, their status,
 * their priority), and each of the other conditions.
 */
export function wantedTasks(viewer: Viewer, filter: Filter, { within: position, order }: PageWindow) {
  const { role, mine, status, overdue, district, priority, assignee, parcel, dueAfter, dueBefore, updatedSince } =
    filter;
  const listable = listableBy(viewer);
  const narrow = fewest(viewer, filter);
  const byRole = parcel == null && !mine && assignee == null;
  const late: Prisma.TaskWhereInput = { dueAt: { lt: new Date() }, status: { in: [...OPEN_TASK_STATUSES] } };
  // Of one priority each, tasks stand in an index by when they are due.
  const byDue = order.keys[0]?.name === 'dueAt';
  const priorities = priority ?? (overdue || byDue || dueAfter || dueBefore ? Priority.options : undefined);
  const statuses = (status ?? STATUSES).map((one) => ({ status: one }));
  const ranks = priorities ? priorities.map((one) => ({ priority: rankOf(one) })) : [{}];
  // The few tasks of one's own cases are found by their cases.
  const whose = (narrow ?? listable).flatMap((one) => ('application' in one ? [one] : both([one], statuses)));
  const whole = both(whose, ranks);
  return {
    whole,
    any: (position as Alternatives[]).reduce(both, whole),
    all: [
      ...(narrow ? [{ OR: listable }] : []),
      ...(mine ? [{ assignee: viewer.id }] : []),
      ...(assignee != null ? [{ assignee }] : []),
      ...(role != null && !byRole ? [{ OR: [{ role }, { escalatedTo: role }] }] : []),
      ...(parcel != null ? [{ OR: ofParcel(parcel).map((application) => ({ application })) }] : []),
      ...besides(filter),
      ...(district == null ? [] : [within([district])]),
      ...(status ? [{ status: { in: status } }] : []),
      ...(updatedSince ? [{ $sql: taskChangedSince(updatedSince) }] : []),
      ...(overdue == null ? [] : [overdue ? late : { OR: [{ dueAt: null }, { NOT: late }] }]),
    ],
  };
}

/** The condition that leaves the fewest, which the search begins with; undefined where all that may be listed are looked for. */
function fewest(viewer: Viewer, { parcel, mine, assignee, role }: Filter): Alternatives | undefined {
  if (parcel != null) return ofParcel(parcel).map((application) => ({ application }));
  if (mine) return [{ assignee: viewer.id }];
  if (assignee != null) return [{ assignee }];
  return role == null ? undefined : [{ role }, { escalatedTo: role }];
}

/** What no index begins with. */
function besides({ unclaimed, permitType, step, stepType, dueAfter, dueBefore }: Filter): Prisma.TaskWhereInput[] {
  return [
    ...(unclaimed == null ? [] : [{ assignee: unclaimed ? null : { not: null } }]),
    ...(permitType ? [{ application: { permitType: { code: { in: permitType } } } }] : []),
    // What is gone through for every entry of a list is found by the name that its definition has for it.
    ...(step ? [{ OR: [{ stepId: { in: step } }, ...step.map((id) => ({ stepId: { startsWith: `${id}.` } }))] }] : []),
    ...(stepType ? [{ stepType: { in: stepType } }] : []),
    ...(dueAfter ? [{ dueAt: { gte: dueAfter } }] : []),
    ...(dueBefore ? [{ dueAt: { lt: dueBefore } }] : []),
  ];
}
