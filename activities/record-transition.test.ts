import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { bareType, unsignedRow } from '../city/catalogue/test-support/serve.js';
import { createNotices } from '../city/notices/notices.js';
import { loadTemplates } from '../city/notices/templates.js';
import { unasked } from '../city/registers/test-support/unasked.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import type { Transition } from '../workflows/transition.js';
import { createRecordTransition } from './record-transition.js';

let database: TestDatabase;
let prisma: PrismaClient;
let record: (transition: Transition) => ReturnType<ReturnType<typeof createRecordTransition>['recordTransition']>;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  const calendar = async () => ({ thursday: 'half' as const, holidays: new Set<string>() });
  const never = {} as Catalogue;
  const registers = unasked;
  const notices = createNotices({
    prisma,
    templates: await loadTemplates(),
    delivery: { soon: async () => undefined, isUnderWay: async () => true },
  });
  const deps = {
    prisma,
    catalogue: never,
    registers,
    cityPolicy: {},
    calendar,
    auditKey: 'test-key',
    notices,
  };
  record = createRecordTransition(deps).recordTransition;
  await prisma.publication.create({ data: bareType() });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

async function application(reference: string, slip?: 'DRAFT' | 'PAYABLE' | 'PAID'): Promise<void> {
  await prisma.application.create({
    data: { reference, permitTypeHash: 'h', ownerId: 'citizen-1', filedById: 'citizen-1', draft: {} },
  });
  await prisma.submission.create({
    data: {
      reference,
      revision: 1,
      answers: {},
      documents: [],
      asOf: '1405/09/02',
      filedById: 'citizen-1',
      filedAt: new Date(),
      rulebookHash: 'r',
      outcome: 'CLEAN',
      lane: 'supervised',
      total: 1000n,
      validUntil: '1407/09/02',
      rulesetHash: 'r',
      registers: {},
      evaluation: {},
    },
  });
  if (!slip) return;
  const money = { lines: [], sum: 1000n, rounding: 0n, payable: 1000n };
  await prisma.paymentSlip.create({
    data: { id: `${reference}-1-1`, reference, revision: 1, ordinal: 1, payee: 'CITY', status: slip, ...money },
  });
}

const transition = (reference: string, rest: Partial<Transition>): Transition => ({
  reference,
  definitionHash: 'h',
  number: 1,
  revision: 1,
  at: '2026-11-24T06:00:00.000Z',
  status: 'UNDER_REVIEW',
  currentSteps: [],
  timeline: [],
  opened: [],
  changed: [],
  slips: [],
  waits: [],
  notifications: [],
  results: {},
  issue: false,
  redecide: false,
  ...rest,
});

describe('recordTransition', () => {
  it('writes once, however often it is tried, and answers the same', async () => {
    await application('once');
    const filing = transition('once', {
      timeline: [{ seq: 1, type: 'FILED', actor: 'citizen-1', data: { outcome: 'CLEAN' } }],
      opened: [
        {
          id: 'once-1',
          stepId: 'a',
          stepType: 'review',
          title: { fa: 'م', en: 'm' },
          role: 'supervisor',
          outcomes: ['approve'],
        },
      ],
      waits: [
        {
          stepId: 'a',
          deadlines: [
            { after: { days: 1 }, then: 'remind' },
            { after: { days: 2 }, then: 'escalate' },
          ],
        },
      ],
    });
    const first = await record(filing);
    expect(await record(filing)).toEqual(first);
    expect(first.due.a).toHaveLength(2);
    const found = await prisma.application.findUniqueOrThrow({
      where: { reference: 'once' },
      include: { timeline: true, tasks: true },
    });
    expect(found).toMatchObject({ transition: 1, revision: 1, status: 'UNDER_REVIEW' });
    expect(found.timeline).toHaveLength(1);
    expect(found.tasks[0]?.dueAt?.toISOString()).toBe(first.due.a?.[1]);
  });

  it('keeps of a task where it is, how far forward it stands, and when it was reminded of and escalated', async () => {
    await application('noted');
    const title = { fa: 'م', en: 'm' };
    const opening = { id: 'noted-1', stepId: 'a', stepType: 'review', title, role: 'supervisor' };
    await record(
      transition('noted', {
        district: 'district-9',
        timeline: [{ seq: 1, type: 'FILED', actor: 'citizen-1' }],
        opened: [{ ...opening, outcomes: ['approve'], priority: 'high' }],
      }),
    );
    const later = (number: number, rest: Partial<Transition>) => record(transition('noted', { number, ...rest }));
    await later(2, { at: '2026-11-25T06:00:00.000Z', changed: [{ id: 'noted-1', to: 'REMINDED' }] });
    await later(3, { at: '2026-11-26T06:00:00.000Z', changed: [{ id: 'noted-1', to: 'ESCALATED', role: 'head' }] });
    expect(await prisma.task.findUnique({ where: { id: 'noted-1' } })).toMatchObject({
      districtId: 'district-9',
      priority: 2,
      remindedAt: new Date('2026-11-25T06:00:00.000Z'),
      escalated: true,
      escalatedAt: new Date('2026-11-26T06:00:00.000Z'),
      escalatedTo: 'head',
    });
    const moved = { seq: 2, type: 'REFILED', actor: 'citizen-1' };
    await later(4, { district: null, timeline: [moved], status: 'RETURNED' });
    const found = await prisma.application.findUniqueOrThrow({
      where: { reference: 'noted' },
      include: { tasks: true, timeline: { orderBy: { seq: 'asc' } } },
    });
    expect([found.districtId, found.tasks[0]?.districtId]).toEqual([null, null]);
    expect(found.timeline.map(({ status }) => status)).toEqual(['UNDER_REVIEW', 'RETURNED']);
  });

  it('writes nothing where the rows stand elsewhere, and says so', async () => {
    await application('gap');
    expect(await record(transition('gap', { number: 3 }))).toEqual({ due: {}, differs: true });
    expect(await record(transition('gap', { timeline: [{ seq: 1, type: 'FILED', actor: 'citizen-1' }] }))).toEqual({
      due: {},
    });
    expect(await record(transition('gap', { timeline: [{ seq: 1, type: 'FILED', actor: 'citizen-1' }] }))).toEqual({
      due: {},
    });
    expect(await record(transition('gap', { timeline: [{ seq: 1, type: 'REFILED', actor: 'citizen-1' }] }))).toEqual({
      due: {},
      differs: true,
    });
    const { transition: number } = await prisma.application.findUniqueOrThrow({ where: { reference: 'gap' } });
    expect([number, await prisma.timelineEntry.count({ where: { reference: 'gap' } })]).toEqual([1, 1]);
  });

  it('grants nothing while a slip is open, and says so again when asked again', async () => {
    await application('unpaid', 'PAYABLE');
    const issue = transition('unpaid', { status: 'ISSUED', issue: true });
    expect(await record(issue)).toMatchObject({ unpaid: true });
    expect(await record(issue)).toMatchObject({ unpaid: true });
    expect(await prisma.permit.count({ where: { reference: 'unpaid' } })).toBe(0);
    const { status } = await prisma.application.findUniqueOrThrow({ where: { reference: 'unpaid' } });
    expect(status).toBe('DRAFT');
  });

  it('numbers permits without a gap under concurrency', async () => {
    const references = Array.from({ length: 25 }, (_, i) => `number-${i}`);
    for (const reference of references) await application(reference, 'PAID');
    const issue = (reference: string) => record(transition(reference, { status: 'ISSUED', issue: true }));
    await Promise.all(references.flatMap((reference) => [issue(reference), issue(reference)]));
    const permits = await prisma.permit.findMany({ orderBy: { number: 'asc' } });
    expect(permits.map(({ number }) => number)).toEqual(
      references.map((_, i) => `1405-${String(i + 1).padStart(6, '0')}`),
    );
  });

  it('lets slips lapse only while one is open', async () => {
    await application('late', 'PAYABLE');
    await application('just-paid', 'PAID');
    const lapse = (reference: string) =>
      record(transition(reference, { status: 'RECALCULATION_DUE', slips: ['expired'] }));
    expect((await lapse('late')).settled).toBeUndefined();
    expect((await lapse('just-paid')).settled).toBe(true);
    const slips = await prisma.paymentSlip.findMany({ where: { reference: { in: ['late', 'just-paid'] } } });
    expect(slips.map(({ reference, status }) => `${reference} ${status}`).sort()).toEqual([
      'just-paid PAID',
      'late EXPIRED',
    ]);
  });

  it('counts how long a group of fees may be paid from when it is asked for, however often that is tried', async () => {
    const rulebook = { slips: { validDays: 15, withinYear: false } };
    await prisma.publication.create({
      data: unsignedRow({ kind: 'RULEBOOK', code: 'b', version: 1, hash: 'of-groups' }, rulebook),
    });
    await application('groups');
    const drawn = {
      id: 'groups-1-1',
      reference: 'groups',
      revision: 1,
      ordinal: 1,
      payee: 'CITY',
      payUntil: '1405/09/17',
    };
    const money = { lines: [{ group: 'FINE' }], sum: 1000n, rounding: 0n, payable: 1000n };
    await prisma.paymentSlip.create({ data: { ...drawn, ...money, status: 'DRAFT' } });
    await prisma.submission.updateMany({ where: { reference: 'groups' }, data: { rulebookHash: 'of-groups' } });
    const asks = transition('groups', { at: '2027-03-11T08:00:00.000Z', slips: ['payable'], asked: ['FINE'] });
    for (let tries = 0; tries < 2; tries += 1) {
      await record(asks);
      const slip = await prisma.paymentSlip.findUniqueOrThrow({ where: { id: 'groups-1-1' } });
      expect([slip.status, slip.payUntil]).toEqual(['PAYABLE', '1406/01/06']);
    }
  });

  it('stores instants as they are, whatever zone the database keeps', async () => {
    await application('zone');
    await record(transition('zone', { timeline: [{ seq: 1, type: 'FILED', actor: 'x' }] }));
    const rows = await prisma.$queryRaw<{ epoch: bigint }[]>`
      SELECT extract(epoch FROM at)::bigint AS epoch FROM "TimelineEntry" WHERE reference = 'zone'`;
    expect(Number(rows[0]?.epoch)).toBe(Date.parse('2026-11-24T06:00:00Z') / 1000);
  });
});
