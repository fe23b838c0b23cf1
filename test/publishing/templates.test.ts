import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import { codeOf } from '../graphql/seed.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'true', UNSIGNED_PUBLICATIONS: 'false' });
  await system.startWorker();
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: smallType() });
  await approveAll();
});
afterAll(() => system.stop());

const PUBLISH =
  'mutation($t: JSON!, $from: String) { publishTemplate(template: $t, activateFrom: $from) { id kind code version hash status } }';
const APPROVE = 'mutation($id: ID!, $hash: String!) { approvePublication(id: $id, hash: $hash) { status signature } }';

async function approveAll(): Promise<void> {
  const { publications } = await system.get<{ publications: { id: string; hash: string }[] }>(
    'admin-2',
    '{ publications(status: PROPOSED) { id hash } }',
  );
  for (const { id, hash } of publications) await system.get('admin-2', APPROVE, { id, hash });
}

interface Proposed {
  publishTemplate: { id: string; code: string; version: number; hash: string; status: string };
}

async function publish(template: object, from?: string): Promise<string> {
  const { publishTemplate } = await system.get<Proposed>('admin-1', PUBLISH, { t: template, from });
  await approveAll();
  return publishTemplate.hash;
}

/** The shipped template of a paper with a sentence of the city's own, for one permit type. */
const own = (paper: PaperTemplate['paper'], version: number, note: string) => {
  const template = structuredClone(shippedTemplate(paper));
  return { ...template, version, permitType: 'awning', body: [{ note }, ...template.body] };
};

async function file(): Promise<{ reference: string; slip: string }> {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: smallAnswers,
  });
  const { reference } = startApplication;
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { slips { id } } }';
  const filed = await system.get<{ submitApplication: { slips: { id: string }[] } }>('citizen-1', submit, {
    r: reference,
  });
  return { reference, slip: filed.submitApplication.slips[0]?.id ?? '' };
}

async function paper(path: string): Promise<string> {
  const response = await fetch(`${system.url}${path}`, { headers: await system.headers('citizen-1') });
  expect(response.status).toBe(200);
  return (await pageTexts(Buffer.from(await response.arrayBuffer()))).join(' ');
}

async function payAndPrint({ reference, slip }: { reference: string; slip: string }): Promise<string> {
  const pay = 'mutation($id: ID!) { startPayment(slipId: $id) { redirectUrl } }';
  const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>('citizen-1', pay, { id: slip });
  await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  await vi.waitFor(
    async () => {
      const query = `{ application(reference: "${reference}") { status } }`;
      expect(await system.get('citizen-1', query)).toEqual({ application: { status: 'ISSUED' } });
    },
    { timeout: 30_000, interval: 200 },
  );
  return paper(`/applications/${reference}/permit`);
}

/** The hash of the template of a permit that is filed now. */
async function pinned(): Promise<string | undefined> {
  const { reference } = await file();
  const { templates } = await system.prisma.submission.findFirstOrThrow({ where: { reference } });
  return (templates as Record<string, string>).permit;
}

describe('a template that is published', () => {
  it('prints what is filed from then on; what was filed before keeps its own', async () => {
    const before = await file();
    const { publishTemplate } = await system.get<Proposed>('admin-1', PUBLISH, {
      t: own('permit', 1, 'نخستین یادداشت'),
    });
    expect(publishTemplate).toMatchObject({ kind: 'TEMPLATE', code: 'permit.awning', version: 1, status: 'PROPOSED' });
    const undecided = await file();
    await approveAll();
    await publish(own('draft-slip', 1, 'یادداشت فیش'));
    const after = await file();

    expect(await paper(`/slips/${before.slip}/document`)).not.toContain('یادداشت فیش');
    expect(await paper(`/slips/${after.slip}/document`)).toContain('یادداشت فیش');
    expect(await payAndPrint(before)).not.toContain('نخستین یادداشت');
    expect(await payAndPrint(undecided)).not.toContain('نخستین یادداشت');
    expect(await payAndPrint(after)).toContain('نخستین یادداشت');

    await publish(own('permit', 2, 'دومین یادداشت'));
    expect(await paper(`/applications/${after.reference}/permit`)).toContain('نخستین یادداشت');
    const permits = await system.prisma.permit.findMany({ select: { paper: true } });
    expect(permits.map((row) => (row.paper as { template: string }).template).sort()).toEqual([
      'permit.awning@1',
      'permit@2',
      'permit@2',
    ]);
  }, 120_000);

  it('is in the trail with who proposed and who approved it', async () => {
    const acts = await system.prisma.trailEntry.findMany({ where: { subject: 'template/permit.awning' } });
    expect(acts.map(({ act, by }) => `${act} ${by}`).slice(0, 2)).toEqual([
      'PUBLICATION_PROPOSED admin-1',
      'PUBLICATION_APPROVED admin-2',
    ]);
  });

  it('waits for its day, gives way when it is retired, and is not used once somebody changed it by hand', async () => {
    const second = await pinned();
    await publish(own('permit', 3, 'سومین یادداشت'), '1500/01/01');
    expect(await pinned()).toBe(second);
    const fourth = await publish(own('permit', 4, 'چهارمین یادداشت'));
    expect(await pinned()).toBe(fourth);
    await system.prisma.publication.updateMany({
      where: { hash: fourth },
      data: { document: own('permit', 4, 'دیگر') },
    });
    expect(await pinned()).toBe(second);
    const later = 'mutation($t: JSON!) { publishTemplate(template: $t, activate: false) { hash activeFrom } }';
    const idle = await system.get<{ publishTemplate: { hash: string } }>('admin-1', later, {
      t: own('permit', 5, 'x'),
    });
    await approveAll();
    expect(await pinned()).toBe(second);
    await system.get('admin-1', 'mutation { activateTemplate(code: "permit.awning", version: 5) { status } }');
    expect(await pinned()).toBe(idle.publishTemplate.hash);
    const retire = 'mutation { retireTemplate(code: "permit.awning") { version retiredFrom } }';
    await system.get('admin-1', retire);
    expect(await pinned()).toBe(idle.publishTemplate.hash);
    const proposal = await system.prisma.proposal.findFirstOrThrow({ where: { act: 'RETIRE_VERSION' } });
    const agree = 'mutation($id: ID!, $hash: String!) { approveProposal(id: $id, hash: $hash) { status } }';
    await system.get('admin-2', agree, { id: proposal.id, hash: proposal.hash });
    const general = await system.prisma.publication.findFirstOrThrow({ where: { kind: 'TEMPLATE', code: 'permit' } });
    expect(await pinned()).toBe(general.hash);
  }, 60_000);
});

describe('a template', () => {
  it('is refused with the place of what is wrong, from administrators alone', async () => {
    const written = JSON.stringify({ ...own('permit', 9, 'x'), body: [{ section: 'fee' }] }, null, 2);
    const refused = await system.ask('admin-1', PUBLISH, { t: written });
    expect(codeOf(refused)).toBe('DEFINITION_INVALID');
    expect(refused.errors?.[0]?.extensions.issues).toContainEqual(
      expect.objectContaining({ path: 'body[0].section', code: 'UNKNOWN_VALUE', line: expect.any(Number) }),
    );
    const misspelt = await system.ask('admin-1', PUBLISH, { t: { ...own('permit', 9, 'x'), permitType: 'awnin' } });
    expect(misspelt.errors?.[0]?.extensions.issues).toMatchObject([{ path: 'permitType', code: 'UNKNOWN_VALUE' }]);
    expect(JSON.stringify(misspelt)).toContain('awning');
    expect(codeOf(await system.ask('supervisor-1', PUBLISH, { t: own('permit', 9, 'x') }))).toBe('FORBIDDEN');
    expect(codeOf(await system.ask('admin-1', PUBLISH, { t: own('permit', 2, 'another') }))).toBe('DEFINITION_INVALID');
    const none = 'mutation { retireTemplate(code: "permit.nothing") { version } }';
    expect(codeOf(await system.ask('admin-1', none))).toBe('NOT_FOUND');
  });
});
