import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Step } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { skippedTimeServer } from '../test/support/workflow-env.js';
import * as messages from './messages.js';

const { file } = skippedTimeServer();
const review = (id: string, rest: object = {}) => step('review', id, { role: 'supervisor', ...rest });

interface Life {
  fake: FakeCase;
  handle: WorkflowHandle;
}

async function filed(steps: Step[], evaluation: FakeCase['evaluations'][number] = {}): Promise<Life> {
  const fake = new FakeCase();
  fake.evaluations = [{ district: 'district-3', parties: { people: ['citizen-1'], offices: [] }, ...evaluation }];
  return { fake, handle: await file([step('form', 'request', {}), ...steps, step('issue', 'print', {})], fake) };
}

const everywhere: messages.Actor = { id: 'everywhere', roles: ['supervisor'] };
const here: messages.Actor = { id: 'here', roles: ['supervisor'], within: { supervisor: ['district-3'] } };
const there: messages.Actor = { id: 'there', roles: ['supervisor'], within: { supervisor: ['district-5'] } };
const standIn = (absent: string, districts?: string[]): messages.Actor => ({
  id: 'stand-in',
  roles: ['clerk'],
  standsIn: [{ for: absent, role: 'supervisor', ...(districts && { districts }) }],
});
const as = ['overseer' as const];
const refused = (type: string) => ({ cause: { type } });

const decide = ({ fake, handle }: Life, stepId: string, actor: messages.Actor) =>
  handle.executeUpdate(messages.decideTaskUpdate, {
    args: [{ taskId: fake.taskOf(stepId), outcome: 'approve', actor }],
  });
const claim = ({ fake, handle }: Life, actor: messages.Actor) =>
  handle.executeUpdate(messages.claimTaskUpdate, { args: [{ taskId: fake.taskOf('approval'), actor }] });
const reassign = ({ fake, handle }: Life, to: messages.Actor, more: Partial<messages.ReassignTaskMessage> = {}) =>
  handle.executeUpdate(messages.reassignTaskUpdate, {
    args: [{ taskId: fake.taskOf('approval'), to, actor: { id: 'head', roles: [] }, as, remark: 'r', ...more }],
  });
const told = ({ fake }: Life, type: string) =>
  fake.transitions.flatMap(({ timeline }) => timeline).filter((entry) => entry.type === type);

describe('a role held in one district', () => {
  it('neither claims nor decides what is of another, by update or by signal', async () => {
    const life = await filed([review('approval')]);
    await expect(claim(life, there)).rejects.toMatchObject(refused('NOT_FOUND'));
    await expect(decide(life, 'approval', there)).rejects.toMatchObject(refused('NOT_FOUND'));
    life.fake.roles = { there: ['supervisor'] };
    life.fake.within = { there: { supervisor: ['district-5'] } };
    const taskId = life.fake.taskOf('approval');
    await life.handle.signal(messages.decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'there' });
    await expect
      .poll(() => told(life, 'DECISION_IGNORED'), { timeout: 10_000 })
      .toMatchObject([{ actor: 'there', data: { why: 'NOT_FOUND' } }]);
    await claim(life, here);
    await decide(life, 'approval', here);
    expect(await life.handle.result()).toBe('ISSUED');
    expect(life.fake.transitions[0]).toMatchObject({ district: 'district-3' });
  });

  it('counts for a case of no known district', async () => {
    const life = await filed([review('approval')], { district: null });
    await decide(life, 'approval', there);
    expect(await life.handle.result()).toBe('ISSUED');
  });
});

describe('a stand-in', () => {
  it('decides in the absent person’s place, which the task and the timeline say', async () => {
    const life = await filed([review('approval')]);
    await expect(decide(life, 'approval', standIn('absent', ['district-5']))).rejects.toMatchObject(
      refused('NOT_FOUND'),
    );
    await decide(life, 'approval', standIn('absent', ['district-3']));
    expect(await life.handle.result()).toBe('ISSUED');
    expect(told(life, 'APPROVED')).toMatchObject([{ actor: 'stand-in', data: { onBehalfOf: 'absent' } }]);
    const changes = life.fake.transitions.flatMap(({ changed }) => changed);
    expect(changes).toMatchObject([{ to: 'DONE', decidedBy: 'stand-in', onBehalfOf: 'absent' }]);
  });

  it('is kept apart by what keeps the absent person apart, and keeps that person apart', async () => {
    const life = await filed([review('first'), review('second', { separateFrom: ['first'] }), review('own')]);
    await expect(decide(life, 'first', standIn('citizen-1'))).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await decide(life, 'first', standIn('absent'));
    const absent = { id: 'absent', roles: ['supervisor'] };
    await expect(decide(life, 'second', absent)).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await expect(decide(life, 'second', standIn('another'))).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await decide(life, 'second', everywhere);
    await decide(life, 'own', absent);
    expect(await life.handle.result()).toBe('ISSUED');
  });

  it('decides by signal as well', async () => {
    const life = await filed([review('approval')]);
    life.fake.standsIn = { 'stand-in': standIn('absent').standsIn?.slice() };
    const taskId = life.fake.taskOf('approval');
    await life.handle.signal(messages.decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'stand-in' });
    expect(await life.handle.result()).toBe('ISSUED');
    expect(told(life, 'APPROVED')).toMatchObject([{ data: { onBehalfOf: 'absent' } }]);
  });
});

describe('a task', () => {
  it('goes to another who may decide it, with a reason, from whoever holds it', async () => {
    const life = await filed([review('approval')]);
    await claim(life, here);
    await expect(reassign(life, there)).rejects.toMatchObject(refused('BAD_USER_INPUT'));
    await expect(reassign(life, { id: 'citizen-1', roles: ['supervisor'] })).rejects.toMatchObject(
      refused('SEPARATION_OF_DUTIES'),
    );
    await expect(reassign(life, everywhere, { as: ['stepRole'] })).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(reassign(life, everywhere, { remark: '' })).rejects.toMatchObject(refused('REASON_REQUIRED'));
    await reassign(life, everywhere);
    await expect(decide(life, 'approval', here)).rejects.toMatchObject(refused('TASK_NOT_YOURS'));
    await decide(life, 'approval', everywhere);
    expect(await life.handle.result()).toBe('ISSUED');
    expect(told(life, 'REASSIGNED')).toMatchObject([
      { actor: 'head', remark: 'r', data: { from: 'here', to: 'everywhere', role: 'supervisor' } },
    ]);
  });

  it('has the priority of its step, or the highest whose condition holds, until somebody says otherwise', async () => {
    const rule = { urgent: 'a', high: 'b', low: 'c' };
    const decisions = { 'ruled.priority.high': true, 'ruled.priority.low': true };
    const life = await filed([review('fixed', { priority: 'low' }), review('ruled', { priority: rule })], {
      decisions,
    });
    await decide(life, 'fixed', everywhere);
    const message = { taskId: life.fake.taskOf('ruled'), priority: 'urgent' as const, actor: everywhere, as };
    await life.handle.executeUpdate(messages.prioritizeTaskUpdate, { args: [message] });
    await decide(life, 'ruled', everywhere);
    const opened = life.fake.transitions.flatMap((transition) => transition.opened);
    expect(opened.map(({ stepId, priority }) => [stepId, priority])).toEqual([
      ['fixed', 'low'],
      ['ruled', 'high'],
    ]);
    expect(told(life, 'PRIORITISED')).toMatchObject([{ data: { priority: 'urgent' } }]);
  });
});
