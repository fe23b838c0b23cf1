import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../graphql/schema/index.js';
import { createPrisma } from '../../prisma/client.js';
import { referenceFiling } from '../support/lives.js';
import { type Answer, type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
let token: string;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  token = await system.token('citizen-1');
});
afterAll(() => system.stop());

const START = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';

async function send(body: string | FormData, headers: Record<string, string> = {}) {
  const json: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const text = await response.text();
  const challenge = response.headers.get('www-authenticate');
  return { status: response.status, challenge, text, answer: JSON.parse(text) as Parameters<typeof codeOf>[0] };
}

describe('what is no GraphQL', () => {
  it.each([
    ['malformed JSON', '{"query": '],
    ['no object', '"{ permitTypes { code } }"'],
    ['no query', '{}'],
    ['a syntax error', '{"query":"{ permitTypes { "}'],
    ['an unknown field', '{"query":"{ permitTypes { nonsense } }"}'],
    ['an unknown argument', '{"query":"{ permitTypes(x: 1) { code } }"}'],
    [
      'a variable of the wrong type',
      '{"query":"query($r: ID!) { application(reference: $r) { status } }","variables":{"r":{}}}',
    ],
    ['a missing variable', '{"query":"query($r: ID!) { application(reference: $r) { status } }"}'],
    ['an unknown enum value', '{"query":"{ permitTypes(status: LATER) { code } }"}'],
    [
      'an instant that is none',
      '{"query":"{ applications(filter: {submittedAfter: \\"tomorrow\\"}) { totalCount } }"}',
    ],
    ['a batch', '[{"query":"{ __typename }"}]'],
  ])('is refused with what is wrong with it: %s', async (_, body) => {
    const { answer } = await send(body);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    const issues = (answer.errors?.[0]?.extensions as { issues?: { message: object }[] } | undefined)?.issues;
    expect(issues?.[0]?.message).toEqual({ fa: expect.stringMatching(/[آ-ی]/), en: expect.any(String) });
  });

  it('is refused while it is a body of more than 512 KiB', async () => {
    const { status, answer } = await send(JSON.stringify({ query: START, variables: { a: { x: 'x'.repeat(6e5) } } }));
    expect(status).toBe(413);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'TOO_DEEP'],
    ['wide', `[${'1,'.repeat(100_000)}1]`, 'TOO_LARGE'],
  ])('is refused before it is parsed when it is too %s', async (_, value, code) => {
    const { answer } = await send(`{"query":${JSON.stringify(START)},"variables":{"a":${value}}}`);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ issues: [{ code }] });
  });

  it('is refused when it asks for too much at once', async () => {
    const deep = `${'inputs { '.repeat(30)}value${' }'.repeat(30)}`;
    const query = `{ evaluate(permitType: "inquiry", answers: {}) { feeLines { explanation { ${deep} } } } }`;
    expect(codeOf((await send(JSON.stringify({ query }))).answer)).toBe('BAD_USER_INPUT');
    const wide = `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: permitTypes { code }`).join(' ')} }`;
    expect(codeOf((await send(JSON.stringify({ query: wide }))).answer)).toBe('BAD_USER_INPUT');
  });

  it('is not taken as another content type, nor a mutation by GET', async () => {
    const form = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    expect(form.status).toBe(415);
    const url = new URL(`${system.url}/graphql`);
    url.searchParams.set('query', 'mutation { withdrawApplication(reference: "U-1400-000001") { status } }');
    const get = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
    expect(get.status).toBe(405);
  });
});

interface Catalogue {
  permitTypes: {
    code: string;
    mandatePossible: boolean;
    documents: { code: string; condition: object | null }[];
    fees: object[];
    timeLimits: object[];
  }[];
  offices: object[];
}

async function anonymous(query: string, variables: object = {}) {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<unknown>;
}

async function anonymously<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await anonymous(query, variables);
  expect(errors).toBeUndefined();
  return data as T;
}

describe('who is not known', () => {
  /** Values that their types take, where a text will not do. */
  const sample: Record<string, string> = {
    Boolean: 'true',
    Int: '1',
    JalaliDate: '"1405/01/01"',
    DateTime: '"2026-11-23T08:00:00Z"',
  };

  /** What a required argument takes, written down. */
  function literalOf(type: GraphQLInputType): string {
    const of = getNullableType(type);
    if (isListType(of)) return `[${literalOf(of.ofType)}]`;
    if (isEnumType(of)) return of.getValues()[0]?.name ?? '';
    if (!isInputObjectType(of)) return sample[of.toString()] ?? '"x"';
    const fields = Object.values(of.getFields());
    const needed = of.isOneOf ? fields.slice(-1) : fields.filter((field) => isNonNullType(field.type));
    return `{ ${needed.map((field) => `${field.name}: ${literalOf(field.type)}`).join(' ')} }`;
  }

  it('gets UNAUTHENTICATED from every field of the API', async () => {
    // The catalogue is everybody's, as is how the engine decides, and what is shown for the public to hear of; and whoever holds a printed permit may ask whether it is genuine.
    const open = new Set([
      'agenda',
      'viewer',
      'verifyPermit',
      'verifyPermitNumber',
      'permitTypes',
      'permitTypesConnection',
      'permitType',
      'offices',
      'officesConnection',
      'office',
      'evaluate',
      'automationTransparency',
      'publicNotice',
      'publicNotices',
    ]);
    const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() };
    for (const [operation, type] of Object.entries(roots)) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        const given = field.args.filter((arg) => isNonNullType(arg.type));
        const file = given.some(({ name }) => name === 'file');
        if (file || open.has(field.name)) continue;
        const args = given.map(({ name, type }) => `${name}: ${literalOf(type)}`);
        const query = `${operation} { ${field.name}${args.length ? `(${args.join(', ')})` : ''} { __typename } }`;
        const response = await fetch(`${system.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        expect([field.name, codeOf((await response.json()) as never)]).toEqual([field.name, 'UNAUTHENTICATED']);
      }
    }
  });

  it.each([
    ['nonsense', 'Bearer nonsense'],
    ['another scheme', 'Basic Y2l0aXplbi0xOng='],
    ['an unsigned token', `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"sub":"admin-1","roles":["admin"]}')}.x`],
  ])('gets UNAUTHENTICATED with %s', async (_, authorization) => {
    const { answer, status, challenge } = await send('{"query":"{ permitTypes { code } }"}', { authorization });
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(status).toBe(401);
    expect(challenge).toContain('error="invalid_token"');
  });

  it('reads what may be applied for: documents with their conditions, limits, fees with their law, and who may act', async () => {
    const { permitTypes, offices } = await anonymously<Catalogue>(`{
      permitTypes { code title { en } description { en } mandatePossible formSchema uiSchema steps { title { en } }
        documents { code when condition { fa en } } fees { code title { fa } payeeTitle { en } basis illustrative }
        timeLimits { step { title { en } } waitsFor effect text { en } days workingDays notAfterYearEnd } }
      offices { id name approved quality { filed } } }`);
    expect(permitTypes.map(({ code }) => code)).toEqual([
      'amendment',
      'construction',
      'extension',
      'inquiry',
      'renewal',
    ]);
    const construction = permitTypes.find(({ code }) => code === 'construction');
    expect(construction?.documents.find(({ code }) => code === 'POA')?.condition).toEqual({
      fa: '«ثبت‌کننده» برابر «نماینده فنی» باشد',
      en: '“Filed by” is “Technical representative”',
    });
    expect(construction?.fees[0]).toMatchObject({ code: 'F-BLD-RES', basis: expect.any(String), illustrative: true });
    expect(construction?.timeLimits).toContainEqual({
      step: { title: { en: 'Municipal approval' } },
      waitsFor: 'MUNICIPALITY',
      effect: 'ESCALATE',
      text: { en: 'If it is not dealt with within 5 working days, it is handed on to a superior.' },
      days: null,
      workingDays: 5,
      notAfterYearEnd: false,
    });
    expect(construction?.mandatePossible).toBe(true);
    expect(offices).toEqual([expect.objectContaining({ id: 'OFF-0001', quality: null })]);
  });

  it('is told of no register: not of a parcel that is somebody’s, and not whether there is one', async () => {
    const { answers, documents } = referenceFiling('construction');
    const query = `query($a: JSON!, $d: [ID!]) {
      evaluate(permitType: "construction", answers: $a, documents: $d) { outcome regulations { value } checks { status message { en } } feeLines { code } } }`;
    const ask = async (text: string) => {
      const { evaluate } = await anonymously<{
        evaluate: { outcome: string; checks: { message: { en: string } | null }[] };
      }>(query, { a: JSON.parse(text), d: documents });
      return evaluate;
    };
    const there = JSON.stringify(answers).replaceAll(/9-1-7-\d+-0-0-0/g, '9-1-7-16-0-0-0');
    const one = await ask(there);
    expect(one).toMatchObject({ outcome: 'INCOMPLETE', feeLines: [] });
    expect(one.checks.map(({ message }) => message?.en).join()).toMatch(/is shown to its owner only/);
    expect(await ask(there.replaceAll('9-1-7-16-0-0-0', '9-9-9-9999-0-0-0'))).toEqual(one);
  });

  it.each([
    ['the definition', '{ permitType(code: "inquiry") { definition } }'],
    ['what is not published yet', '{ permitTypes(status: DRAFT) { code } }'],
    ['an evaluation of a case', '{ evaluate(permitType: "inquiry", answers: {}, reference: "U-1") { outcome } }'],
    ['an evaluation for an owner', '{ evaluate(permitType: "inquiry", answers: {}, onBehalfOf: "M-1") { outcome } }'],
  ])('gets no more of the catalogue: %s', async (_, query) => {
    expect(codeOf(await anonymous(query))).toBe('UNAUTHENTICATED');
  });

  it('may still look at the schema', async () => {
    const response = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __schema { queryType { name } } }"}',
    });
    expect(await response.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });
});

describe('what nobody foresaw', () => {
  it('is answered without its cause, under the id of its request', async () => {
    const owner = createPrisma(system.ownerUrl, 1);
    await owner.$executeRaw`ALTER TABLE "PermitType" RENAME TO "Moved"`;
    try {
      const { answer, text } = await send('{"query":"{ permitTypes { code } }"}', { 'x-request-id': 'request-0001' });
      expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(answer.errors?.[0]?.extensions).toMatchObject({ requestId: 'request-0001' });
      expect(text).not.toMatch(/prisma|relation|does not exist/i);
    } finally {
      await owner.$executeRaw`ALTER TABLE "Moved" RENAME TO "PermitType"`;
      await owner.$disconnect();
    }
  });
});
