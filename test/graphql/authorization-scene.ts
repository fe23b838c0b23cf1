import { randomUUID } from 'node:crypto';
import type { ApplicationState, TaskState } from '../../policy/states.js';
import type { Operation } from '../../policy/table.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { ApplicationStatus, SlipStatus } from '../../prisma/generated/client/enums.js';
import { seedFiled } from './seed.js';

/** How the mandate of a case stands, by what the people of its office are then. */
export type Situation = 'office' | 'mandateEnded' | 'officeNotApproved' | 'outsideMandate';

const HERE = '9-1-7-16-0-0-0';
const ELSEWHERE = '9-1-7-1-0-0-0';
const mandates = new Map<Situation, string>();

/** Offices and mandates of every situation. */
export async function setTheScene(prisma: PrismaClient): Promise<void> {
  const now = new Date();
  await prisma.office.create({
    data: { id: 'OFF-9999', name: 'تعلیق‌شده', since: '1380/01/01', approvedAt: now, suspendedAt: now },
  });
  // Somebody holds the role of the tasks in the unit that the head heads; another holds it in another district.
  await prisma.roleHolding.createMany({
    data: [
      { person: 'water-1', roleId: 'commission-5', unitId: 'permits', from: now, grantedBy: 'test' },
      { person: 'agency-1', roleId: 'commission-5', districtId: 'district-1', from: now, grantedBy: 'test' },
    ],
  });
  const common = { ownerId: 'citizen-1', permitTypes: ['construction'], validUntil: '1500/01/01' };
  const rows = [
    { situation: 'office', officeId: 'OFF-0001', status: 'ACTIVE', parcel: HERE },
    { situation: 'mandateEnded', officeId: 'OFF-0001', status: 'REVOKED', parcel: null },
    { situation: 'officeNotApproved', officeId: 'OFF-9999', status: 'ACTIVE', parcel: null },
    { situation: 'outsideMandate', officeId: 'OFF-0001', status: 'ACTIVE', parcel: ELSEWHERE },
  ] as const;
  for (const { situation, ...data } of rows) {
    const { id } = await prisma.mandate.create({ data: { ...common, ...data }, select: { id: true } });
    mandates.set(situation, id);
  }
}

const TASK_OPERATIONS = new Set<Operation>([
  'listTask',
  'claimTask',
  'releaseTask',
  'decideTask',
  'reassignTask',
  'prioritizeTask',
]);

/** A case of its own for one cell: the rows that a case in this state has, and no workflow. */
export async function seedCase(
  prisma: PrismaClient,
  situation: Situation,
  operation: Operation,
  state: string,
  person: string | undefined,
) {
  const reference = `U-1399-${randomUUID().slice(0, 12)}`;
  const [task, slip] = [`${reference}-1`, `${reference}-1-1`];
  const aboutTask = TASK_OPERATIONS.has(operation);
  const aboutSlip = operation === 'pay';
  await seedFiled(prisma, {
    reference,
    role: 'commission-5',
    ...(aboutSlip && { slip: state as SlipStatus }),
    ...(!aboutTask && !aboutSlip && statusOf(state as ApplicationState)),
  });
  const unfiled = !aboutTask && !aboutSlip && (state === 'DRAFT' || state === 'DISCARDED');
  await prisma.application.update({
    where: { reference },
    data: {
      mandateId: mandates.get(situation) ?? null,
      withinMandate: situation !== 'outsideMandate',
      parcel: HERE,
      districtId: 'district-9',
      ...(unfiled && { revision: 0 }),
    },
  });
  // Before it is filed a case has no tasks that anybody could see it by.
  if (unfiled) {
    await prisma.task.deleteMany({ where: { reference } });
    await prisma.timelineEntry.deleteMany({ where: { reference } });
  }
  if (!aboutTask) await prisma.task.updateMany({ where: { reference }, data: { districtId: 'district-9' } });
  if (aboutTask) await inState(prisma, reference, state as TaskState, person);
  return { reference, task, slip };
}

const statusOf = (state: ApplicationState): { status: ApplicationStatus } => ({
  status: state === 'DISCARDED' ? 'WITHDRAWN' : state === 'PAID' ? 'AWAITING_PAYMENT' : state,
});

/** What was seeded last stands first in the list of work, and so on its first page. */
const latestFirst = () => ({ priority: 3, dueAt: new Date(4e12 - Date.now()) });

async function inState(prisma: PrismaClient, reference: string, state: TaskState, person: string | undefined) {
  const id = `${reference}-1`;
  const task = {
    OPEN: {},
    CLAIMED_BY_CALLER: { status: 'CLAIMED', assignee: person ?? 'nobody' },
    CLAIMED_BY_ANOTHER: { status: 'CLAIMED', assignee: 'somebody-else' },
    DONE: { status: 'DONE' },
    CALLED_OFF: { status: 'CANCELLED' },
    REPLACED: { status: 'CANCELLED', revision: 0 },
    CASE_CLOSED: { status: 'CANCELLED' },
  } as const;
  await prisma.task.update({
    where: { id },
    data: { ...task[state], districtId: 'district-9', ...latestFirst() },
  });
  if (state === 'CASE_CLOSED') await prisma.application.update({ where: { reference }, data: { status: 'WITHDRAWN' } });
}
