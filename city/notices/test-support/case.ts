import { loadShipped } from '../../../forms/load.js';
import type { PrismaClient } from '../../../prisma/client.js';
import type { TaskOpening, TimelineDraft, Transition } from '../../../workflows/transition.js';
import { bareType } from '../../catalogue/test-support/serve.js';
import { publishOrganisation } from '../../people/publish-organisation.js';

export const title = { fa: 'پروانه احداث', en: 'Construction permit' };
export const stepTitle = { fa: 'تأیید شهرداری', en: 'Municipal approval' };

export async function addPeople(prisma: PrismaClient): Promise<void> {
  const people = ['citizen-1', 'office-1', 'supervisor-1', 'supervisor-2'];
  await prisma.account.createMany({
    data: people.map((id, i) => ({
      id,
      name: { fa: id, en: id },
      email: `${id}@people.example`,
      mobile: `+98970000000${i}`,
    })),
  });
  await publishOrganisation(prisma, await loadShipped());
  await prisma.roleHolding.createMany({
    data: people.map((person) => ({
      person,
      roleId: person.replace(/-\d$/, ''),
      from: new Date(0),
      grantedBy: 'test',
    })),
  });
  await prisma.publication.create({ data: bareType(title) });
}

interface CaseRows {
  filedById?: string;
  /** a review task that is open or claimed */
  task?: { stepType?: string; role?: string; assignee?: string; escalatedTo?: string };
  slip?: 'PAYABLE' | 'PAID';
  checks?: object[];
}

/** An application in its first revision, before its first transition. */
export async function addCase(prisma: PrismaClient, reference: string, rows: CaseRows = {}): Promise<void> {
  const { filedById = 'citizen-1', task, slip, checks = [] } = rows;
  const at = new Date();
  await prisma.application.create({
    data: {
      reference,
      permitTypeHash: 'h',
      ownerId: 'citizen-1',
      filedById,
      draft: {},
      submissions: {
        create: {
          revision: 1,
          answers: {},
          documents: [],
          asOf: '1405/09/02',
          filedById,
          filedAt: at,
          rulebookHash: 'r',
          outcome: 'CLEAN',
          lane: 'supervised',
          total: 139_400_000n,
          validUntil: '1407/09/02',
          rulesetHash: 'r',
          registers: {},
          evaluation: { checks },
        },
      },
    },
  });
  if (task) {
    const { stepType = 'review', role = 'supervisor', assignee = null, escalatedTo = null } = task;
    const status = assignee ? 'CLAIMED' : 'OPEN';
    const work = { stepId: 'approval', stepType, title: stepTitle, role, assignee, escalatedTo, status } as const;
    await prisma.task.create({ data: { id: `${reference}-1`, reference, revision: 1, createdAt: at, ...work } });
  }
  if (slip) {
    const money = { lines: [], sum: 139_400_450n, rounding: 450n, payable: 139_400_000n, payUntil: '1405/10/02' };
    const common = { reference, revision: 1, ordinal: 1, payee: 'CITY', status: slip };
    await prisma.paymentSlip.create({ data: { id: `${reference}-1-1`, ...common, ...money } });
  }
}

export const transition = (reference: string, rest: Partial<Transition>): Transition => ({
  reference,
  definitionHash: 'h',
  number: 1,
  revision: 1,
  at: '2026-11-24T06:00:00.000Z',
  status: 'UNDER_REVIEW',
  currentSteps: [],
  timeline: [],
  opened: [] as TaskOpening[],
  changed: [],
  slips: [],
  waits: [],
  notifications: [],
  results: {},
  issue: false,
  redecide: false,
  ...rest,
});

/** An entry of a step, as the steps tell it. */
export const entry = (reference: string, type: string, more: Partial<TimelineDraft> = {}): TimelineDraft => ({
  seq: 1,
  type,
  actor: 'engine',
  data: { step: 'approval', title: stepTitle, task: `${reference}-1`, outcome: 'CLEAN', revision: 1 },
  ...more,
});
