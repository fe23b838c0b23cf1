import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  await seedFiled(system.prisma, { reference: 'U-1400-000001', role: 'traffic-expert' });
});
afterAll(() => system.stop());

const grant = (args: string, as = 'admin-1') =>
  system.ask<{ grantRole: { id: string; district: { id: string } | null } }>(
    as,
    `mutation { grantRole(${args}) { id district { id } } }`,
  );
const end = (id: string) =>
  system.ask<{ endRole: { until: string } }>('admin-1', 'mutation($id: ID!) { endRole(id: $id) { until endedBy } }', {
    id,
  });
const sees = async (as: string) => {
  const { tasks } = await system.get<{ tasks: { edges: object[] } }>(as, '{ tasks { edges { node { id } } } }');
  return tasks.edges.length > 0;
};

describe('roles', () => {
  it('are made, given and ended by administrators, and hold from the next request on', async () => {
    const title = '{ fa: "کارشناس ترافیک", en: "Traffic expert" }';
    expect(codeOf(await grant('person: "cashier-1", role: "traffic-expert"'))).toBe('NOT_FOUND');
    await system.get('admin-1', `mutation { saveRole(id: "traffic-expert", title: ${title}) { kind } }`);
    expect(await sees('cashier-1')).toBe(false);
    const { data } = await grant('person: "cashier-1", role: "traffic-expert", district: "district-9"');
    expect(data.grantRole.district).toEqual({ id: 'district-9' });
    expect(await sees('cashier-1')).toBe(true);
    expect((await end(data.grantRole.id)).data.endRole).toMatchObject({
      until: expect.any(String),
      endedBy: 'admin-1',
    });
    expect(await sees('cashier-1')).toBe(false);
    expect(codeOf(await end(data.grantRole.id))).toBe('CONFLICT');
    const { roleHoldings } = await system.get<{ roleHoldings: object[] }>(
      'auditor-1',
      '{ roleHoldings(person: "cashier-1") { role { id } until } }',
    );
    expect(roleHoldings).toHaveLength(2);
  });

  it('hold from their first to their last instant', async () => {
    await grant(
      'person: "head-1", role: "traffic-expert", from: "2020-01-01T00:00:00Z", until: "2021-01-01T00:00:00Z"',
    );
    await grant('person: "head-1", role: "traffic-expert", from: "2300-01-01T00:00:00Z"');
    expect(await sees('head-1')).toBe(false);
    const backwards = 'person: "head-1", role: "traffic-expert", until: "2020-01-01T00:00:00Z"';
    expect(codeOf(await grant(backwards))).toBe('BAD_USER_INPUT');
  });

  it('of a token do not count for somebody the register of people knows', async () => {
    const held = await system.prisma.roleHolding.findFirstOrThrow({ where: { person: 'supervisor-2' } });
    const list = (as: string) =>
      system.ask<{ applications: { edges: object[] } }>(as, '{ applications { edges { cursor } } }');
    expect((await list('supervisor-2')).data.applications.edges).toHaveLength(1);
    await end(held.id);
    expect((await list('supervisor-2')).data.applications.edges).toEqual([]);
  });

  it('are no administrator’s to give to themselves, and the last administrator stays one', async () => {
    expect(codeOf(await grant('person: "admin-1", role: "supervisor"'))).toBe('SEPARATION_OF_DUTIES');
    const holdingOf = (person: string) =>
      system.prisma.roleHolding.findFirstOrThrow({ where: { person, roleId: 'admin' } });
    expect(codeOf(await end((await holdingOf('admin-2')).id))).toBeUndefined();
    const { id } = await holdingOf('admin-1');
    expect(codeOf(await end(id))).toBe('CONFLICT');
    await grant('person: "director-1", role: "admin"');
    expect(codeOf(await end(id))).toBeUndefined();
    expect(codeOf(await grant('person: "cashier-1", role: "traffic-expert"'))).toBe('FORBIDDEN');
    expect(codeOf(await grant('person: "cashier-1", role: "traffic-expert"', 'director-1'))).toBeUndefined();
  });
});

describe('the organisation', () => {
  it('is a tree of units, kept by administrators', async () => {
    const save = (id: string, parent: string, as = 'director-1') =>
      system.ask(
        as,
        `mutation { saveUnit(id: "${id}", title: { fa: "و", en: "u" }, parent: "${parent}") { parent { id } } }`,
      );
    expect((await save('traffic', 'permits')).data).toEqual({ saveUnit: { parent: { id: 'permits' } } });
    expect(codeOf(await save('permits', 'traffic'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await save('traffic', 'nowhere'))).toBe('NOT_FOUND');
    expect(codeOf(await save('traffic', 'permits', 'supervisor-1'))).toBe('FORBIDDEN');
  });

  it('has titles and names in which nothing hides or turns round', async () => {
    const unit = 'mutation($t: LocalizedTextInput!) { saveUnit(id: "hidden", title: $t) { title { fa en } } }';
    const title = { fa: '\u202eو\u200cا\u0007حد\u2066', en: 'u\u200e\nnit' };
    expect((await system.ask('director-1', unit, { t: title })).data).toEqual({
      saveUnit: { title: { fa: 'و\u200cاحد', en: 'u nit' } },
    });
    expect(codeOf(await system.ask('director-1', unit, { t: { fa: '\u202e', en: 'u' } }))).toBe('BAD_USER_INPUT');
    const office = 'mutation($n: String!) { saveOffice(id: "OFF-H", name: $n) { name } }';
    expect((await system.ask('director-1', office, { n: 'ا\u202eب\u0000'.slice(0, 3) })).data).toEqual({
      saveOffice: { name: 'اب' },
    });
    const person = 'mutation($n: LocalizedTextInput!) { savePerson(id: "h-1", name: $n) { name { en } } }';
    expect((await system.ask('director-1', person, { n: { fa: 'ن', en: 'n\u202e' } })).data).toEqual({
      savePerson: { name: { en: 'n' } },
    });
  });

  it.each(['engine', 'Bank', 'clock', 'unknown', 'cli'])(
    'registers nobody as %s, who acts for the product',
    async (id) => {
      const save = 'mutation($i: ID!) { savePerson(id: $i, name: { fa: "ن", en: "n" }) { id } }';
      expect(codeOf(await system.ask('director-1', save, { i: id }))).toBe('BAD_USER_INPUT');
    },
  );

  it('registers people under the id of their sign-in', async () => {
    const save = (as: string) =>
      system.ask(
        as,
        'mutation { savePerson(id: "e-7", name: { fa: "ن", en: "n" }, officeId: "OFF-0001") { officeId } }',
      );
    expect((await save('director-1')).data).toEqual({ savePerson: { officeId: 'OFF-0001' } });
    expect(codeOf(await save('office-1'))).toBe('FORBIDDEN');
  });
});
