import { readFileSync } from 'node:fs';
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../../graphql/entities.js';
import { globalId } from '../../graphql/global-id.js';
import { schema } from '../../graphql/schema/index.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, evaluation, seedFiled } from './seed.js';

const CASES = 21;
let system: System;

const referenceOf = (i: number) => `U-1403-${String(i).padStart(6, '0')}`;

/** What a revision of a case was found to come to: of no two the same. */
const found = (reference: string, revision: number) => {
  const text = { fa: `${reference} ${revision}`, en: `${reference} ${revision}` };
  const regulations = ['COVERAGE', 'FLOOR-1', 'FLOOR-1'].map((id, i) => ({
    ...{ id, title: text, value: `${reference} ${revision} ${i}`, basis: 'b' },
  }));
  return { ...evaluation, regulations, checks: evaluation.checks.map((check) => ({ ...check, title: text })) };
};

async function filedAgain(reference: string): Promise<void> {
  const { prisma } = system;
  const one = await prisma.submission.findFirstOrThrow({ where: { reference, revision: 1 } });
  const { revision } = await prisma.application.findUniqueOrThrow({ where: { reference } });
  const again = { ...one, revision: revision + 1, evaluation: found(reference, revision + 1) };
  await prisma.submission.create({ data: again as never });
  await prisma.application.update({ where: { reference }, data: { revision: revision + 1 } });
}

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const { prisma } = system;
  const file = new URL('../../forms/definitions/inquiry.json', import.meta.url);
  const inquiry = JSON.parse(readFileSync(file, 'utf8')) as { version: number; steps: { title: object }[] };
  const before = await prisma.permitType.findMany({ select: { hash: true }, orderBy: { hash: 'asc' } });
  const steps = inquiry.steps.map((step) => ({ ...step, title: { fa: 'گامی دیگر', en: 'another step' } }));
  const next = { ...inquiry, version: inquiry.version + 1, steps, carryOver: undefined };
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { id } }', { d: next });
  const types = await prisma.permitType.findMany({
    select: { hash: true, definition: true },
    orderBy: { hash: 'asc' },
  });
  expect(types.length).toBeGreaterThan(before.length);
  for (let i = 0; i < CASES; i += 1) {
    const reference = referenceOf(i);
    const status = i % 6 === 0 ? 'ISSUED' : i % 6 === 1 ? 'AWAITING_PAYMENT' : 'UNDER_REVIEW';
    await seedFiled(prisma, { reference, status, slips: 1 + (i % 2), slip: i % 6 === 1 ? 'PAYABLE' : 'DRAFT' });
    const { hash = '', definition } = types[i % types.length] ?? {};
    const [first] = (definition as { steps: { id: string; type: string; title: object }[] }).steps;
    const data = { permitTypeHash: hash, currentSteps: [first?.id ?? ''] };
    await prisma.application.update({ where: { reference }, data });
    const step = { stepId: first?.id ?? '', stepType: first?.type ?? '', title: first?.title ?? {} };
    await prisma.task.updateMany({ where: { reference }, data: step });
    const where = { reference_revision: { reference, revision: 1 } };
    await prisma.submission.update({ where, data: { evaluation: found(reference, 1) as object } });
    for (let more = 0; more < i % 3; more += 1) await filedAgain(reference);
  }
  const refund = {
    revision: 1,
    payee: 'MUNICIPALITY',
    kind: 'BELOW_ZERO',
    status: 'DUE',
    amount: 5n,
    lines: [],
  } as const;
  await prisma.refund.create({ data: { ...refund, id: 'R-1', reference: referenceOf(1), createdAt: new Date() } });
  const receipt = { trackingNumber: '1', amount: 5n, status: 'UNMATCHED', channel: 'FILE' } as const;
  await prisma.receipt.create({ data: receipt });
  const offer = { officeId: 'OFF-0001', permitTypes: ['construction'], ownerId: 'citizen-1', validUntil: '1499/01/01' };
  await prisma.mandate.create({ data: offer });
  const transfer = {
    reference: referenceOf(2),
    fromId: 'citizen-1',
    toNationalId: '9990000026',
    validUntil: '1499/01/01',
  };
  await prisma.caseTransfer.create({ data: transfer });
}, 60_000);
afterAll(() => system.stop());

/** Links are signed anew each time; of these cases there are neither workflows nor papers; the rest is for administrators. */
const APART = new Set(['url', 'workflow', 'definition', 'token']);

const objectOf = (type: GraphQLOutputType) => {
  const named = getNamedType(type);
  return isObjectType(named) ? named : undefined;
};

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ name, args }) => !APART.has(name) && !args.some(isRequiredArgument));

/** All that can be asked of a type without an argument, with the type of everything, down to a depth. */
const selectionOf = (type: GraphQLObjectType, depth: number): string =>
  ['__typename', ...fieldsOf(type).flatMap((field) => selected(field, depth))].join(' ');

function selected({ name, type }: { name: string; type: GraphQLOutputType }, depth: number): string[] {
  const of = objectOf(type);
  if (!of) return [name];
  return depth > 0 ? [`${name} { ${selectionOf(of, depth - 1)} }`] : [];
}

type Shown = { __typename?: string; id?: string };

/** What every object with an id was seen to have, by type, id and field. */
type Seen = Map<string, { type: string; id: string; values: Map<string, string> }>;

const entityOf = (value: unknown): { type: string; id: string } | undefined => {
  const { __typename: type, id } = (value ?? {}) as Shown;
  return type && id ? { type, id } : undefined;
};

/** What stands in a value, by its path; of what has an identity of its own only which that is. */
function leavesOf(value: unknown, path: string): [path: string, leaf: string][] {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]];
  const entity = path === '' ? undefined : entityOf(value);
  if (entity) return [[path, `${entity.type} ${entity.id}`]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${path}.${name}`));
}

function note(value: unknown, seen: Seen, differing: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const entity = entityOf(value);
  if (entity) {
    const key = `${entity.type} ${entity.id}`;
    const known = seen.get(key) ?? { ...entity, values: new Map<string, string>() };
    seen.set(key, known);
    for (const [path, leaf] of leavesOf(value, '')) {
      const before = known.values.get(path) ?? leaf;
      if (before !== leaf) differing.push(`${key}${path}: ${before} and ${leaf}`);
      known.values.set(path, leaf);
    }
  }
  for (const inner of Object.values(value)) note(inner, seen, differing);
}

const LISTS: Record<string, string[]> = {
  'citizen-1': [
    'applications',
    'tasks',
    'mandates',
    'transfers',
    'permitTypes',
    'permitTypes(status: RETIRED)',
    'offices',
  ],
  'supervisor-1': ['applications', 'tasks', 'roleHoldings(person: "supervisor-1")', 'units', 'districts', 'roles'],
  'admin-1': ['publications', 'proposals', 'roleHoldings', 'delegations', 'sessions'],
  'cashier-1': ['receipts', 'refunds'],
  'auditor-1': ['applications', `trail(subject: "permit-type/inquiry")`],
};

/** As much at once as one document may ask for. */
function inBatches(fields: string[]): string[][] {
  const batches: string[][] = [[]];
  let words = 0;
  for (const field of fields) {
    words += field.split(' ').length;
    if (words > 450) {
      batches.push([]);
      words = field.split(' ').length;
    }
    batches.at(-1)?.push(field);
  }
  return batches;
}

async function everythingSeenBy(as: string): Promise<{ seen: Seen; differing: string[] }> {
  const seen: Seen = new Map();
  const differing: string[] = [];
  const query = schema.getQueryType()?.getFields() ?? {};
  for (const list of LISTS[as] ?? []) {
    const [name = ''] = list.split('(');
    const type = objectOf(query[name]?.type as GraphQLOutputType) as GraphQLObjectType;
    const edge = objectOf(type.getFields().edges?.type as GraphQLOutputType);
    const row = edge ? (objectOf(edge.getFields().node?.type as GraphQLOutputType) as GraphQLObjectType) : type;
    for (const fields of inBatches(fieldsOf(row).flatMap((each) => selected(each, 2)))) {
      const inner = `__typename id ${fields.join(' ')}`;
      const whole = list.endsWith(')') ? `${list.slice(0, -1)}, first: 100)` : `${list}(first: 100)`;
      const { data, errors } = await system.ask(
        as,
        edge ? `{ ${whole} { edges { node { ${inner} } } } }` : `{ ${list} { ${inner} } }`,
      );
      expect(errors, `${list} ${fields}`).toBeUndefined();
      note(data, seen, differing);
    }
  }
  return { seen, differing };
}

it.each(Object.keys(LISTS))(
  'everything that %s sees under one id has the same values wherever it stands',
  async (as) => {
    const { seen, differing } = await everythingSeenBy(as);
    expect(seen.size).toBeGreaterThan(0);
    expect(differing).toEqual([]);
    // A cache that keeps no types apart shows the same, too.
    const types = new Map<string, string>();
    for (const { type, id } of seen.values()) expect(types.get(id) ?? type, id).toBe(types.set(id, type).get(id));

    const all = [...seen.values()];
    for (let i = 0; i < all.length; i += 100) {
      const some = all.slice(i, i + 100);
      const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
      const { nodes } = await system.get<{ nodes: unknown[] }>(as, query, { ids: some.map(({ id }) => id) });
      expect(nodes).toEqual(some.map(({ type, id }) => ({ __typename: type, id })));
    }
  },
);

it('every type with an identity can be found by it, and every id is one', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const withId = types.filter((type) => type.getFields().id && !type.getFields().id?.deprecationReason);
  const nodes = types.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  expect(withId.map(({ name }) => name)).toEqual(nodes.map(({ name }) => name));
  expect(nodes.map(({ name }) => name).sort()).toEqual(Object.keys(ENTITIES).sort());
  for (const type of nodes) expect(String(type.getFields().id?.type)).toBe('ID!');
});

describe('an id', () => {
  const reference = referenceOf(2);
  const read = (as: string, id: string, fields = '') =>
    system.ask<{ node: Record<string, unknown> | null }>(
      as,
      `query($id: ID!) { node(id: $id) { __typename id ${fields} } }`,
      { id },
    );

  it('of another revision, or another version, is another', async () => {
    const query = `query($r: ID!) { application(reference: $r) { id evaluation { id regulations { id code value } }
      permitType { id version steps { id code } } } active: permitType(code: "inquiry") { id steps { id code } } }`;
    type Case = { id: string; evaluation: { id: string; regulations: { id: string; code: string; value: string }[] } };
    const look = async () =>
      (await system.get<{ application: Case }>('citizen-1', query, { r: reference })).application;
    const before = await look();
    const kept = before.evaluation.regulations.map(({ id }) => id);
    expect(new Set(kept).size).toBe(3);
    expect(before.evaluation.regulations.map(({ code }) => code)).toEqual(['COVERAGE', 'FLOOR-1', 'FLOOR-1']);
    const on = '... on Regulation { value } ... on Evaluation { revision regulations { value } }';
    const first = await read('citizen-1', kept[1] ?? '', on);
    expect(first.data.node).toMatchObject({ __typename: 'Regulation', value: before.evaluation.regulations[1]?.value });
    await filedAgain(reference);
    const after = await look();
    expect(after.id).toBe(before.id);
    expect(after.evaluation.id).not.toBe(before.evaluation.id);
    expect(after.evaluation.regulations.map(({ id }) => id).filter((id) => kept.includes(id))).toEqual([]);
    expect((await read('citizen-1', kept[1] ?? '')).data.node).toBeNull();
    expect((await read('citizen-1', after.evaluation.id, on)).data.node).toMatchObject({
      regulations: after.evaluation.regulations.map(({ value }) => ({ value })),
    });
  });

  it('of a preview is of that answer alone', async () => {
    const query = `query($a: JSON!) { evaluate(permitType: "inquiry", answers: $a) { id regulations { id code } } }`;
    const file = new URL('../reference/inquiry.json', import.meta.url);
    const { answers } = JSON.parse(readFileSync(file, 'utf8')) as { answers: object };
    type Preview = { evaluate: { id: string; regulations: { id: string }[] } };
    const [one, other] = [
      await system.get<Preview>('citizen-1', query, { a: answers }),
      await system.get<Preview>('citizen-1', query, { a: answers }),
    ];
    const ids = [one, other].flatMap(({ evaluate }) => [evaluate.id, ...evaluate.regulations.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await read('citizen-1', one.evaluate.id)).data.node).toBeNull();
  });

  it('leads to what its ordinary query shows, with every field', async () => {
    const fields = `... on PermitApplication { reference status evaluation { total } tasks { id } answers }
      ... on Task { role application { reference } step { code } } ... on PaymentSlip { payable lines { amount } }
      ... on TimelineEntry { seq summary { fa } } ... on Office { name } ... on Permit { number application { reference } }`;
    const issued = referenceOf(0);
    const ids = [
      globalId('PermitApplication', issued),
      `${issued}-1`,
      `${issued}-1-1`,
      globalId('TimelineEntry', issued, 1),
      'OFF-0001',
      globalId('Permit', `1405-${issued}`),
    ];
    const query = `query($ids: [ID!]!) { nodes(ids: $ids) { __typename ${fields} } }`;
    const { nodes } = await system.get<{ nodes: unknown[] }>('citizen-1', query, { ids });
    expect(nodes).toMatchObject([
      {
        __typename: 'PermitApplication',
        reference: issued,
        status: 'ISSUED',
        evaluation: { total: '9007199254740993' },
      },
      { __typename: 'Task', role: 'supervisor', application: { reference: issued } },
      { __typename: 'PaymentSlip', payable: '9007199254740000', lines: [{ amount: '9007199254740993' }] },
      { __typename: 'TimelineEntry', seq: 1, summary: { fa: 'آزمون' } },
      { __typename: 'Office', name: 'دفتر مهندسی نمونه' },
      { __typename: 'Permit', number: `1405-${issued}`, application: { reference: issued } },
    ]);
  });

  it('of what is another’s gives nothing, as one of nothing does', async () => {
    const { seen } = await everythingSeenBy('citizen-1');
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const shared = new Set(['PermitType', 'StepDefinition', 'Office', 'Role', 'District']);
    const own = [...seen.values()].filter(({ type }) => !shared.has(type)).map(({ id }) => id);
    expect(own.length).toBeGreaterThan(100);
    for (let i = 0; i < own.length; i += 100) {
      const { nodes } = await system.get<{ nodes: unknown[] }>('gas-1', query, { ids: own.slice(i, i + 100) });
      expect(new Set(nodes)).toEqual(new Set([null]));
    }
    for (const as of ['citizen-1', 'office-1', 'supervisor-1']) {
      const { trail } = { trail: globalId('TrailEntry', 'permit-type/inquiry', 1) };
      expect((await read(as, trail)).data.node).toBeNull();
    }
    expect((await read('auditor-1', globalId('TrailEntry', 'permit-type/inquiry', 1))).data.node).not.toBeNull();
  });

  it('asks whoever has not signed in to do so, unless everybody may read it', async () => {
    const { permitType } = await system.get<{ permitType: { id: string } }>(
      'citizen-1',
      '{ permitType(code: "inquiry") { id } }',
    );
    const asked = async (id: string) => {
      const body = JSON.stringify({ query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id } });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
      return (await response.json()) as { data: { node: Shown | null }; errors?: { extensions: { code: string } }[] };
    };
    expect((await asked(permitType.id)).data.node?.id).toBe(permitType.id);
    for (const id of [globalId('PermitApplication', reference), `${reference}-1`, 'none']) {
      expect(codeOf(await asked(id))).toBe('UNAUTHENTICATED');
    }
  });

  it.each([
    ['no text', ''],
    ['another alphabet', 'شناسه'],
    ['a pair of signs', '🏛️'],
    ['a quotation', `' OR 1=1 --`],
    ['a long one', 'x'.repeat(20_000)],
    ['a null within', Buffer.from('Office:a\u0000b').toString('base64url')],
    ['a percent sign', Buffer.from('TimelineEntry:%E0%A4%A/1').toString('base64url')],
    ['too many parts', globalId('TimelineEntry', referenceOf(2), 1, 1)],
    ['no number', globalId('TimelineEntry', referenceOf(2), 'one')],
    ['a number beyond all', globalId('TimelineEntry', referenceOf(2), '99999999999999999999')],
    ['no UUID', globalId('Mandate', 'OFF-0001')],
    ['a type that is none', globalId('Nothing', 'x')],
    ['a type of JavaScript', globalId('Object', 'x')],
    ['a name of JavaScript', Buffer.from('Constructor:x').toString('base64url')],
    ['a type that has no identity', globalId('LocalizedText', 'x')],
    ['another installation’s', globalId('PermitApplication', 'U-1399-999999')],
    ['a UUID of nothing', '018f4e9e-0000-7000-8000-000000000000'],
  ])('that is %s gives nothing', async (_, id) => {
    const { data, errors } = await read('admin-1', id);
    expect(errors).toBeUndefined();
    expect(data.node).toBeNull();
  });

  it('may stand several times among as many as are read at once, and no more', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const [one, none] = [`${referenceOf(1)}-1`, 'none'];
    const answer = await system.get<{ nodes: unknown[] }>('citizen-1', query, { ids: [one, none, one] });
    expect(answer.nodes).toEqual([{ id: one }, null, { id: one }]);
    for (const ids of [[], Array.from({ length: 101 }, () => one)]) {
      expect(codeOf(await system.ask('citizen-1', query, { ids }))).toBe('BAD_USER_INPUT');
    }
  });
});
