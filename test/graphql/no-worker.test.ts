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

interface Listed {
  applications: { edges: { node: Record<string, unknown> }[] };
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
  let cut: System;
  let reference: string;
  beforeAll(async () => {
    const held = createServer().listen(0);
    const { port } = held.address() as { port: number };
    await new Promise((resolve) => held.close(resolve));
    cut = await startSystem({ ...HASTY, TEMPORAL_ADDRESS: `127.0.0.1:${port}` }, { worker: false });
    reference = await draft(cut);
    await seedFiled(cut.prisma, { reference: 'U-1400-000001', at: new Date(Date.now() + 60_000) });
  });
  afterAll(() => cut.stop());

  it('reads and drafts go on, messages say so, and the server is not ready', { timeout: 60_000 }, async () => {
    expect(codeOf(await cut.ask('citizen-1', SUBMIT, { r: reference }))).toBe('UNAVAILABLE');
    const { applications } = await cut.get<{ applications: { edges: object[] } }>(
      'citizen-1',
      '{ applications { edges { node { status } } } }',
    );
    expect(applications.edges).toHaveLength(2);
    expect((await fetch(`${cut.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${cut.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ database: true, temporal: false });
  });

  it('a case and a list are answered without what its workflow would say', async () => {
    const one = 'query($r: ID!) { application(reference: $r) { reference live: workflow { status } } }';
    const list = '{ applications { edges { node { reference workflow { status } } } } }';
    // The first time the document is new, the second time it takes the short way.
    for (let i = 0; i < 2; i += 1) {
      const asked = await cut.ask('citizen-1', one, { r: 'U-1400-000001' });
      expect(asked.data).toEqual({ application: { reference: 'U-1400-000001', live: null } });
      expect(asked.errors).toMatchObject([{ path: ['application', 'live'], extensions: { code: 'UNAVAILABLE' } }]);

      const { data, errors } = await cut.ask<Listed>('citizen-1', list);
      expect(data.applications.edges.map(({ node }) => node)).toEqual([
        { reference: 'U-1400-000001', workflow: null },
        { reference, workflow: { status: 'NOT_STARTED' } },
      ]);
      expect(errors).toMatchObject([{ path: ['applications', 'edges', 0, 'node', 'workflow'] }]);
    }
  });

  it('what nobody but administrators may see is refused at its field, and the cases are there', async () => {
    const list = '{ applications { edges { node { reference permitType { code definition } } } } }';
    for (let i = 0; i < 2; i += 1) {
      const { data, errors } = await cut.ask<Listed>('citizen-1', list);
      expect(data.applications.edges).toMatchObject([
        { node: { reference: 'U-1400-000001', permitType: { code: 'construction', definition: {} } } },
        { node: { reference, permitType: { code: 'inquiry', definition: {} } } },
      ]);
      expect(errors).toMatchObject(
        [0, 1].map((at) => ({
          path: ['applications', 'edges', at, 'node', 'permitType', 'definition'],
          extensions: { code: 'FORBIDDEN', messages: { fa: expect.stringMatching(/[آ-ی]/) } },
        })),
      );
    }
  });

  it('a case whose definition or evaluation cannot be read takes no other out of the list', async () => {
    const [lost, torn] = ['U-1400-000002', 'U-1400-000003'];
    const { definition } = await cut.prisma.permitType.findFirstOrThrow({ where: { code: 'inquiry' } });
    const document = { ...(definition as object), version: 99, steps: 'none' };
    const publication = { kind: 'PERMIT_TYPE', code: 'inquiry', version: 99, hash: 'lost', document } as const;
    await cut.prisma.publication.create({ data: { ...publication, proposedBy: 'import', proposedAt: new Date() } });
    for (const each of [lost, torn])
      await seedFiled(cut.prisma, { reference: each, at: new Date(Date.now() + 120_000) });
    await cut.prisma.application.update({ where: { reference: lost }, data: { permitTypeHash: 'lost' } });
    await cut.prisma.submission.updateMany({ where: { reference: torn }, data: { evaluation: { regulations: 3 } } });

    const row = `reference answers currentSteps { id } draftIssues { code } evaluation { total checks { rule } }
      documents { fileName url } timeline { summary { en } } slips { lines { code } } permitType { code steps { id } }`;
    for (let i = 0; i < 2; i += 1) {
      const { data, errors } = await cut.ask<Listed>('supervisor-1', `{ applications { edges { node { ${row} } } } }`);
      const [tornNow, lostNow, whole] = data.applications.edges.map(({ node }) => node);
      expect(whole).toMatchObject({ reference: 'U-1400-000001', answers: { edited: false }, currentSteps: [{}] });
      expect(tornNow).toMatchObject({ reference: torn, answers: { edited: false }, evaluation: null });
      expect(lostNow).toMatchObject({
        reference: lost,
        answers: {},
        currentSteps: [],
        evaluation: { total: '9007199254740993', checks: [] },
        documents: [{ fileName: '', url: '' }],
        timeline: [{ summary: { en: '' } }],
        permitType: { code: 'inquiry', steps: [] },
      });
      const places = new Set(errors?.map((error) => (error as unknown as { path: unknown[] }).path[2]));
      expect(places).toEqual(new Set([0, 1]));
    }
  });
});
