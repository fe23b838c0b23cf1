import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPermitSigner } from '../city/signing/signer.js';
import { verifyTrail } from '../city/trail/verify-trail.js';
import type { ClockKept } from '../forms/clock-time.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { type City, openCity } from '../tools/chaos/city.js';
import { ask, until } from '../tools/sweep/person.js';
import { freeType, smallAnswers } from './support/published-type.js';
import { temporalCliPath } from './support/servers.js';

/** Long enough for processes of a slow machine to come back within it. */
const TERM = 20_000;
/** Of a type whose term nobody has to do anything within. */
const SHORT = 8_000;
const title = (en: string) => ({ fa: 'مهلت', en });

let city: City;
let prisma: PrismaClient;

beforeAll(async () => {
  city = await openCity({ temporalBinary: temporalCliPath() });
  prisma = createPrisma(city.ownerUrl, 3);
  const definition = {
    ...freeType([
      {
        id: 'look',
        type: 'review',
        title: title('Look'),
        role: 'supervisor',
        outcomes: ['approve', 'return', 'reject'],
        next: 'print',
      },
      { id: 'print', type: 'issue', title: title('Print') },
    ]),
    clocks: [
      {
        id: 'term',
        title: title('Term'),
        basis: 'illustrative',
        begins: 'filing',
        lasts: { seconds: TERM / 1_000 },
        stops: [{ at: ['request'] }],
        atEnd: { is: 'consent', next: 'print' },
      },
    ],
  };
  const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
  const [term] = definition.clocks;
  const short = { ...definition, code: 'short-awning', clocks: [{ ...term, lasts: { seconds: SHORT / 1_000 } }] };
  for (const d of [definition, short]) expect(await say('admin-1', publish, { d })).toMatchObject({ status: 'ACTIVE' });
}, 180_000);
afterAll(async () => {
  await prisma?.$disconnect();
  await city?.stop();
});

const say = (as: string, query: string, variables: object) => ask({ ...city, patience: 120_000 }, as, query, variables);
const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';

async function file(type = 'awning'): Promise<string> {
  const start = 'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }';
  const { reference } = (await say('citizen-1', start, { t: type, a: smallAnswers })) as { reference: string };
  await say('citizen-1', submit, { r: reference });
  return reference;
}

async function clockOf(reference: string): Promise<ClockKept | undefined> {
  const { standing } = await prisma.application.findUniqueOrThrow({ where: { reference }, select: { standing: true } });
  return (standing as { clocks?: ClockKept[] } | null)?.clocks?.find(({ id }) => id === 'term');
}

/** The term while it runs, with its end. */
async function running(reference: string): Promise<ClockKept | undefined> {
  const clock = await clockOf(reference);
  return clock?.due === undefined ? undefined : clock;
}

const taskOf = (reference: string) =>
  until('work for the supervisor', () => prisma.task.findFirst({ where: { reference, status: 'OPEN' } }), 120_000);

const decide = async (reference: string, outcome: string) => {
  const { id } = await taskOf(reference);
  const query =
    'mutation($i: ID!, $o: ReviewOutcome!) { decideTask(id: $i, outcome: $o, reason: "به دلیلی") { status } }';
  return say('supervisor-1', query, { i: id, o: outcome });
};

async function killed(parts: readonly ('server' | 'worker')[], forMs: number): Promise<void> {
  await Promise.all(parts.map((part) => city.kill(part)));
  await pause(forMs);
  await Promise.all(parts.map((part) => city.revive(part)));
}

/** How it was decided, and that this was done once. */
async function decided(reference: string): Promise<{ told: string[]; permits: number; clock: ClockKept | undefined }> {
  await until(
    'a decision',
    async () =>
      (await prisma.application.findUnique({ where: { reference, status: { in: ['ISSUED', 'REJECTED'] } } })) ??
      undefined,
    180_000,
  );
  const rows = await prisma.timelineEntry.findMany({ where: { reference }, orderBy: { seq: 'asc' } });
  const told = rows
    .map(({ type }) => type)
    .filter((type) => ['CLOCK_CONSENT', 'APPROVED', 'REJECTED', 'ISSUED'].includes(type));
  return { told, permits: await prisma.permit.count({ where: { reference } }), clock: await clockOf(reference) };
}

it('lets a term stand still and end as it should though its processes are killed in between and at its end', async () => {
  const reference = await file();
  const { begun } = await until('a term that runs', () => running(reference), 60_000);
  // Killed while the term is made to stand still, and once more while it does.
  const [returned] = await Promise.all([decide(reference, 'RETURN'), pause(20).then(() => killed(['worker'], 0))]);
  expect(returned).toMatchObject({ status: 'DONE' });
  await until('a term that stands still', async () => (await clockOf(reference))?.stops.length === 1, 120_000);
  expect((await clockOf(reference))?.due).toBeUndefined();
  await killed(['worker', 'server'], 1500);
  const [again] = await Promise.all([
    say('citizen-1', submit, { r: reference }),
    pause(20).then(() => killed(['worker'], 0)),
  ]);
  expect(again).toMatchObject({ status: 'UNDER_REVIEW' });
  const onward = await until('a term that goes on', () => running(reference), 120_000);
  const [stop, ...others] = onward.stops;
  expect(others).toEqual([]);
  const stood = (stop?.to ?? 0) - (stop?.from ?? 0);
  expect(stood).toBeGreaterThan(1500);
  expect(onward.due).toBe(begun + TERM + stood);

  // Nobody is there as it ends.
  await pause(Math.max(0, (onward.due ?? 0) - Date.now() - 300));
  await killed(['worker', 'server'], 2_000);
  const { told, permits, clock } = await decided(reference);
  expect(told).toEqual(['CLOCK_CONSENT', 'ISSUED']);
  expect(permits).toBe(1);
  expect(clock?.over).toEqual({ how: 'came', at: onward.due });
}, 600_000);

it('decides once where somebody decides at the very end, and everything dies', async () => {
  const references = await Promise.all([1, 2, 3].map(() => file('short-awning')));
  const ends = await Promise.all(
    references.map((reference) => until('a term that runs', async () => (await running(reference))?.due, 60_000)),
  );
  await pause(Math.max(0, Math.min(...ends) - Date.now() - 400));
  const answers = await Promise.all([
    ...references.map((reference, i) =>
      pause(Math.max(0, (ends[i] ?? 0) - Date.now() - 150 + 150 * i)).then(() => decideOrNot(reference)),
    ),
    pause(Math.max(0, Math.min(...ends) - Date.now())).then(() => killed(['worker', 'server'], 500)),
  ]);
  for (const [i, reference] of references.entries()) {
    const { told, permits, clock } = await decided(reference);
    const silent = told[0] === 'CLOCK_CONSENT';
    expect(told).toEqual(silent ? ['CLOCK_CONSENT', 'ISSUED'] : ['REJECTED']);
    expect(permits).toBe(silent ? 1 : 0);
    expect(clock?.over?.how).toBe(silent ? 'came' : 'met');
    if (silent) expect(clock?.over?.at).toBe(ends[i]);
    // Whoever was told that it counts, counts.
    if (answers[i] === true) expect(silent).toBe(false);
  }
  const { keySet } = createPermitSigner({ folder: city.config.permits.keysDir });
  const findings: unknown[] = [];
  const onFinding = (finding: unknown) => findings.push(finding);
  await verifyTrail({ databaseUrl: city.config.databaseUrl, keySet: await keySet(), onFinding });
  expect(findings).toEqual([]);
}, 600_000);

/** Whether the rejection was taken. */
async function decideOrNot(reference: string): Promise<boolean> {
  const task = await prisma.task.findFirst({ where: { reference } });
  const query = 'mutation($i: ID!) { decideTask(id: $i, outcome: REJECT, reason: "به دلیلی") { status outcome } }';
  const answer = await say('supervisor-1', query, { i: task?.id });
  return typeof answer === 'object' && answer !== null && 'outcome' in answer && answer.outcome === 'REJECT';
}
