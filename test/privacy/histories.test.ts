import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { rawHistories, signal } from '../support/histories.js';
import { MOBILE, personalDataIn, personalFiling } from '../support/personal-data.js';
import { type System, startSystem } from '../support/system.js';
import { type Actors, actors } from './scene.js';

let system: System;
let act: Actors;

beforeAll(async () => {
  system = await startSystem();
  act = actors(system);
});
afterAll(() => system.stop());

const WORDS = `خانم مریم رضایی با کد ملی ۹۹۹۰۰۰۰۰۱۸ و تلفن ${MOBILE}، citizen-1@example.com`;
const openTask = ({ tasks }: { tasks: { id: string; status: string }[] }) =>
  tasks.find(({ status }) => status === 'OPEN')?.id;

async function issued(permitType: string): Promise<string> {
  const { reference } = await act.filed(permitType);
  const task = openTask(await act.until(reference, 'UNDER_REVIEW', 'AWAITING_PAYMENT', 'ISSUED'));
  if (task) expect((await act.decide(task, 'APPROVE', { c: [WORDS] })).errors).toBeUndefined();
  await act.until(reference, 'AWAITING_PAYMENT', 'ISSUED');
  await act.pay(reference);
  await act.until(reference, 'ISSUED');
  return reference;
}

async function returnedAndRejected(): Promise<string> {
  const { reference, tasks } = await act.filed();
  expect((await act.decide(tasks[0]?.id, 'RETURN', { r: WORDS })).errors).toBeUndefined();
  await act.until(reference, 'RETURNED');
  const again = openTask(await act.submit(reference));
  expect((await act.decide(again, 'REJECT', { r: WORDS, c: [WORDS] })).errors).toBeUndefined();
  return reference;
}

async function withdrawn(): Promise<string> {
  const { reference } = await act.filed();
  await system.get(
    'citizen-1',
    'mutation($r: ID!, $w: String) { withdrawApplication(reference: $r, reason: $w) { status } }',
    { r: reference, w: WORDS },
  );
  return reference;
}

/** In a zone that only a commission may decide on, with answers that its findings quote. */
async function referred(): Promise<string> {
  const { answers } = personalFiling('construction') as unknown as { answers: { property: object } };
  await system.prisma.registerRecord.updateMany({
    where: { register: 'parcels', key: '9-1-7-19-0-0-0' },
    data: {
      record: {
        nosaziCode: '9-1-7-19-0-0-0',
        fileCode: 10000019,
        zone: 'Z-R2',
        wideningArea: '0',
        passageWidth: '12',
        overlays: ['HERITAGE'],
        renewalArrears: 0,
        openArticle100: false,
        detained: false,
      },
    },
  });
  const changes = { property: { ...answers.property, nosaziCode: '9-1-7-19-0-0-0', postalCode: '9045678913' } };
  return (await act.filed('construction', changes)).reference;
}

it('no history of any kind of case holds anything of a person', { timeout: 240_000 }, async () => {
  const references = [
    ...(await Promise.all([issued('construction'), returnedAndRejected(), withdrawn(), referred()])),
    ...(await Promise.all(['extension', 'renewal', 'amendment', 'inquiry'].map(issued))),
  ];
  const histories = await vi.waitFor(
    async () => {
      const found = await rawHistories(system);
      for (const reference of references) {
        expect(found.map(({ workflowId }) => workflowId)).toContain(`application/${reference}`);
      }
      return found;
    },
    { timeout: 30_000, interval: 500 },
  );
  expect(histories.length).toBeGreaterThan(references.length);
  const held = histories.map(({ workflowId, text }) => ({ workflowId, found: personalDataIn(text) }));
  expect(held.filter(({ found }) => found.length > 0)).toEqual([]);
  // What was said is somewhere, only not there.
  expect(await system.prisma.remark.count({ where: { text: WORDS } })).toBeGreaterThan(4);
  expect(await system.prisma.task.count({ where: { conditions: { has: WORDS } } })).toBeGreaterThan(2);
});

it('what somebody else puts into a history is found', { timeout: 60_000 }, async () => {
  const { reference } = await act.filed();
  await signal(system, reference, 'visited', { owner: { name: 'مریم رضایی', id: '۹۹۹۰۰۰۰۰۱۸' } });
  await vi.waitFor(
    async () => {
      const history = (await rawHistories(system)).find(({ workflowId }) => workflowId.endsWith(reference));
      expect(personalDataIn(history?.text ?? '').sort()).toEqual(['مریم رضایی', '۹۹۹۰۰۰۰۰۱۸']);
    },
    { timeout: 30_000, interval: 500 },
  );
});
