import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import { surroundingsOf } from '../cli/shipped-surroundings.js';
import { diagnose } from '../forms/diagnose.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { loadShipped } from '../forms/load.js';
import { type System, startSystem } from './support/system.js';

let system: System;
const definitions = new Map<string, FormDefinition>();

beforeAll(async () => {
  system = await startSystem();
  const surroundings = surroundingsOf(await loadShipped());
  for (const code of ['demolition', 'time-extension']) {
    const text = readFileSync(new URL(`../examples/${code}.json`, import.meta.url), 'utf8');
    const { definition } = await diagnose(text, surroundings);
    if (!definition) throw new Error(`${code} is broken`);
    definitions.set(code, definition);
    await serve(system.prisma, definition);
  }
});
afterAll(() => system.stop());

interface Case {
  status: string;
  evaluation: { outcome: string; total: string };
  currentSteps: { code: string }[];
  tasks: { id: string; role: string; status: string }[];
  slips: { id: string; payable: string }[];
  permit: { validUntil: string } | null;
}

/** Files the first example of a type as a citizen does, with its documents and register records there. */
async function file(code: string): Promise<string> {
  const [example] = definitions.get(code)?.examples ?? [];
  if (!example) throw new Error(`${code} has no example`);
  const lookups = definitions.get(code)?.registers ?? [];
  for (const { name, register } of lookups) {
    const record = [example.registers?.[name]].flat()[0];
    if (typeof record !== 'object') continue;
    const key = String(register === 'parcels' ? record.nosaziCode : record.number);
    const kept = { record: record as object, source: 'test', version: '1', recordedAt: new Date() };
    const where = { register_key: { register, key } };
    await system.prisma.registerRecord.upsert({ where, create: { register, key, ...kept }, update: kept });
  }
  const start = 'mutation($c: ID!, $a: JSON!) { startApplication(permitType: $c, answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    c: code,
    a: example.answers,
  });
  const { reference } = startApplication;
  const paper = { fileName: 'a.pdf', mediaType: 'application/pdf', size: 1 };
  const documents = (example.documents ?? []).map((name) => ({ reference, code: name, sha256: name, ...paper }));
  await system.prisma.attachedDocument.createMany({ data: documents });
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  return reference;
}

const look = async (reference: string): Promise<Case> => {
  const query = `query($r: ID!) { application(reference: $r) { status evaluation { outcome total } currentSteps { code }
    tasks { id role status } slips { id payable } permit { validUntil } } }`;
  return (await system.get<{ application: Case }>('citizen-1', query, { r: reference })).application;
};

const waitsAt = (reference: string, ...steps: string[]) =>
  vi.waitFor(
    async () => expect((await look(reference)).currentSteps.map(({ code }) => code).sort()).toEqual(steps.sort()),
    { timeout: 15_000, interval: 100 },
  );

async function approve(reference: string, as: string, role: string): Promise<void> {
  const task = (await look(reference)).tasks.find((each) => each.role === role && each.status === 'OPEN');
  await system.get(as, 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', { id: task?.id });
}

async function pay(reference: string): Promise<void> {
  for (const { id } of (await look(reference)).slips) {
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
      'citizen-1',
      'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }',
      { id },
    );
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
}

it('a demolition is answered by three utilities side by side, approved, paid and issued', async () => {
  const reference = await file('demolition');
  await waitsAt(reference, 'water-cut', 'power-cut', 'gas-cut');
  await approve(reference, 'gas-1', 'gas-company');
  await waitsAt(reference, 'water-cut', 'power-cut');
  await approve(reference, 'water-1', 'water-company');
  await approve(reference, 'power-1', 'power-company');
  await waitsAt(reference, 'approval');
  await approve(reference, 'supervisor-1', 'supervisor');
  await waitsAt(reference, 'payment');
  expect((await look(reference)).slips.map(({ payable }) => payable)).toEqual(['7500000']);
  await pay(reference);
  await waitsAt(reference);
  expect(await look(reference)).toMatchObject({ status: 'ISSUED', evaluation: { outcome: 'CLEAN', total: '7500000' } });
}, 60_000);

it('a permit’s time is extended for the service charge alone', async () => {
  const reference = await file('time-extension');
  await waitsAt(reference, 'approval');
  await approve(reference, 'supervisor-1', 'supervisor');
  await waitsAt(reference, 'payment');
  await pay(reference);
  await waitsAt(reference);
  expect(await look(reference)).toMatchObject({
    status: 'ISSUED',
    evaluation: { total: '2000000' },
    permit: { validUntil: '1406/10/01' },
  });
}, 60_000);
