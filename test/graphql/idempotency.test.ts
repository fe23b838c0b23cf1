import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../graphql/schema/index.js';
import { type System, startSystem } from '../support/system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

/** Of an input object. */
const fieldsOf = (type: GraphQLInputType): { name: string }[] => {
  const named = getNamedType(type);
  return isInputObjectType(named) ? Object.values(named.getFields()) : [];
};

const START = `mutation($key: String, $answers: JSON!) {
  startApplication(permitType: "inquiry", answers: $answers, idempotencyKey: $key) { reference } }`;

async function start(key: string | null, { as = 'citizen-1', answers = {}, header = '' } = {}): Promise<string> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(await system.headers(as)),
      ...(header && { 'idempotency-key': header }),
    },
    body: JSON.stringify({ query: START, variables: { key, answers } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { startApplication: { reference: string } };
    errors?: { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? data?.startApplication.reference ?? '';
}

const drafts = () => system.prisma.application.count();

describe('an idempotency key', () => {
  it('makes the same call again give the same draft, also ten at once', async () => {
    const before = await drafts();
    const references = await Promise.all(Array.from({ length: 10 }, () => start('a-key')));
    expect(new Set(references)).toEqual(new Set([references[0]]));
    expect(references[0]).toMatch(/^U-\d{4}-\d{6}$/);
    expect(await start('a-key')).toBe(references[0]);
    expect(await drafts()).toBe(before + 1);
  });

  it('is one person’s own, and for one request', async () => {
    const mine = await start('shared');
    expect(await start('shared', { as: 'citizen-2' })).not.toBe(mine);
    expect(await start('shared', { answers: { other: true } })).toBe('CONFLICT');
    expect(await start('')).toBe('BAD_USER_INPUT');
    expect(await start('k'.repeat(201))).toBe('BAD_USER_INPUT');
  });

  it('may be a header, and stands for each call of the request by itself', async () => {
    const first = await start(null, { header: 'from-header' });
    expect(await start(null, { header: 'from-header' })).toBe(first);
    const two = `mutation { a: startApplication(permitType: "inquiry", answers: {}) { reference }
      b: startApplication(permitType: "inquiry", answers: {}) { reference } }`;
    const ask = async () => {
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'two',
          ...(await system.headers('citizen-1')),
        },
        body: JSON.stringify({ query: two }),
      });
      return (await response.json()) as { data: { a: { reference: string }; b: { reference: string } } };
    };
    const { data } = await ask();
    expect(data.a.reference).not.toBe(data.b.reference);
    expect(await ask()).toEqual({ data });
  });

  it('creates nothing when the call is refused, and may be used again', async () => {
    const before = await drafts();
    expect(await start('refused', { as: 'supervisor-1' })).toBe('FORBIDDEN');
    expect(await start('deep', { answers: { a: '\u0000' } })).toBe('BAD_USER_INPUT');
    expect(await drafts()).toBe(before);
    expect(await start('deep')).toMatch(/^U-/);
  });

  it('is an argument of every mutation that begins, offers or grants something', () => {
    const begin = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) =>
      /^(start|offer|grant|add|create)/.test(name),
    );
    expect(begin.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['startPayment', 'offerMandate', 'grantRole']),
    );
    const without = begin.filter(
      ({ args }) =>
        ![...args, ...args.flatMap(({ type }) => fieldsOf(type))].some(({ name }) => name === 'idempotencyKey'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
