import { describe, expect, it } from 'vitest';
import type { Step } from '../../forms/language/step.js';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../../test/support/workflow-env.js';
import { decideTaskUpdate, submitUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const auditor = { id: 'auditor-1', roles: ['auditor'] };
const other = { id: 'supervisor-2', roles: ['supervisor'] };
const head = { id: 'head-1', roles: ['head'] };
const audited = (rest: object) => [
  step('form', 'request', {}),
  step('review', 'approval', { role: 'supervisor' }),
  step('issue', 'print', {}),
  step('audit', 'audit', { role: 'auditor', samplePercent: 100, ...rest }),
];

/** A case that is granted and drawn, with the auditor's answer. */
async function found(rest: object, outcome: 'approve' | 'reject') {
  const fake = new FakeCase();
  const handle = await file(audited(rest), fake);
  fake.answers = [{}, { audited: true }];
  const decide = (taskId: string, result: 'approve' | 'reject', actor: object, remark: string) =>
    handle.executeUpdate(decideTaskUpdate, { args: [{ taskId, outcome: result, actor, remark }] as [never] });
  await decide(fake.taskOf('approval'), 'approve', supervisor, 'fine');
  await expect.poll(() => fake.told.filter((type) => type === 'TASK_OPENED').length, { timeout: 20_000 }).toBe(2);
  await decide(fake.taskOf('audit'), outcome, auditor, 'finding');
  return { fake, handle, decide, permits: () => fake.transitions.flatMap(({ permit }) => permit?.to ?? []) };
}
const saidOf = (fake: FakeCase, type: string) =>
  fake.transitions.flatMap(({ timeline }) => timeline).filter((entry) => entry.type === type);

it('is for nobody who has inspected the case, in a branch too', async () => {
  const look = (id: string) => ({ id, steps: [step('inspect', `look-${id}`, { role: 'supervisor' })] });
  const both = step('parallel', 'both', { branches: [look('x'), look('y')] });
  const [request, , ...rest] = audited({});
  const fake = new FakeCase();
  const handle = await file([request, both, ...rest] as Step[], fake);
  fake.answers = Array.from({ length: 9 }, () => ({ audited: true }));
  const decide = (taskId: string, actor: object) =>
    handle.executeUpdate(decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor }] as [never] });
  const inspector = { ...auditor, roles: ['auditor', 'supervisor'] };
  await decide(fake.taskOf('look-x'), inspector);
  await decide(fake.taskOf('look-y'), supervisor);
  await expect.poll(() => fake.told.filter((type) => type === 'TASK_OPENED').length, { timeout: 20_000 }).toBe(3);
  await expect(decide(fake.taskOf('audit'), inspector)).rejects.toMatchObject({
    cause: { type: 'SEPARATION_OF_DUTIES' },
  });
  await decide(fake.taskOf('audit'), { id: 'auditor-2', roles: ['auditor'] });
  expect(await handle.result()).toBe('ISSUED');
});

describe('a fault that an audit finds', () => {
  it.each([
    ['suspend', 'SUSPENDED', 'PERMIT_SUSPENDED'],
    ['revoke', 'REVOKED', 'PERMIT_REVOKED'],
  ])('has the permit %s', async (onReject, to, told) => {
    const { fake, handle, permits } = await found({ onReject }, 'reject');
    expect(await handle.result()).toBe('ISSUED');
    expect(permits()).toEqual([to]);
    expect(saidOf(fake, 'AUDITED')).toMatchObject([
      { data: { result: 'reject', effect: onReject }, remark: 'finding' },
    ]);
    expect(saidOf(fake, told)).toMatchObject([{ remark: 'finding' }]);
  });

  it('is only kept where the step says nothing, and an approval has no effect at all', async () => {
    for (const [rest, outcome] of [
      [{}, 'reject'],
      [{ onReject: 'revoke' }, 'approve'],
    ] as const) {
      const { fake, handle, permits } = await found(rest, outcome);
      expect(await handle.result()).toBe('ISSUED');
      expect(permits()).toEqual([]);
      expect(saidOf(fake, 'AUDITED')).toMatchObject([{ data: { result: outcome } }]);
    }
  });

  it('reopens the decision: another than the auditor lifts the suspension or revokes', async () => {
    for (const [outcome, last] of [
      ['approve', 'ISSUED'],
      ['reject', 'REVOKED'],
    ] as const) {
      const { fake, handle, decide, permits } = await found({ onReject: 'reopen' }, 'reject');
      await expect.poll(() => fake.told.filter((type) => type === 'TASK_OPENED').length, { timeout: 20_000 }).toBe(3);
      expect(permits()).toEqual(['SUSPENDED']);
      const task = fake.transitions.flatMap(({ opened }) => opened).at(-1);
      expect(task).toMatchObject({ stepId: 'audit', stepType: 'audit-finding', role: 'supervisor' });
      const asBoth = { ...auditor, roles: ['auditor', 'supervisor'] };
      await expect(decide(task?.id ?? '', 'approve', asBoth, 'r')).rejects.toMatchObject({
        cause: { type: 'SEPARATION_OF_DUTIES' },
      });
      await decide(task?.id ?? '', outcome, other, 'looked again');
      expect(await handle.result()).toBe('ISSUED');
      expect(permits()).toEqual(['SUSPENDED', last]);
      expect(saidOf(fake, 'AUDIT_DISMISSED')).toHaveLength(outcome === 'approve' ? 1 : 0);
    }
  });

  it('is referred to a role while the permit stays in force', async () => {
    const { fake, handle, decide, permits } = await found({ onReject: 'refer', referTo: 'head' }, 'reject');
    await expect.poll(() => fake.told.filter((type) => type === 'TASK_OPENED').length, { timeout: 20_000 }).toBe(3);
    expect(permits()).toEqual([]);
    const task = fake.transitions.flatMap(({ opened }) => opened).at(-1);
    expect(task?.role).toBe('head');
    await decide(task?.id ?? '', 'reject', head, 'a real fault');
    expect(await handle.result()).toBe('ISSUED');
    expect(permits()).toEqual(['REVOKED']);
  });
});

describe('a rejected case', () => {
  const deadlines = [{ after: { days: 20 }, then: 'expire' as const }];
  const rejected = async (...more: ReturnType<typeof step>[]) => {
    const fake = new FakeCase();
    const handle = await file(
      [
        step('form', 'request', { deadlines }),
        step('review', 'approval', { role: 'supervisor', onReject: more[0]?.id ?? 'request' }),
        step('issue', 'print', { next: 'end' }),
        ...more,
      ],
      fake,
    );
    const taskId = fake.taskOf('approval');
    await handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId, outcome: 'reject', actor: supervisor, remark: 'no' }] as [never],
    });
    return { fake, handle };
  };

  it.each([
    ['the applicant files nothing more', []],
    ['nobody objects', [step('wait', 'objection', { signal: 'objected', deadlines, onExpire: 'end' })]],
    ['the commission does not decide', [step('review', 'commission', { role: 'head', deadlines })]],
    [
      'a body answers and nothing follows',
      [step('consult', 'opinion', { bodies: [{ id: 'B', title: { fa: 'ب', en: 'b' }, role: 'head' }], deadlines })],
    ],
  ])('ends REJECTED when the time to object lapses and %s', async (_, more) => {
    const { fake, handle } = await rejected(...more);
    expect(await handle.result()).toBe('REJECTED');
    expect(fake.status).toBe('REJECTED');
    expect(fake.told.filter((type) => type === 'REJECTED')).toHaveLength(1);
    expect(fake.told).not.toContain('EXPIRED');
  });

  it('ends EXPIRED as any other once the applicant has filed anew', async () => {
    const { fake, handle } = await rejected();
    await handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });
    await environment().sleep('1 minute');
    const taskId = fake.transitions.flatMap(({ opened }) => opened).at(-1)?.id ?? '';
    await handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId, outcome: 'return', actor: supervisor, remark: 'correct it' }] as [never],
    });
    expect(await handle.result()).toBe('EXPIRED');
  });
});
