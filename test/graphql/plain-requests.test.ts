import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  for (let i = 1; i <= 3; i += 1) await seedFiled(system.prisma, { reference: `U-1401-00000${i}` });
});
afterAll(() => system.stop());

type Headers = Record<string, string>;

async function post(body: string, headers: Headers) {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = (await response.text()).replace(/"requestId":"[^"]*"/g, '"requestId":""');
  const { 'x-request-id': id, date, ...told } = Object.fromEntries(response.headers);
  return { id, answer: { status: response.status, text, told } };
}

const SHORT = { accept: 'application/json' };
/** Wanting more than one thing is none of the short way's. */
const LONG = { accept: 'application/json, text/plain' };
const list = '{ applications(first: 2) { totalCount pageInfo { endCursor } edges { node { reference status } } } }';
const nested = `query($first: Int, $status: [ApplicationStatus!]) {
  applications(first: $first, filter: { status: $status }) { edges { cursor node { ...Row tasks { ...Work } } } }
} fragment Row on PermitApplication {
  id reference createdAt permitType { code title { fa } } generation district evaluation { id outcome total validUntil }
  tasks { id } slips { id payable status } permit { number } draftVersion
} fragment Work on Task { id status title: step { title { en } } application { status } }`;
const one = 'query($r: ID!) { application(reference: $r) { reference tasks { id } } }';

const REQUESTS: Record<string, [body: unknown, as?: string]> = {
  'the smallest query': [{ query: '{ __typename }' }],
  'a list': [{ query: list }],
  'a list with what is nested': [{ query: nested, variables: { first: 2 } }],
  'a list with what is nested, of an applicant': [{ query: nested }, 'citizen-1'],
  'a list with a variable of another type': [{ query: nested, variables: { status: ['NOT_ONE'] } }],
  'a list of too many': [{ query: nested, variables: { first: 1_000 } }],
  'a list with findings that are not kept': [
    { query: '{ applications(first: 2) { edges { node { reference evaluation { checks { rule } total } } } } }' },
  ],
  'a list with what is left out': [
    { query: '{ applications { edges { node { reference status @skip(if: true) } } } }' },
  ],
  'a list of nobody': [{ query: list }, ''],
  'a list with a forged token': [{ query: list }, 'forged'],
  'what is not there': [{ query: one, variables: { r: 'U-1' } }],
  'a variable that is missing': [{ query: one }],
  'a variable of another type': [{ query: one, variables: { r: { a: 1 } } }],
  'variables that are no object': [{ query: one, variables: [1] }],
  'text that is no document': [{ query: '{ applications(' }],
  'a field that is not there': [{ query: '{ applications { nothing } }' }],
  'an operation of another name': [{ query: 'query A { __typename }', operationName: 'B' }],
  'one of two operations': [{ query: 'query A { __typename } query B { b: __typename }', operationName: 'B' }],
  'neither of two operations': [{ query: 'query A { __typename } query B { b: __typename }' }],
  'a parameter of no meaning': [{ query: '{ __typename }', id: 1 }],
  'no query': [{ variables: {} }],
  'a hash in place of a query': [{ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  'a hash beside its query': [
    { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
  ],
  'a list of operations': [[{ query: '{ __typename }' }]],
  'no JSON': ['{'],
  'a character that is not kept': [{ query: one, variables: { r: 'a\u0000' } }],
  'values nested too deep': [{ query: one, variables: { r: JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) } }],
  'too many aliases': [{ query: `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(' ')} }` }],
  'a mutation that is refused': [{ query: 'mutation { withdrawApplication(reference: "U-1") { status } }' }],
  'what its caller may not': [{ query: '{ roleHoldings { id } }' }, 'citizen-1'],
  'a subscription': [{ query: 'subscription { applicationChanged(reference: "U-1") { status } }' }, ''],
};

describe('the short way of an operation posted as JSON', () => {
  it.each(Object.entries(REQUESTS))(
    'answers %s as the long way does, headers and all',
    async (_, [body, as = 'supervisor-1']) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const token = as === 'forged' ? 'a.b.c' : as && (await system.token(as));
      const who: Headers = token ? { authorization: `Bearer ${token}` } : {};
      const { answer } = await post(text, { ...who, ...LONG });
      // The first time a document is new and goes the long way whatever is wanted, the second time it need not.
      for (let i = 0; i < 2; i += 1) expect((await post(text, { ...who, ...SHORT })).answer).toEqual(answer);
    },
  );

  it('tells a client that sends hashes first to send its document', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const wants = { status: 200, text: expect.stringContaining('"message":"PersistedQueryNotSupported"') };
    expect((await post(JSON.stringify({ extensions }), SHORT)).answer).toMatchObject(wants);
    const url = `${system.url}/graphql?${new URLSearchParams({ extensions: JSON.stringify(extensions) })}`;
    const got = await fetch(url, { headers: { accept: 'application/json' } });
    expect({ status: got.status, text: await got.text() }).toMatchObject(wants);
  });

  it('takes over a request’s id, and gives one of its own for what is none', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    expect((await post(body, { ...SHORT, 'x-request-id': 'chain-of-calls-1' })).id).toBe('chain-of-calls-1');
    expect((await post(body, { ...SHORT, 'x-request-id': 'a b' })).id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers in the media type of the GraphQL specification where it is wanted', async () => {
    const { answer } = await post('{"query":"{ __typename }"}', { accept: 'application/graphql-response+json' });
    expect(answer.told['content-type']).toBe('application/graphql-response+json; charset=utf-8');
  });
});

describe('a right that was taken away', () => {
  const seen = async (as: string): Promise<number> =>
    (await system.get<{ applications: { edges: unknown[] } }>(as, list)).applications.edges.length;

  it('is gone for the very next request, and there for it once it is given', async () => {
    const person = 'supervisor-1';
    expect([await seen(person), await seen(person)]).toEqual([2, 2]);
    const held = await system.prisma.roleHolding.findMany({ where: { person, until: null } });
    for (let round = 0; round < 5; round += 1) {
      await system.prisma.roleHolding.updateMany({ where: { person }, data: { until: new Date() } });
      expect(await seen(person)).toBe(0);
      expect(codeOf(await system.ask(person, one, { r: 'U-1401-000001' }))).toBe('NOT_FOUND');
      const tasks = await system.get<{ tasks: { edges: unknown[] } }>(person, '{ tasks { edges { node { id } } } }');
      expect(tasks.tasks.edges).toEqual([]);
      const ids = held.map(({ id }) => id);
      await system.prisma.roleHolding.updateMany({ where: { id: { in: ids } }, data: { until: null } });
      expect(await seen(person)).toBe(2);
    }
  });

  it('decides nothing more, from the very next request on', async () => {
    const person = 'supervisor-2';
    const decide = async () => {
      const query = 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { id } }';
      return codeOf(await system.ask(person, query, { t: 'U-1401-000003-1' }));
    };
    // Nobody works on the case, which is all that is wrong with a decision.
    expect([await decide(), await decide(), await decide()]).toEqual(Array(3).fill('UNAVAILABLE'));
    const held = await system.prisma.roleHolding.findMany({ where: { person, until: null } });
    const ids = held.map(({ id }) => id);
    for (let round = 0; round < 3; round += 1) {
      await system.prisma.roleHolding.updateMany({ where: { id: { in: ids } }, data: { until: new Date() } });
      expect(await decide()).toBe('NOT_FOUND');
      await system.prisma.roleHolding.updateMany({ where: { id: { in: ids } }, data: { until: null } });
      expect(await decide()).toBe('UNAVAILABLE');
    }
  });

  it('ends at its hour, without a change of any row', async () => {
    const person = 'supervisor-1';
    await system.prisma.roleHolding.updateMany({ where: { person }, data: { until: new Date(Date.now() + 1_500) } });
    expect(await seen(person)).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await seen(person)).toBe(0);
    await system.prisma.roleHolding.updateMany({ where: { person }, data: { until: null } });
  });
});
