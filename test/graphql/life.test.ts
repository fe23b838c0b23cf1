import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

interface Shown {
  reference: string;
  status: string;
  revision: number;
  evaluation: { outcome: string; total: string; revision: number } | null;
  slips: { id: string; status: string; payable: string }[];
  tasks: { id: string; status: string; outcome: string | null }[];
  permit: { number: string } | null;
  timeline: { type: string; data: { reason?: string } | null }[];
}

const SHOWN = `reference status revision evaluation { outcome total revision } slips { id status payable }
  tasks { id status outcome } permit { number } timeline { type data }`;

async function draft(permitType = 'construction'): Promise<string> {
  const filing = referenceFiling(permitType);
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }',
    { t: permitType, a: filing.answers },
  );
  for (const code of filing.documents) await system.attach('citizen-1', startApplication.reference, code);
  return startApplication.reference;
}

/** A loaded machine may not answer in time; what is unavailable is safe to repeat, here as anywhere. */
async function submit(reference: string, args: Record<string, unknown> = {}) {
  for (let tries = 1; ; tries += 1) {
    const answer = await system.ask<{ submitApplication: Shown }>(
      'citizen-1',
      `mutation($r: ID!, $k: String, $v: Int) {
        submitApplication(reference: $r, idempotencyKey: $k, revision: $v) { ${SHOWN} } }`,
      { r: reference, ...args },
    );
    if (codeOf(answer) !== 'UNAVAILABLE' || tries === 5) return answer;
  }
}

async function filed(): Promise<Shown> {
  const { data, errors } = await submit(await draft());
  expect(errors).toBeUndefined();
  return data.submitApplication;
}

const decide = (task: string | undefined, outcome: string, args: Record<string, unknown> = {}, as = 'supervisor-1') =>
  system.ask<{ decideTask: { status: string; outcome: string } }>(
    as,
    `mutation($t: ID!, $o: ReviewOutcome!, $r: String, $v: Int) {
      decideTask(id: $t, outcome: $o, reason: $r, revision: $v) { status outcome } }`,
    { t: task, o: outcome, ...args },
  );

async function read(reference: string): Promise<Shown> {
  const query = `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`;
  return (await system.get<{ application: Shown }>('citizen-1', query, { r: reference })).application;
}

async function until(reference: string, holds: (application: Shown) => boolean): Promise<Shown> {
  for (let i = 0; i < 200; i += 1) {
    const application = await read(reference);
    if (holds(application)) return application;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${reference} did not get there: ${JSON.stringify(await read(reference))}`);
}

const startPayment = (slipId: string | undefined) =>
  system.ask<{ startPayment: { redirectUrl: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s) { id redirectUrl } }',
    { s: slipId },
  );
const atBank = (url: string, outcome: string) => fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }) });

async function pay(slipId: string | undefined): Promise<void> {
  const { data } = await startPayment(slipId);
  expect((await atBank(data.startPayment.redirectUrl, 'paid')).status).toBe(200);
}

describe('the life of an application', () => {
  it('goes from filing to the permit: approval, then payment, then issue', async () => {
    const application = await filed();
    expect(application).toMatchObject({ status: 'UNDER_REVIEW', revision: 1 });
    expect(application.evaluation).toMatchObject({ outcome: 'CLEAN', total: '143000000', revision: 1 });
    expect(application.slips.map(({ payable }) => payable)).toEqual(['139400000', '3600000']);
    expect(application.slips.map(({ status }) => status)).toEqual(application.slips.map(() => 'DRAFT'));

    const { data } = await decide(application.tasks[0]?.id, 'APPROVE');
    expect(data.decideTask).toEqual({ status: 'DONE', outcome: 'APPROVE' });
    const approved = await read(application.reference);
    expect(approved.status).toBe('AWAITING_PAYMENT');
    expect(approved.slips.map(({ status }) => status)).toEqual(approved.slips.map(() => 'PAYABLE'));
    expect(approved.permit).toBeNull();

    for (const { id } of approved.slips) await pay(id);
    const issued = await until(application.reference, ({ status }) => status === 'ISSUED');
    expect(issued.permit?.number).toMatch(/^\d{4}-\d{6}$/);
    expect(codeOf(await submit(application.reference))).toBe('APPLICATION_CLOSED');
    // The same decision again is answered as it was; another one comes too late.
    expect((await decide(application.tasks[0]?.id, 'APPROVE')).data.decideTask).toMatchObject({ status: 'DONE' });
    expect(codeOf(await decide(application.tasks[0]?.id, 'REJECT', { r: 'late' }))).toBe('TASK_CLOSED');
  });

  it('takes no payment before the approval', async () => {
    const application = await filed();
    expect(codeOf(await startPayment(application.slips[0]?.id))).toBe('SLIP_NOT_PAYABLE');
    expect((await read(application.reference)).slips[0]?.status).toBe('DRAFT');
  });

  it('is returned with a reason only, and refiled as a new revision with new slips', async () => {
    const application = await filed();
    const task = application.tasks[0]?.id;
    expect(codeOf(await decide(task, 'RETURN'))).toBe('REASON_REQUIRED');
    expect(codeOf(await decide(task, 'RETURN', { r: '   ' }))).toBe('REASON_REQUIRED');
    expect((await decide(task, 'RETURN', { r: 'نقشه ناخوانا است' })).errors).toBeUndefined();
    const returned = await read(application.reference);
    expect(returned).toMatchObject({ status: 'RETURNED', revision: 1 });
    expect(returned.slips.every(({ status }) => status === 'VOID')).toBe(true);
    expect(returned.timeline.some(({ data }) => data?.reason === 'نقشه ناخوانا است')).toBe(true);

    const again = await submit(application.reference, { v: 1 });
    expect(again.data.submitApplication).toMatchObject({ status: 'UNDER_REVIEW', revision: 2 });
    expect(again.data.submitApplication.evaluation?.revision).toBe(2);
    expect(again.data.submitApplication.slips.map(({ status }) => status)).toEqual(['VOID', 'VOID', 'DRAFT', 'DRAFT']);
    expect(codeOf(await submit(application.reference, { v: 1 }))).toBe('STALE_REVISION');
  });

  it('cancels the review of a draft that its owner replaces', async () => {
    const application = await filed();
    await system.attach('citizen-1', application.reference, 'DEED');
    const { draft: answers } = await system.prisma.application.findUniqueOrThrow({
      where: { reference: application.reference },
    });
    const saved = await system.ask(
      'citizen-1',
      'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a, revision: 1) { reference } }',
      { r: application.reference, a: { ...(answers as object), declarations: { accurate: true } } },
    );
    expect(saved.errors).toBeUndefined();
    // Documents were attached anew, but the bytes are the same: nothing differs from what was filed.
    expect((await submit(application.reference)).data.submitApplication.revision).toBe(1);
    await system.get(
      'citizen-1',
      'mutation($r: ID!) { submitApplication(reference: $r, idempotencyKey: "anew") { revision } }',
      {
        r: application.reference,
      },
    );
    const refiled = await read(application.reference);
    expect(refiled.revision).toBe(2);
    expect(refiled.tasks.map(({ status }) => status)).toEqual(['CANCELLED', 'OPEN']);
    expect(codeOf(await decide(refiled.tasks[0]?.id, 'APPROVE'))).toBe('STALE_REVISION');
    expect(codeOf(await decide(refiled.tasks[1]?.id, 'APPROVE', { v: 1 }))).toBe('STALE_REVISION');
  });

  it('is filed once, however often and at once it is filed with one key', async () => {
    const reference = await draft();
    const filings = await Promise.all([1, 2, 3].map(() => submit(reference, { k: 'one' })));
    expect(filings.map(({ data }) => data.submitApplication.revision)).toEqual([1, 1, 1]);
    expect((await submit(reference, { k: 'one' })).data.submitApplication.revision).toBe(1);
    expect((await submit(reference)).data.submitApplication.revision).toBe(1);
    expect((await read(reference)).timeline.filter(({ type }) => type === 'FILED')).toHaveLength(1);
  });

  it('is rejected with a reason, and then closed for everything', async () => {
    const application = await filed();
    const { reference } = application;
    await decide(application.tasks[0]?.id, 'REJECT', { r: 'خارج از محدوده' });
    expect((await read(reference)).status).toBe('REJECTED');
    for (const mutation of [
      'saveDraft(reference: $r, answers: {}) { status }',
      'submitApplication(reference: $r) { status }',
      'withdrawApplication(reference: $r) { status }',
      'recalculate(reference: $r) { status }',
    ]) {
      expect(codeOf(await system.ask('citizen-1', `mutation($r: ID!) { ${mutation} }`, { r: reference }))).toBe(
        'APPLICATION_CLOSED',
      );
    }
  });

  it('is withdrawn as a draft and under review', async () => {
    const withdraw = (r: string) =>
      system.get<{ withdrawApplication: Shown }>(
        'citizen-1',
        `mutation($r: ID!) { withdrawApplication(reference: $r, reason: "منصرف شدم") { ${SHOWN} } }`,
        { r },
      );
    const { withdrawApplication: early } = await withdraw(await draft('inquiry'));
    expect(early).toMatchObject({ status: 'WITHDRAWN', revision: 0 });
    expect(early.timeline.map(({ type }) => type)).toEqual(['WITHDRAWN']);
    const { withdrawApplication: late } = await withdraw((await filed()).reference);
    expect(late.status).toBe('WITHDRAWN');
    expect(late.tasks.map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(late.timeline.at(-1)).toMatchObject({ type: 'WITHDRAWN', data: { reason: 'منصرف شدم' } });
  });

  it('leaves no words of a refused decision behind', async () => {
    const application = await filed();
    const before = await system.prisma.remark.count();
    expect(codeOf(await decide(application.tasks[0]?.id, 'RETURN', { r: 'نه' }, 'citizen-1'))).toBe('FORBIDDEN');
    expect(codeOf(await decide(application.tasks[0]?.id, 'RETURN', { r: 'نه' }, 'citizen-2'))).toBe('NOT_FOUND');
    expect(await system.prisma.remark.count()).toBe(before);
  });

  it('has its task claimed by one and decided by nobody else until it is put back', async () => {
    const application = await filed();
    const t = application.tasks[0]?.id;
    const act = (as: string, mutation: string) =>
      system.ask<Record<string, { status: string; assignee: string | null }>>(
        as,
        `mutation($t: ID!) { ${mutation}(id: $t) { status assignee } }`,
        { t },
      );
    expect((await act('supervisor-1', 'claimTask')).data.claimTask).toEqual({
      status: 'CLAIMED',
      assignee: 'supervisor-1',
    });
    expect(codeOf(await act('supervisor-2', 'claimTask'))).toBe('TASK_NOT_YOURS');
    expect(codeOf(await act('supervisor-2', 'releaseTask'))).toBe('TASK_NOT_YOURS');
    expect(codeOf(await decide(t, 'APPROVE', {}, 'supervisor-2'))).toBe('TASK_NOT_YOURS');
    expect((await act('supervisor-1', 'releaseTask')).data.releaseTask).toEqual({ status: 'OPEN', assignee: null });
    expect((await decide(t, 'APPROVE', {}, 'supervisor-2')).errors).toBeUndefined();
  });

  it('shows its workflow live', async () => {
    const { reference } = await filed();
    const { application } = await system.get<{ application: { workflow: Record<string, unknown> } }>(
      'citizen-1',
      'query($r: ID!) { application(reference: $r) { workflow { workflowId status waitingFor historyLength } } }',
      { r: reference },
    );
    expect(application.workflow).toMatchObject({
      workflowId: `application/${reference}`,
      status: 'RUNNING',
      waitingFor: ['approval'],
    });
  });
});
