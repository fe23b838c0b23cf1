import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { validDocumentOf } from '../../city/catalogue/check.js';
import { propose } from '../../city/catalogue/propose.js';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { diagnose } from '../../forms/diagnose.js';
import { loadShipped } from '../../forms/load.js';
import { exampleOn } from '../support/example.js';
import { type System, startSystem } from '../support/system.js';
import { talkerOf } from '../support/talk.js';

let system: System;
let life: ReturnType<typeof exampleOn>;

const MANY = 3_000;
const named = (i: number) => `${['دفتر', 'گروه', 'شرکت'][i % 3]} مهندسی ${['آبان', 'كيان', 'نگین'][(i % 7) % 3]} ${i}`;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'demolition');
  const text = readFileSync(new URL('../../examples/demolition.json', import.meta.url), 'utf8');
  const { definition } = await diagnose(text, surroundingsOf(await loadShipped()));
  if (!definition) throw new Error('the example is sound');
  const sound = validDocumentOf(definition);
  await propose({ prisma: system.prisma, approval: false }, { kind: 'PERMIT_TYPE', sound, by: 'admin-1' });
  const rows = Array.from({ length: MANY }, (_, i) => ({ officeId: `N-${i}`, name: named(i), approved: true }));
  await system.prisma.registerRecord.createMany({
    data: rows.map((record) => ({
      register: 'offices',
      key: record.officeId,
      record,
      source: 'test',
      version: '1',
      recordedAt: new Date(),
    })),
  });
});
afterAll(() => system.stop());

const { done } = talkerOf(() => system);
const PATH = 'demolition.supervisedBy';

async function choices(as: string, more: object): Promise<{ value: string; label: { fa: string } }[]> {
  const query =
    'query($p: String!, $s: String, $v: [String!], $f: Int, $o: Int) { permitType(code: "demolition") { choices(path: $p, search: $s, values: $v, first: $f, offset: $o) { value label { fa } } } }';
  type Found = { permitType: { choices: { value: string; label: { fa: string } }[] } };
  return (await system.get<Found>(as, query, { p: PATH, ...more })).permitType.choices;
}

it('finds records by words as people write them, those that begin so first, a page at a time', async () => {
  const found = await choices('citizen-1', { s: 'کیان ۱۲', f: 100 });
  expect(found.length).toBeGreaterThan(3);
  for (const { label } of found) expect(label.fa).toMatch(/كيان.*12/);
  const [first] = await choices('citizen-1', { s: 'شرکت مهندسي', f: 1 });
  expect(first?.label.fa).toMatch(/^شرکت/);
  const whole = await choices('citizen-1', { s: 'دفتر', f: 40 });
  const second = await choices('citizen-1', { s: 'دفتر', f: 20, o: 20 });
  expect(whole.slice(20)).toEqual(second);
  expect(await choices('citizen-1', { s: 'هیچستان' })).toEqual([]);
  expect(await choices('citizen-1', { v: ['N-7', 'NONE'] })).toEqual([{ value: 'N-7', label: { fa: named(7) } }]);
});

it('tells nobody who is not signed in', async () => {
  const query = `{ permitType(code: "demolition") { choices(path: "${PATH}") { value } } }`;
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

const example = () => life.definition.examples[0] as { answers: Record<string, object>; documents: string[] };
const answersWith = (supervisedBy: string) => {
  const { answers } = example();
  return { ...answers, demolition: { ...answers.demolition, supervisedBy } };
};

it('refuses what no record has, by path and in words, and keeps what the register said of what was chosen', async () => {
  const reference = await life.people.draft('demolition', answersWith('N-999999'), 'citizen-1', example().documents);
  type Lacks = { application: { draftIssues: { path: string; code: string }[] } };
  const asked = '{ draftIssues { path code message { fa } } }';
  const lacks = await system.get<Lacks>('citizen-1', `query($r: ID!) { application(reference: $r) ${asked} }`, {
    r: reference,
  });
  expect(lacks.application.draftIssues).toEqual([expect.objectContaining({ path: PATH, code: 'NOT_AN_OPTION' })]);
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
  const refused = (await system.ask('citizen-1', submit, { r: reference })) as {
    errors?: { extensions: { code: string; issues: object[] } }[];
  };
  expect(refused.errors?.[0]?.extensions.issues).toEqual([
    expect.objectContaining({ path: PATH, code: 'NOT_AN_OPTION' }),
  ]);

  await system.get(
    'citizen-1',
    'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
    {
      r: reference,
      a: answersWith('N-7'),
    },
  );
  await life.people.submit(reference);
  const { registers } = await system.prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision: 1 } },
  });
  expect(registers).toMatchObject({ 'offices/N-7': { status: 'found', record: { name: named(7) } } });
});

it('a conversation offers what a part of a name may mean, and takes the one that is meant', async () => {
  const begun = await done('citizen-1', 'startConversation', { permitType: 'demolition', idempotencyKey: 'talk-1' });
  const reference = begun.application.reference;
  const { supervisedBy: _, ...demolition } = answersWith('').demolition as Record<string, unknown>;
  await system.get(
    'citizen-1',
    'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
    {
      r: reference,
      a: { ...example().answers, demolition },
    },
  );
  let now = await done('citizen-1', 'fillSlot', { conversation: begun.id });
  expect(now.turns.at(-1)?.reply).toContain(named(7).replace('7', ''));
  for (let i = 0; i < 6 && !(now.ask?.kind === 'FIELD' && now.ask.paths.includes(PATH)); i += 1)
    now = await done('citizen-1', 'say', { conversation: begun.id, text: 'رد شو' });
  expect(now.ask?.paths).toEqual([PATH]);
  now = await done('citizen-1', 'say', { conversation: begun.id, text: 'هیچستان' });
  expect(now.turns.at(-1)?.reply).toContain('پیدا نشد');
  now = await done('citizen-1', 'say', { conversation: begun.id, text: 'کیان ۲۰' });
  const meant = await choices('citizen-1', { s: 'کیان ۲۰', f: 12 });
  expect(meant.length).toBeGreaterThan(1);
  const { conversation } = await system.get<{ conversation: { ask: { options: { value: string }[] } } }>(
    'citizen-1',
    'query($i: ID!) { conversation(id: $i) { ask { options { value } } } }',
    { i: begun.id },
  );
  expect(conversation.ask.options.map(({ value }) => value).toSorted()).toEqual(
    meant.map(({ value }) => value).toSorted(),
  );
  now = await done('citizen-1', 'say', { conversation: begun.id, text: meant[1]?.label.fa ?? '' });
  expect(now.application.answers).toMatchObject({ demolition: { supervisedBy: meant[1]?.value } });
});
