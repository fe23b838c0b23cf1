import { afterAll, beforeAll, expect, it } from 'vitest';
import { jalaliDay } from '../../forms/jalali.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import { loadShipped } from '../../forms/load.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { bareType } from '../catalogue/test-support/serve.js';
import { type DecisionFacts, factsText } from './counted.js';
import { decideOnce } from './decide.js';
import { drawOf, isDrawn } from './draw.js';
import { resumeAutomation, stopAutomation } from './stops.js';

let database: TestDatabase;
let prisma: PrismaClient;
let policy: DecisionPolicy;
const viewer = (id: string) => ({ id, roles: ['admin'], kinds: ['ADMIN'] }) as never;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  const [shipped] = (await loadShipped()).policies as [DecisionPolicy];
  policy = {
    ...shipped,
    mode: 'sampled',
    sampling: { start: 0, steps: [], floor: 0, always: [] },
    ceilings: { ...shipped.ceilings, perDay: 5 },
  };
  await prisma.publication.create({ data: bareType() });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

let count = 0;
async function filed(): Promise<string> {
  count += 1;
  const reference = `D-1405-${String(count).padStart(6, '0')}`;
  const whose = { ownerId: 'citizen-1', filedById: 'citizen-1' };
  await prisma.application.create({ data: { reference, permitTypeHash: 'h', ...whose, draft: {} } });
  return reference;
}

const judged = { eligible: true, conditions: [], alwaysDrawn: [] };
async function ask(reference: string, changes: object = {}) {
  const at = new Date();
  const day = jalaliDay(at);
  const text = `SELECT ${factsText('$1', '1', `'approval'`, '$2', '$3', 'NULL', '$4::timestamptz')} AS facts`;
  const values = [reference, policy.code, day, at.toISOString()];
  const [row] = await prisma.$queryRawUnsafe<[{ facts: DecisionFacts }]>(text, ...values);
  const of = { policy, policyHash: 'p', judged, inForce: true, officeId: null, looked: [] };
  return decideOnce(prisma, 'key', { reference, revision: 1, step: 'approval', ...of, at, day, ...changes }, row.facts);
}

it('keeps the ceiling of a day under eight at once, and answers the same again', async () => {
  const references = await Promise.all(Array.from({ length: 8 }, filed));
  const answers = await Promise.all(references.map((reference) => ask(reference)));
  expect(answers.filter(({ answer }) => answer === 'approve')).toHaveLength(5);
  expect(await Promise.all(references.map((reference) => ask(reference)))).toEqual(answers);
});

it('leaves everything to a person from a stop on, until two others have said otherwise', async () => {
  const wide = { policy: { ...policy, ceilings: { ...policy.ceilings, perDay: 100 } } };
  const approved = await filed();
  expect(await ask(approved, wide)).toEqual({ answer: 'approve', reasons: [] });
  const where = { permitType: policy.code };
  await stopAutomation(prisma, { ...where, viewer: viewer('supervisor-1'), reason: 'a look' });
  expect(await ask(await filed(), wide)).toEqual({ answer: 'person', reasons: ['STOPPED'] });
  // What was approved and not carried out is taken back.
  expect(await ask(approved, wide)).toEqual({ answer: 'person', reasons: ['STOPPED'] });
  await expect(resumeAutomation(prisma, { ...where, viewer: viewer('supervisor-1') })).rejects.toThrow('SAME_PERSON');
  expect(await resumeAutomation(prisma, { ...where, viewer: viewer('admin-1') })).toBe(false);
  expect(await resumeAutomation(prisma, { ...where, viewer: viewer('admin-1') })).toBe(false);
  expect(await ask(await filed(), wide)).toMatchObject({ answer: 'person' });
  expect(await resumeAutomation(prisma, { ...where, viewer: viewer('admin-2') })).toBe(true);
  expect(await ask(await filed(), wide)).toEqual({ answer: 'approve', reasons: [] });
});

it('draws a share within binomial bounds, by the key alone', () => {
  const references = Array.from({ length: 1_000 }, (_, i) => `C-1405-${String(i).padStart(6, '0')}`);
  for (const rate of [100, 50, 20]) {
    const drawn = references.filter((reference) => isDrawn(drawOf('key', reference, 1), rate)).length;
    const deviation = Math.sqrt(1_000 * (rate / 100) * (1 - rate / 100));
    expect(Math.abs(drawn - rate * 10)).toBeLessThanOrEqual(4 * deviation);
  }
  const same = references.filter((reference) => drawOf('key', reference, 1) === drawOf('other', reference, 1));
  expect(same.length).toBeLessThan(10);
});
