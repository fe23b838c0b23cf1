import { type GraphQLField, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../graphql/schema/index.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const { prisma } = system;
  for (let i = 1; i <= 5; i += 1) await seedFiled(prisma, { reference: `U-1403-00000${i}` });
  const offer = { officeId: 'OFF-0001', permitTypes: ['construction'], validUntil: '1499/01/01' };
  await prisma.mandate.createMany({ data: Array.from({ length: 502 }, () => ({ ...offer, ownerId: 'citizen-2' })) });
  const receipts = [1, 2, 3].map(
    (i) => ({ trackingNumber: `${i}`, amount: 5n, status: 'UNMATCHED', channel: 'FILE' }) as const,
  );
  await prisma.receipt.createMany({ data: receipts });
});
afterAll(() => system.stop());

const connections = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type }) =>
  String(type).endsWith('Connection!'),
);
/** What has to be said besides. */
const WITH: Record<string, string> = {
  trail: 'subject: "permit-type/construction"',
  slipsOfFeeLine: 'code: "F-SRV"',
  paymentLinksConnection: 'slipId: "U-1403-000001-1-1"',
  search: 'query: "U-1403"',
  webhookDeliveries: 'endpointId: "018f4e9e-0000-7000-8000-000000000000"',
  roleHoldingsConnection: 'at: "2100-01-01T00:00:00Z"',
};
/** Whoever is not refused reads. */
const PEOPLE = ['admin-1', 'auditor-1', 'cashier-1', 'citizen-1', 'integrator-1'];

interface Listed {
  totalCount: number | null;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { id: string; __typename: string } }[];
}

async function read({ name }: GraphQLField<unknown, unknown>, as: string, args: string) {
  const all = [WITH[name], args].filter(Boolean).join(', ');
  const query = `{ ${name}(${all}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    ... on Connection { edges { cursor node { __typename id } } } } }`;
  return system.ask<Record<string, Listed>>(as, query);
}

async function readerOf(field: GraphQLField<unknown, unknown>): Promise<string> {
  for (const as of PEOPLE) if (!(await read(field, as, 'first: 1')).errors) return as;
  throw new Error(`nobody may read ${field.name}: ${JSON.stringify(await read(field, 'admin-1', 'first: 1'))}`);
}

describe.each(connections.map((field) => [field.name, field] as const))('%s', (name, field) => {
  it('is a connection as the specification has it', () => {
    const args = Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)]));
    expect(args).toMatchObject({ first: 'Int', after: 'String', last: 'Int', before: 'String' });
    const type = schema.getType(String(field.type).slice(0, -1));
    const edge = schema.getType(String(field.type).replace('Connection!', 'Edge'));
    for (const [each, shared] of [
      [type, 'Connection'],
      [edge, 'Edge'],
    ] as const) {
      expect(isObjectType(each) && each.getInterfaces().map(({ name: of }) => of)).toEqual([shared]);
    }
    expect(field.args.filter(isRequiredArgument).every((arg) => WITH[name]?.includes(arg.name))).toBe(true);
  });

  it('is read the same from either end, and tells truly what there is besides', async () => {
    const as = await readerOf(field);
    const page = async (args: string) => (await read(field, as, args)).data[name] as Listed;
    const some = await page('first: 7');
    const ids = some.edges.map(({ node }) => node.id);
    const count = ids.length;
    if (!some.pageInfo.hasNextPage) expect(some.totalCount).toBe(count);
    expect(some.pageInfo).toMatchObject({
      hasPreviousPage: false,
      startCursor: some.edges[0]?.cursor ?? null,
      endCursor: some.edges.at(-1)?.cursor ?? null,
    });
    for (const [i, { cursor }] of some.edges.entries()) {
      const after = await page(`first: 2, after: "${cursor}"`);
      expect(after.pageInfo.hasPreviousPage).toBe(true);
      expect(after.edges.map(({ node }) => node.id).slice(0, count - i - 1)).toEqual(ids.slice(i + 1, i + 3));
      const before = await page(`last: 2, before: "${cursor}"`);
      expect(before.edges.map(({ node }) => node.id)).toEqual(ids.slice(Math.max(0, i - 2), i));
      expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: i > 2 });
      expect(before.totalCount).toBe(some.totalCount);
    }
    const last = await page('last: 3');
    expect(last.pageInfo.hasNextPage).toBe(false);
    if (!some.pageInfo.hasNextPage) expect(last.edges.map(({ node }) => node.id)).toEqual(ids.slice(-3));
  });

  it('refuses sizes that are out of bounds, and cursors that it did not give', async () => {
    const as = await readerOf(field);
    for (const args of ['first: 0', 'first: -1', 'last: 0', 'last: 101', 'after: "AA"', 'last: 2, before: "ü"']) {
      expect(codeOf(await read(field, as, args)), args).toBe('BAD_USER_INPUT');
    }
  });
});

it('the log of an endpoint whose id is none is empty', async () => {
  const query = '{ webhookDeliveries(endpointId: "none") { totalCount edges { cursor } } }';
  expect(await system.get('admin-1', query)).toEqual({ webhookDeliveries: { totalCount: 0, edges: [] } });
});

it('a plain list tells where it was cut, and its connection has all', async () => {
  const query = '{ first: mandates { id } mandatesConnection(first: 1) { totalCount } }';
  for (let i = 0; i < 2; i += 1) {
    const answer = await system.ask<{ first: object[]; mandatesConnection: Listed }>('citizen-2', query);
    expect(answer.data.first).toHaveLength(500);
    expect(answer.data.mandatesConnection.totalCount).toBe(502);
    expect((answer as { extensions?: object }).extensions).toEqual({ cut: [{ path: ['first'], shown: 500 }] });
  }
  expect(await system.ask('citizen-1', '{ mandates { id } }')).toEqual({ data: { mandates: [] } });
});
