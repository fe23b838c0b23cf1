import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../worker.js';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

/** Nobody answers here, so there is nothing to wait for. */
const HASTY = { MESSAGE_TIMEOUT_SECONDS: '2' };
let system: System;

beforeAll(async () => {
  system = await startSystem(HASTY, { worker: false });
});
afterAll(() => system.stop());

async function draft(at: System): Promise<string> {
  const { startApplication } = await at.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }',
    { a: referenceFiling('inquiry').answers },
  );
  return startApplication.reference;
}

const SUBMIT = 'mutation($r: ID!) { submitApplication(reference: $r) { revision status } }';
const WORKFLOW = 'query($r: ID!) { application(reference: $r) { reference workflow { status waitingFor } } }';

describe('while no worker runs', () => {
  it('a filing says so, and files once when it is repeated with a worker at hand', { timeout: 60_000 }, async () => {
    const reference = await draft(system);
    expect(codeOf(await system.ask('citizen-1', SUBMIT, { r: reference }))).toBe('UNAVAILABLE');

    const live = await system.ask('citizen-1', WORKFLOW, { r: reference });
    expect(live.errors).toBeUndefined();
    expect(live.data).toMatchObject({ application: { workflow: { status: 'NOT_STARTED' } } });

    const worker = await startWorker(system.config);
    await expect
      .poll(() => system.ask('citizen-1', SUBMIT, { r: reference }), { timeout: 40_000 })
      .toMatchObject({ data: { submitApplication: { revision: 1 } } });
    await worker.stop();

    const asked = await system.ask('citizen-1', WORKFLOW, { r: reference });
    expect(codeOf(asked)).toBe('UNAVAILABLE');
    expect(asked.errors?.[0]?.extensions).toMatchObject({ messages: { fa: expect.stringMatching(/[آ-ی]/) } });
  });
});

describe('while Temporal cannot be reached', () => {
  it('reads and drafts go on, messages say so, and the server is not ready', { timeout: 60_000 }, async () => {
    const held = createServer().listen(0);
    const { port } = held.address() as { port: number };
    await new Promise((resolve) => held.close(resolve));
    const cut = await startSystem({ ...HASTY, TEMPORAL_ADDRESS: `127.0.0.1:${port}` }, { worker: false });
    try {
      const reference = await draft(cut);
      await seedFiled(cut.prisma, { reference: 'U-1400-000001' });
      expect(codeOf(await cut.ask('citizen-1', SUBMIT, { r: reference }))).toBe('UNAVAILABLE');
      expect(codeOf(await cut.ask('citizen-1', WORKFLOW, { r: 'U-1400-000001' }))).toBe('UNAVAILABLE');
      const { applications } = await cut.get<{ applications: { edges: object[] } }>(
        'citizen-1',
        '{ applications { edges { node { status } } } }',
      );
      expect(applications.edges).toHaveLength(2);
      expect((await fetch(`${cut.url}/healthz`)).status).toBe(200);
      const ready = await fetch(`${cut.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ database: true, temporal: false });
    } finally {
      await cut.stop();
    }
  });
});
