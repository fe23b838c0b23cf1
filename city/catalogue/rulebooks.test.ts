import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkDefinition } from '../../forms/check/definition.js';
import { hashOf } from '../../forms/hash.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import { loadShipped } from '../../forms/load.js';
import { input, rulebook } from '../../forms/test-support/shipped-samples.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createCatalogue, NoRulebookInForceError, publishShipped } from './catalogue.js';
import {
  listRulebooks,
  publishRulebook,
  type RulebookPublisher,
  RulebookRefusedError,
  switchOffFee,
} from './rulebooks.js';
import { withTariff } from './set-tariff.js';
import { serve } from './test-support/serve.js';

let database: TestDatabase;
let prisma: PrismaClient;
let owner: PrismaClient;
let publisher: RulebookPublisher;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  // Nobody else may delete what was published.
  owner = createPrisma(database.ownerUrl);
  publisher = { prisma, approval: false, by: 'test' };
  await publishShipped(prisma);
});
afterAll(async () => {
  await prisma.$disconnect();
  await owner.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  await owner.publication.deleteMany({ where: { kind: 'RULEBOOK', version: { gt: rulebook.version } } });
});

const second = rulebook.version + 1;
const next = (more: Partial<Rulebook> = {}) => ({ ...rulebook, version: second, effectiveFrom: '1406/01/01', ...more });
const issuesOf = (document: unknown) =>
  publishRulebook(publisher, document).then(
    () => [],
    (error: RulebookRefusedError) => error.issues.map(({ path, code }) => `${path} ${code}`),
  );
const versionOn = async (day: string) => {
  const { hash } = await createCatalogue(prisma).rulebookInForce('city', day);
  return (await listRulebooks(prisma)).find((book) => book.hash === hash)?.version;
};

describe('a version of the rulebook', () => {
  test('is in force from its first day on, and publishing it again changes nothing', async () => {
    const published = await publishRulebook(publisher, next());
    expect(published).toMatchObject({ code: 'city', version: second, hash: hashOf(next()), status: 'IN_FORCE' });
    expect(await publishRulebook(publisher, next())).toEqual(published);
    expect([await versionOn('1405/12/29'), await versionOn('1406/01/01')]).toEqual([rulebook.version, second]);
  });

  test('is refused where its number has other content', async () => {
    await publishRulebook(publisher, next());
    expect(await issuesOf(next({ effectiveFrom: '1407/01/01' }))).toEqual(['version VERSION_TAKEN']);
  });

  test('is refused where an active permit type would no longer run, with the place', async () => {
    const facts = rulebook.facts.filter(({ name }) => name !== 'net');
    expect(await issuesOf(next({ facts }))).toContainEqual(expect.stringContaining('rulebook.facts['));
    const rules = rulebook.rules.slice(1);
    expect(await issuesOf(next({ rules }))).toContain('construction.rules[0] UNKNOWN_RULE');
  });

  test('is not refused for the steps of a version that was published before they were checked', async () => {
    const [renewal] = (await loadShipped()).definitions.filter(({ code }) => code === 'renewal');
    if (!renewal) throw new Error('no permit type renewal');
    const unpaid = { ...renewal, code: 'unpaid', steps: renewal.steps.filter(({ type }) => type !== 'payment') };
    const found = checkDefinition(unpaid, rulebook, { roles: [], connectors: 'any' });
    expect(found).toContainEqual(expect.objectContaining({ code: 'ISSUE_UNPAID' }));
    const hash = await serve(prisma, unpaid);
    expect(await issuesOf(next())).toEqual([]);
    const catalogue = createCatalogue(prisma);
    expect((await catalogue.active('unpaid'))?.hash).toBe(hash);
    await owner.publication.deleteMany({ where: { hash } });
  });

  test('is refused as a draft, with a cell of another type, and as no rulebook at all', async () => {
    expect(await issuesOf(next({ status: 'DRAFT' }))).toEqual(['status NOT_IN_FORCE']);
    const tables = structuredClone(rulebook.tables);
    Object.assign(tables.zones?.rows[0] ?? {}, { minPlot: 'large' });
    expect(await issuesOf(next({ tables }))).toContain('tables.zones.rows[0].minPlot CELL_TYPE');
    expect(await issuesOf({ code: 'city' })).not.toEqual([]);
  });

  test('that is a draft is never in force, however it came there', async () => {
    const draft = next({ status: 'DRAFT' });
    await serve(prisma, draft);
    expect(await versionOn('1406/05/05')).toBe(rulebook.version);
    await expect(createCatalogue(prisma).rulebookInForce('other', '1405/01/01')).rejects.toThrow(
      NoRulebookInForceError,
    );
  });
});

describe('a fee line that is switched off', () => {
  const change = { rulebook: 'city', fee: 'F-RAIL', from: '1405/10/01', basis: 'judgment 1' };
  const charged = async (day: string) => {
    const { hash } = await createCatalogue(prisma).rulebookInForce('city', day);
    const [definition] = await prisma.permitType.findMany({ where: { code: 'construction' } });
    const ruleset = await createCatalogue(prisma).ruleset(definition?.hash ?? '', hash);
    const { feeLines } = ruleset.evaluate(input('construction', { asOf: day }));
    return feeLines.some(({ code }) => code === 'F-RAIL');
  };

  test('is charged until the day before, and no version changes', async () => {
    const before = await listRulebooks(prisma);
    expect(await switchOffFee(publisher, change)).toMatchObject([{ version: second, effectiveFrom: '1405/10/01' }]);
    expect([await charged('1405/09/30'), await charged('1405/10/01')]).toEqual([true, false]);
    expect((await listRulebooks(prisma)).slice(1)).toEqual(before);
  });

  test('stays off in the versions that come into force later', async () => {
    await publishRulebook(publisher, next());
    const written = await switchOffFee(publisher, change);
    expect(written).toMatchObject([
      { version: second + 1, effectiveFrom: '1405/10/01' },
      { version: second + 2, effectiveFrom: '1406/01/01' },
    ]);
    expect(await charged('1406/06/01')).toBe(false);
    expect(await switchOffFee(publisher, change)).toEqual([]);
  });

  test('is switched off beside a version that waits for approval', async () => {
    await publishRulebook({ ...publisher, approval: true }, next());
    expect(await switchOffFee(publisher, change)).toMatchObject([{ version: second + 1, effectiveFrom: '1405/10/01' }]);
  });

  test('must be one, from a day that there is', async () => {
    await expect(switchOffFee(publisher, { ...change, fee: 'F-MOON' })).rejects.toThrow('no version of the rulebook');
    await expect(switchOffFee(publisher, { ...change, from: '1405/13/01' })).rejects.toThrow(RulebookRefusedError);
  });
});

describe('a value of the tariff', () => {
  const of = { kind: 'RULEBOOK' as const, code: 'city' };
  const change = { of, name: 'greenPerM2', value: 25_000, from: '1405/10/01', basis: 'resolution 1' };

  test('holds until a version takes its place that wins over the one before', async () => {
    await publishRulebook(publisher, next());
    expect((await withTariff(prisma, change)).after).toMatchObject({ effectiveTo: '1405/12/29' });
    // From here on the one of 1406 never comes into force.
    await publishRulebook(publisher, next({ version: second + 1, effectiveFrom: '1405/09/01' }));
    const { after } = await withTariff(prisma, change);
    expect(after.version).toBe(second + 2);
    expect(after).not.toHaveProperty('effectiveTo');
  });

  test('is not set over a version that waits for approval, which would undo it', async () => {
    await publishRulebook({ ...publisher, approval: true }, next());
    await expect(withTariff(prisma, change)).rejects.toMatchObject({ why: 'WAITS' });
  });
});
