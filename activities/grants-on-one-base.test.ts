import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCatalogue } from '../city/catalogue/catalogue.js';
import { createNotices } from '../city/notices/notices.js';
import { loadTemplates } from '../city/notices/templates.js';
import { orderStanding } from '../city/papers/standing.js';
import { seedGranted } from '../city/papers/test-support/granted.js';
import { createRegisters } from '../city/registers/registers.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { answersFor } from '../test/support/permits.js';
import { sampleSize } from '../test/support/sample-size.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import { prepareGrant } from './grant-obstacles.js';
import { createRecordTransition } from './record-transition.js';

const RUNS = sampleSize({ sample: 8, soak: 60 });
let database: TestDatabase;
/** as two workers have them */
let clients: PrismaClient[];
/** the tables' own, to arrange with */
let owner: PrismaClient;
let record: ((transition: Transition) => Promise<TransitionResult>)[];
let bases = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  clients = [createPrisma(database.url, 8), createPrisma(database.url, 8)];
  owner = createPrisma(database.ownerUrl, 2);
  const templates = await loadTemplates();
  record = clients.map((prisma) => {
    const deps = { prisma, catalogue: createCatalogue(prisma), registers: createRegisters(prisma), cityPolicy: {} };
    return createRecordTransition({
      ...deps,
      notices: createNotices({
        prisma,
        templates,
        delivery: { soon: async () => undefined, isUnderWay: async () => true },
      }),
      calendar: async () => ({ thursday: 'half', holidays: new Set() }),
      auditKey: 'test-key',
      mustBeGrantable: (_, now) => prepareGrant(deps, now),
    }).recordTransition;
  });
});
afterAll(async () => {
  await Promise.all([owner, ...clients].map((prisma) => prisma.$disconnect()));
  await database.drop();
});

const issuing = (reference: string): Transition => ({
  reference,
  definitionHash: 'h',
  number: 2,
  revision: 1,
  at: new Date().toISOString(),
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

/** A building permit in force, and cases that would amend it. */
async function baseWith(amendments: number): Promise<{ base: string; cases: string[] }> {
  bases += 1;
  const base = `1404-${String(bases).padStart(6, '0')}`;
  const plot = `9-1-7-${5000 + bases}-0-0-0`;
  await seedGranted(owner, { reference: `B-${bases}`, number: base, answers: answersFor('construction', plot) });
  const record = { nosaziCode: plot, builtAhead: false, dutiesPaid: 0, stage: 'not_started' };
  await owner.permit.update({ where: { number: base }, data: { record } });
  const cases = Array.from({ length: amendments }, (_, i) => `A-${bases}-${i}`);
  const answers = answersFor('amendment', plot, base);
  for (const reference of cases) await seedGranted(owner, { type: 'amendment', reference, number: null, answers });
  // When they were filed, the permit held.
  const checks = [{ rule: 'R-BASE-01', status: 'PASS' }];
  const evaluation = { checks, regulations: [], feeLines: [], slips: [], lane: 'supervised', outcome: 'CLEAN' };
  await owner.submission.updateMany({ where: { reference: { in: cases } }, data: { evaluation } });
  return { base, cases };
}

/** As the engine does: an attempt that was cut off is made again, and so is one whose answer got lost. */
async function untilDone(attempt: () => Promise<TransitionResult>): Promise<TransitionResult> {
  for (;;) {
    try {
      await attempt();
      return await attempt();
    } catch (error) {
      if (error instanceof Error && error.name === 'ApplicationFailure') throw error;
      await pause(50);
    }
  }
}

it('at the same time never both stand, and of a permit that is revoked meanwhile at most one was granted before', async () => {
  const prisma = owner;
  const given = fc.asyncProperty(fc.integer({ min: 2, max: 4 }), fc.boolean(), async (many, revoked) => {
    const { base, cases } = await baseWith(many);
    const revoke = () =>
      orderStanding(prisma, { number: base, to: 'REVOKED', reason: 'r', by: 'admin-1' }).catch(() => undefined);
    const [answers] = await Promise.all([
      Promise.all(
        cases.map((reference, i) => untilDone(() => (record[i % 2] as (typeof record)[0])(issuing(reference)))),
      ),
      revoked ? revoke() : undefined,
    ]);
    const granted = await prisma.permit.findMany({ where: { replaces: base }, select: { reference: true } });
    const refused = answers.filter(({ ungranted }) => ungranted).length;
    expect(granted.length).toBe(many - refused);
    if (revoked) expect(granted.length).toBeLessThanOrEqual(1);
    else expect(granted.length).toBe(1);
    const { status } = await prisma.permit.findUniqueOrThrow({ where: { number: base }, select: { status: true } });
    expect(status).toBe(granted.length === 1 ? 'SUPERSEDED' : 'REVOKED');
    const statuses = await prisma.application.findMany({
      where: { reference: { in: cases } },
      select: { status: true },
    });
    expect(statuses.filter(({ status: now }) => now === 'ISSUED').length).toBe(granted.length);
  });
  await fc.assert(given, { numRuns: RUNS, endOnFailure: true });
}, 180_000);
