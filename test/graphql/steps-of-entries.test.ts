import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let reference: string;
const title = (en: string) => ({ fa: 'واحد', en });
const field = (name: string, schema: object) => ({
  schema: {
    ...{ type: 'object', additionalProperties: false, required: [name] },
    properties: { [name]: { title: 'پاسخ', 'x-i18n': { en: { title: 'Answer' } }, ...schema } },
  },
});

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const ready = { id: 'ready', type: 'wait', title: title('Ready'), signal: 'ready', by: 'applicant' };
  const look = { id: 'look', type: 'review', title: title('Look'), role: 'supervisor' };
  const each = {
    ...{ id: 'units-seen', type: 'parallel', title: title('Units'), each: 'units' },
    branches: [
      {
        id: 'unit',
        steps: [
          { ...ready, form: field('note', { type: 'string', maxLength: 50 }) },
          { ...look, form: field('area', { type: 'string', format: 'decimal' }) },
        ],
      },
    ],
  };
  const told = {
    ...{ id: 'told', type: 'notify', title: title('Told'), to: 'applicant', message: title('All are seen.') },
    when: 'results.look.answers.all(a, a.area.orValue(dec("0")) > dec("10"))',
  };
  const definition = freeType([each, told, { id: 'print', type: 'issue', title: title('Print') }]) as unknown as {
    form: { schema: { properties: Record<string, object> }; ui: Record<string, string[]> };
  };
  definition.form.schema.properties.units = {
    ...{ type: 'array', maxItems: 5, title: 'واحدها', 'x-i18n': { en: { title: 'Units' } } },
    items: {
      ...{ type: 'object', title: 'واحد', 'x-i18n': { en: { title: 'Unit' } }, additionalProperties: false },
      ...field('name', { type: 'string', maxLength: 20 }).schema,
    },
  };
  definition.form.ui['ui:order']?.push('units');
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const answers = { ...smallAnswers, units: [{ name: 'north' }, { name: 'south' }] };
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: answers });
  reference = made.startApplication.reference;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
});
afterAll(() => system.stop());

interface Told {
  tellCase: { errors: { code: string }[] };
}
const tell = async (signal: string, data: object) => {
  const mutation = 'mutation($i: TellCaseInput!) { tellCase(input: $i) { errors { code } } }';
  const input = { reference, signal, data };
  return (await system.get<Told>('citizen-1', mutation, { i: input })).tellCase.errors.map(({ code }) => code);
};
const open = (stepId: string) =>
  vi.waitFor(() => system.prisma.task.findFirstOrThrow({ where: { reference, stepId, status: 'OPEN' } }), 20_000);
const decide = async (stepId: string, area: string) => {
  const mutation = 'mutation($i: ID!, $a: JSON) { decideTask(id: $i, outcome: APPROVE, answers: $a) { status } }';
  await system.get('supervisor-1', mutation, { i: (await open(stepId)).id, a: { area } });
};

it('is told for its own entry, and for no other and none at all', async () => {
  await vi.waitFor(async () => expect(await tell('ready.1', { note: 'the door is open' })).toEqual([]), 20_000);
  for (const signal of ['ready', 'ready.0', 'ready.3']) expect(await tell(signal, { note: 'x' })).toHaveLength(1);
  await open('look.1');
  expect(await system.prisma.task.count({ where: { reference, stepId: { startsWith: 'look' } } })).toBe(1);
});

it('goes each its own way, keeps what each gave, and goes on when all are over', async () => {
  await decide('look.1', '90');
  expect(await tell('ready.2', { note: 'ask at the shop' })).toEqual([]);
  const shown = await system.get<{ task: { entry: { text: { en: string } | null }[] } }>(
    'supervisor-1',
    'query($i: ID!) { task(id: $i) { entry { text { en } } } }',
    { i: (await open('look.2')).id },
  );
  expect(shown.task.entry.map(({ text }) => text?.en)).toEqual(['south']);
  await decide('look.2', '120');
  const ended = () => system.prisma.application.findUniqueOrThrow({ where: { reference } });
  await vi.waitFor(async () => expect((await ended()).status).toBe('ISSUED'), 20_000);
  const results = await system.prisma.stepResult.findMany({ where: { reference }, orderBy: { step: 'asc' } });
  expect(results.map(({ step, data }) => [step, JSON.stringify(data)])).toEqual([
    ['look.1', expect.stringContaining('"90"')],
    ['look.2', expect.stringContaining('"120"')],
    ['ready.1', expect.stringContaining('the door is open')],
    ['ready.2', expect.stringContaining('ask at the shop')],
  ]);
  const messages = await system.prisma.notification.findMany({ where: { reference } });
  expect(messages.some(({ message }) => JSON.stringify(message).includes('All are seen.'))).toBe(true);
});
