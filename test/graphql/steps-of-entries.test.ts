import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { permitNow } from '../../city/papers/permit-now.js';
import { type System, startSystem } from '../support/system.js';
import { answersWith, typeOfUnits } from '../support/units.js';

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
  const definition = typeOfUnits([each, told, { id: 'print', type: 'issue', title: title('Print') }]);
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
  reference = await filed();
});
afterAll(() => system.stop());

async function filed(): Promise<string> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const a = answersWith('north', 'south');
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a });
  await vi.waitFor(() => submit(made.startApplication.reference), 60_000);
  return made.startApplication.reference;
}
const submit = (r: string) =>
  system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r });

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
const decide = async (stepId: string, area: string, more: object = {}) => {
  const mutation = `mutation($i: ID!, $o: ReviewOutcome = APPROVE, $a: JSON, $c: [String!], $r: String) {
    decideTask(id: $i, outcome: $o, answers: $a, conditions: $c, reason: $r) { status } }`;
  await system.get('supervisor-1', mutation, { i: (await open(stepId)).id, a: { area }, ...more });
};

it('is told for its own entry, and for no other and none at all', async () => {
  interface Waiting {
    application: { signals: { signal: string; entry: { text: { en: string } }[] }[] };
  }
  const query = 'query($r: ID!) { application(reference: $r) { signals { signal entry { text { en } } } } }';
  const waiting = await vi.waitFor(async () => {
    const { signals } = (await system.get<Waiting>('citizen-1', query, { r: reference })).application;
    expect(signals).toHaveLength(2);
    return signals;
  }, 20_000);
  expect(waiting.map(({ signal, entry }) => [signal, entry.map(({ text }) => text.en)])).toEqual([
    ['ready.1', ['north']],
    ['ready.2', ['south']],
  ]);
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

it('counts nothing of an entry that is gone when the case comes back with a shorter list', async () => {
  reference = await filed();
  for (const signal of ['ready.1', 'ready.2'])
    await vi.waitFor(async () => expect(await tell(signal, { note: 'come' })).toEqual([]), 20_000);
  await decide('look.2', '4321', { c: ['the gutter is mended'] });
  const conditionsOf = async () => {
    const query = 'query($r: ID!) { application(reference: $r) { conditions { text } } }';
    interface Shown {
      application: { conditions: { text: string }[] };
    }
    const { application } = await system.get<Shown>('citizen-1', query, { r: reference });
    return application.conditions.map(({ text }) => text);
  };
  expect(await conditionsOf()).toEqual(['the gutter is mended']);
  await decide('look.1', '1', { o: 'RETURN', r: 'One unit is another house’s' });
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
  await system.get('citizen-1', save, { r: reference, a: answersWith('north') });
  await submit(reference);
  await vi.waitFor(async () => expect(await tell('ready.1', { note: 'come again' })).toEqual([]), 20_000);
  expect(await conditionsOf()).toEqual([]);
  await decide('look.1', '1234');
  const isIssued = () => system.prisma.application.findUniqueOrThrow({ where: { reference, status: 'ISSUED' } });
  await vi.waitFor(isIssued, 30_000);
  // What the paper is made from.
  const { filed: drawn } = await permitNow(system.prisma, reference);
  expect(drawn?.decided).toMatchObject([{ stepId: 'look.1', conditions: [], answers: { area: '1234' } }]);
});
