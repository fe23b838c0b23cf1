import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../forms/language/definition.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let connector: Server;
const asked: { subject?: string; reference?: string; key?: string }[] = [];

beforeAll(async () => {
  connector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const key = String(request.headers['idempotency-key']);
    asked.push({ ...(JSON.parse(Buffer.concat(chunks).toString()) as object), key });
    // The first try of a service that is just coming up.
    response.statusCode = asked.length === 1 ? 503 : 200;
    response.setHeader('content-type', 'application/json').end('{"found":true}');
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  const { port } = connector.address() as AddressInfo;
  const sample = { url: `http://127.0.0.1:${port}/` };
  system = await startSystem({ CONNECTORS: JSON.stringify({ sample }) });
  const file = new URL('./definitions/every-step.json', import.meta.url);
  await serve(system.prisma, FormDefinition.parse(JSON.parse(await readFile(file, 'utf8'))));
});

afterAll(async () => {
  await system.stop();
  connector.close();
});

interface Case {
  status: string;
  currentSteps: { code: string }[];
  tasks: { id: string; role: string; status: string }[];
  slips: { id: string; status: string }[];
  timeline: { type: string; summary: { fa: string } }[];
  permit: { number: string } | null;
}

it('walks a definition that uses every step type, on real servers', { timeout: 60_000 }, async () => {
  const answers = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'آزمون', visit: true };
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "every-step", answers: $a) { reference } }',
    { a: answers },
  );
  const { reference } = startApplication;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });

  const look = async (): Promise<Case> => {
    const query = `query($r: ID!) { application(reference: $r) { status currentSteps { code } tasks { id role status }
      slips { id status } timeline { type summary { fa } } permit { number } } }`;
    return (await system.get<{ application: Case }>('citizen-1', query, { r: reference })).application;
  };
  const waitsAt = (...steps: string[]) =>
    vi.waitFor(async () => expect((await look()).currentSteps.map(({ code }) => code).sort()).toEqual(steps), {
      timeout: 15_000,
      interval: 100,
    });
  const decide = async (as: string, role: string) => {
    const task = (await look()).tasks.find((each) => each.role === role && each.status === 'OPEN');
    await system.get(as, 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }', { id: task?.id });
  };

  await waitsAt('opinion', 'visit');
  await decide('agency-1', 'agency');
  await waitsAt('visit');
  const tell = async (as: string, data: object, signal = 'visited') => {
    const told = await system.get<{ tellCase: { errors: { code: string; path: string | null }[] } }>(
      as,
      `mutation($i: TellCaseInput!) { tellCase(input: $i) { errors { code path } application { reference } } }`,
      { i: { reference, signal, data } },
    );
    return told.tellCase;
  };
  expect(await tell('agency-1', {}, 'visitd')).toMatchObject({ errors: [{ code: 'SIGNAL_UNKNOWN', path: 'signal' }] });
  expect(await tell('agency-1', { text: 'x'.repeat(20_000) })).toMatchObject({ errors: [{ code: 'TOO_LARGE' }] });
  for (const [as, code] of [
    ['citizen-1', 'FORBIDDEN'],
    ['supervisor-1', 'FORBIDDEN'],
    ['citizen-2', 'NOT_FOUND'],
  ] as const) {
    const refused = await system.ask(
      as,
      'mutation($i: TellCaseInput!) { tellCase(input: $i) { reference errors { code } } }',
      {
        i: { reference, signal: 'visited' },
      },
    );
    expect(JSON.stringify(refused), as).toContain(code);
  }
  const found = { floors: 2, seen: 'نمای شمالی' };
  const [one, two] = await Promise.all([tell('agency-1', found), tell('agency-1', found)]);
  expect([one, two]).toMatchObject([{ errors: [] }, { errors: [] }]);
  await waitsAt('approval');
  expect(await tell('agency-1', found)).toMatchObject({ errors: [] });
  expect(await tell('agency-1', { floors: 3 })).toMatchObject({ errors: [{ code: 'CONFLICT' }] });
  const kept = await system.prisma.stepResult.findMany({ where: { reference, step: 'visit' } });
  expect(kept).toMatchObject([{ data: { signal: 'visited', by: 'agency-1', data: found } }]);
  const carried = await system.prisma.application.findUniqueOrThrow({
    where: { reference },
    select: { standing: true },
  });
  expect(JSON.stringify(carried)).not.toContain('نمای شمالی');
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({ reference, subject: 'آزمون', key: `${reference}-1-enquiry` });
  expect(asked[0]?.key).toBe(asked[1]?.key);

  await decide('supervisor-1', 'supervisor');
  await waitsAt('payment');
  for (const slip of (await look()).slips) {
    const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
      'citizen-1',
      'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }',
      { id: slip.id },
    );
    await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
  await waitsAt('audit');
  const issued = await look();
  expect(issued.status).toBe('ISSUED');
  expect(issued.permit?.number).toMatch(/^\d{4}-\d{6}$/);
  await decide('auditor-1', 'auditor');
  await waitsAt();
  const { timeline } = await look();
  const told = timeline.map(({ type }) => type);
  for (const type of ['REGULATION_ANNOUNCED', 'SERVICE_ANSWERED', 'WAITED', 'NOTIFIED', 'PAID', 'ISSUED', 'AUDITED']) {
    expect(told).toContain(type);
  }
  expect(timeline.every(({ summary }) => /[\u0600-\u06ff]/.test(summary.fa))).toBe(true);
});
