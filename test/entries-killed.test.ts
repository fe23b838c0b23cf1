import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPermitSigner } from '../city/signing/signer.js';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { type City, openCity } from '../tools/chaos/city.js';
import { ask, until } from '../tools/sweep/person.js';
import { temporalCliPath } from './support/servers.js';
import { answersWith, typeOfUnits } from './support/units.js';

// A case in the steps of several entries, whose worker dies while each of them is decided and while the case comes back.

let city: City;
let prisma: PrismaClient;
const title = (en: string) => ({ fa: 'واحد', en });

beforeAll(async () => {
  city = await openCity({ temporalBinary: temporalCliPath() });
  prisma = createPrisma(city.ownerUrl, 3);
  const look = { id: 'look', type: 'review', title: title('Look'), role: 'supervisor' };
  const report = { id: 'report', type: 'review', title: title('Report'), role: 'supervisor' };
  const units = { id: 'units-seen', type: 'parallel', title: title('Units'), each: 'units' };
  const definition = typeOfUnits([
    { ...units, branches: [{ id: 'unit', steps: [look, report] }] },
    { id: 'print', type: 'issue', title: title('Print') },
  ]);
  const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
  expect(await say('admin-1', publish, { d: definition })).toMatchObject({ status: 'ACTIVE' });
}, 180_000);
afterAll(async () => {
  await prisma?.$disconnect();
  await city?.stop();
});

const say = (as: string, query: string, variables: object) => ask({ ...city, patience: 120_000 }, as, query, variables);
const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';

/** Kills the worker while something is asked of the case, and has another go on. */
async function killedMeanwhile<T>(asked: Promise<T>, afterMs: number): Promise<T> {
  const [answer] = await Promise.all([
    asked,
    pause(afterMs).then(async () => {
      await city.kill('worker');
      await city.revive('worker');
    }),
  ]);
  return answer;
}

const openTask = (reference: string, stepId: string) =>
  until(`work of ${stepId}`, () => prisma.task.findFirst({ where: { reference, stepId, status: 'OPEN' } }), 60_000);
async function decide(reference: string, stepId: string, outcome = 'APPROVE'): Promise<unknown> {
  const { id } = await openTask(reference, stepId);
  const query = `mutation($i: ID!, $o: ReviewOutcome!) { decideTask(id: $i, outcome: $o, reason: "به دلیلی") { status } }`;
  return say('supervisor-1', query, { i: id, o: outcome });
}

it('goes on with every entry where it stood when the worker is killed, and begins anew when the case comes back', async () => {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const begun = await say('citizen-1', start, { a: answersWith('north', 'south', 'west') });
  const { reference } = begun as { reference: string };
  await say('citizen-1', submit, { r: reference });
  await killedMeanwhile(decide(reference, 'look.2'), 20);
  await openTask(reference, 'report.2');
  // One entry sends the case back while nobody is there to say so to the others.
  await killedMeanwhile(decide(reference, 'look.3', 'RETURN'), 5);
  await until(
    'a case that came back',
    async () => (await prisma.application.findUnique({ where: { reference, status: 'RETURNED' } })) ?? undefined,
    60_000,
  );
  expect(await prisma.task.count({ where: { reference, status: { in: ['OPEN', 'CLAIMED'] } } })).toBe(0);
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
  await say('citizen-1', save, { r: reference, a: answersWith('south', 'north') });
  await killedMeanwhile(say('citizen-1', submit, { r: reference }), 15);
  await Promise.all([decide(reference, 'look.1'), decide(reference, 'look.2')]);
  await decide(reference, 'report.2');
  await decide(reference, 'report.1');
  await until(
    'a permit',
    async () => (await prisma.application.findUnique({ where: { reference, status: 'ISSUED' } })) ?? undefined,
    60_000,
  );

  // Nothing was asked twice, and nothing of the entry that is gone counts.
  const tasks = await prisma.task.findMany({ where: { reference }, orderBy: { id: 'asc' } });
  const shown = tasks.map(({ revision, stepId, status }) => `${revision} ${stepId} ${status}`).sort();
  expect(shown).toEqual([
    ...['1 look.1 CANCELLED', '1 look.2 DONE', '1 look.3 DONE', '1 report.2 CANCELLED'],
    ...['2 look.1 DONE', '2 look.2 DONE', '2 report.1 DONE', '2 report.2 DONE'],
  ]);
  const results = await prisma.stepResult.findMany({ where: { reference }, orderBy: { step: 'asc' } });
  expect(results.map(({ step, data }) => [step, (data as { outcome?: string }).outcome])).toEqual([
    ['look.1', 'approve'],
    ['look.2', 'approve'],
    ['look.3', undefined],
    ['report.1', 'approve'],
    ['report.2', 'approve'],
    ['report.3', undefined],
  ]);
  expect(await prisma.permit.count({ where: { reference } })).toBe(1);
  const { keySet } = createPermitSigner({ folder: city.config.permits.keysDir });
  const findings: unknown[] = [];
  const onFinding = (finding: unknown) => findings.push(finding);
  await verifyTrail({ databaseUrl: city.config.databaseUrl, keySet: await keySet(), onFinding });
  expect(findings).toEqual([]);
}, 300_000);
