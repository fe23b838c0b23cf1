import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  for (const reference of ['U-1400-000001', 'U-1400-000002', 'U-1400-000003']) {
    await seedFiled(system.prisma, { reference, slip: 'PAYABLE' });
  }
  await system.prisma.submission.updateMany({ where: { reference: 'U-1400-000001' }, data: { asOf: '1405/08/30' } });
});
afterAll(() => system.stop());

interface Slips {
  slipsOfFeeLine: { edges: { node: { id: string; reference: string } }[]; pageInfo: Page };
}
interface Page {
  hasNextPage: boolean;
  endCursor: string | null;
}

const ask = (variables: Record<string, unknown>, as = 'supervisor-1') =>
  system.ask<Slips>(
    as,
    `query($code: ID!, $since: JalaliDate, $first: Int, $after: String) {
      slipsOfFeeLine(code: $code, since: $since, first: $first, after: $after) {
        edges { node { id reference status payable application: reference lines { code amount } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables,
  );
const idsOf = async (variables: Record<string, unknown>) =>
  (await ask(variables)).data.slipsOfFeeLine.edges.map(({ node }) => node.id);

it('lists the slips that carry the line, from the day of the annulment on', async () => {
  expect(await idsOf({ code: 'F-SRV' })).toEqual(['U-1400-000001-1-1', 'U-1400-000002-1-1', 'U-1400-000003-1-1']);
  expect(await idsOf({ code: 'F-SRV', since: '1405/09/01' })).toEqual(['U-1400-000002-1-1', 'U-1400-000003-1-1']);
  expect(await idsOf({ code: 'F-SRV', since: '1405/09/02' })).toHaveLength(2);
  expect(await idsOf({ code: 'F-SRV', since: '1405/09/03' })).toEqual([]);
  expect(await idsOf({ code: 'F-RAIL' })).toEqual([]);
  expect(await idsOf({ code: `F-SRV' OR true --` })).toEqual([]);
});

it('comes in pages', async () => {
  const first = (await ask({ code: 'F-SRV', first: 2 })).data.slipsOfFeeLine;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = (await ask({ code: 'F-SRV', first: 2, after: first.pageInfo.endCursor })).data.slipsOfFeeLine;
  expect(rest.edges.map(({ node }) => node.reference)).toEqual(['U-1400-000003']);
  expect(rest.pageInfo.hasNextPage).toBe(false);
  expect(codeOf(await ask({ code: 'F-SRV', after: '%%"drop' }))).toBe('BAD_USER_INPUT');
});

it('is for those who oversee every case', async () => {
  expect(codeOf(await ask({ code: 'F-SRV' }, 'citizen-1'))).toBe('FORBIDDEN');
});
