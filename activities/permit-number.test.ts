import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { createNotices } from '../city/notices/notices.js';
import { loadTemplates } from '../city/notices/templates.js';
import { seedGranted } from '../city/papers/test-support/granted.js';
import { unasked } from '../city/registers/test-support/unasked.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { sampleSize } from '../test/support/sample-size.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import type { Transition } from '../workflows/transition.js';
import { createRecordTransition } from './record-transition.js';

const ISSUES = sampleSize({ sample: 60, soak: 200 });
const UNPAID = 10;
const FALLING = ISSUES / 10;
let database: TestDatabase;
/** as two workers have them */
let clients: PrismaClient[];
let record: ReturnType<typeof createRecordTransition>['recordTransition'][];

beforeAll(async () => {
  database = await createTestDatabase();
  clients = [createPrisma(database.url, 12), createPrisma(database.url, 12)];
  const templates = await loadTemplates();
  record = clients.map(
    (prisma) =>
      createRecordTransition({
        prisma,
        notices: createNotices({
          prisma,
          templates,
          delivery: { soon: async () => undefined, isUnderWay: async () => true },
        }),
        catalogue: {} as Catalogue,
        registers: unasked,
        cityPolicy: {},
        calendar: async () => ({ thursday: 'half', holidays: new Set() }),
        auditKey: 'test-key',
      }).recordTransition,
  );
});
afterAll(async () => {
  await Promise.all(clients.map((prisma) => prisma.$disconnect()));
  await database.drop();
});

const issuing = (reference: string): Transition => ({
  reference,
  definitionHash: 'h',
  number: 2,
  revision: 1,
  at: '2026-11-24T06:00:00.000Z',
  status: 'ISSUED',
  currentSteps: [],
  timeline: [{ seq: 1, type: 'ISSUED', actor: 'engine', data: {} }],
  opened: [],
  changed: [],
  slips: [],
  waits: [],
  notifications: [],
  results: {},
  issue: true,
  redecide: false,
});

/** As the engine does: an attempt that found no connection in time, or was cut off, is made again. */
async function untilDone(attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (error instanceof Error && error.name === 'ApplicationFailure') throw error;
      await pause(50);
    }
  }
}

describe('the numbers of permits', () => {
  it(`leave no gap and come once, ${ISSUES} at the same time, with retries, refusals and transactions that fall`, async () => {
    const [prisma] = clients;
    if (!prisma) throw new Error('no client');
    const paid = Array.from({ length: ISSUES }, (_, i) => `P-${i}`);
    const unpaid = Array.from({ length: UNPAID }, (_, i) => `U-${i}`);
    for (const reference of paid) await seedGranted(prisma, { reference, number: null });
    for (const reference of unpaid) await seedGranted(prisma, { reference, number: null, slip: 'PAYABLE' });
    // These fall after they have taken a number: what they tell of cannot be written twice.
    const falling = paid.slice(0, FALLING);
    await prisma.timelineEntry.createMany({
      data: falling.map((reference) => ({
        reference,
        seq: 1,
        at: new Date(),
        type: 'FILED',
        actor: 'engine',
        summary: {},
      })),
    });

    await Promise.all([
      ...paid.slice(FALLING).flatMap((reference) => record.map((on) => untilDone(() => on(issuing(reference))))),
      ...unpaid.map((reference) => untilDone(() => record[0]?.(issuing(reference)) ?? Promise.resolve())),
      ...falling.map((reference) => expect(record[1]?.(issuing(reference))).rejects.toThrow()),
    ]);
    await prisma.timelineEntry.deleteMany({ where: { reference: { in: falling }, type: 'FILED' } });
    await Promise.all(
      falling.map((reference) => untilDone(() => record[0]?.(issuing(reference)) ?? Promise.resolve())),
    );

    const granted = await prisma.permit.findMany({
      select: { number: true, reference: true },
      orderBy: { number: 'asc' },
    });
    expect(granted.map(({ number }) => number)).toEqual(
      Array.from({ length: ISSUES }, (_, i) => `1405-${String(i + 1).padStart(6, '0')}`),
    );
    expect(new Set(granted.map(({ reference }) => reference))).toEqual(new Set(paid));
  }, 180_000);
});
