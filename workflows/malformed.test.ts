import { WorkflowUpdateFailedError } from '@temporalio/client';
import { expect, it } from 'vitest';
import { timelineSentence } from '../city/notices/timeline.js';
import type { ReviewOutcome } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import * as messages from './messages.js';

const { file, environment } = skippedTimeServer();
const review = (...outcomes: ReviewOutcome[]) =>
  step('review', 'approval', { role: 'supervisor', ...(outcomes[0] && { outcomes }) });
const filed = async (...outcomes: ReviewOutcome[]) => {
  const fake = new FakeCase();
  fake.roles = { 'supervisor-1': ['supervisor'], [owner.id]: ['supervisor'] };
  const life = [step('form', 'request', {}), review(...outcomes), step('issue', 'print', {})];
  const handle = await file(life, fake);
  return { fake, handle, taskId: fake.taskOf('approval') };
};
const ignored = ({ transitions }: FakeCase) =>
  transitions.flatMap(({ timeline }) => timeline).filter(({ type }) => type === 'DECISION_IGNORED');

it('tells the timeline of no signal that could be nobody’s decision, and decides afterwards', async () => {
  const { fake, handle, taskId } = await filed();
  const fits = { taskId, outcome: 'approve', by: 'supervisor-1' };
  const before = fake.transitions.length;
  for (const signal of [
    undefined,
    null,
    'nonsense',
    7,
    [],
    [fits],
    {},
    { ...fits, outcome: 'maybe' },
    { ...fits, outcome: undefined },
    { ...fits, outcome: ['approve'] },
    { ...fits, by: 5 },
    { ...fits, by: '' },
    { ...fits, taskId: { $ne: null } },
    { ...fits, reason: { fa: 'الف' } },
    { ...fits, conditions: 'none' },
    { ...fits, conditions: [{}] },
    { ...fits, assertion: 1 },
    { ...fits, reason: 'x'.repeat(20_000) },
  ] as const)
    await handle.signal('decideTask', signal);
  for (const settled of [undefined, null, 'all', { revision: 'one' }, { revision: {} }, { revision: 99 }])
    await handle.signal('paymentSettled', settled);
  await handle.signal('lookAtRows', { filler: 1 });
  await handle.signal('another', null);
  await handle.signal(messages.decideTaskSignal, fits);
  expect(await handle.result()).toBe('ISSUED');
  expect(ignored(fake)).toEqual([]);
  expect(fake.transitions.length).toBe(before + 1);
});

it('says in a sentence why a decision that is one does not count', async () => {
  const { fake, handle, taskId } = await filed('approve', 'return');
  const fits = { taskId, outcome: 'approve', by: 'supervisor-1' };
  for (const signal of [
    { ...fits, taskId: 'another' },
    { ...fits, outcome: 'reject', reason: 'r' },
    { ...fits, outcome: 'return' },
    { ...fits, by: 'nobody' },
    { ...fits, by: owner.id },
  ] as const)
    await handle.signal(messages.decideTaskSignal, signal);
  await handle.signal(messages.decideTaskSignal, fits);
  expect(await handle.result()).toBe('ISSUED');
  expect(ignored(fake).map(({ data = {} }) => timelineSentence('DECISION_IGNORED', data).en)).toEqual([
    'A decision was ignored: the case has no such task',
    'A decision was ignored: the task cannot end in this',
    'A decision was ignored: it gave no reason',
    'A decision was ignored: the sender’s role did not allow it',
    'A decision was ignored: the case is the sender’s own',
  ]);
});

it('names no code to the applicant, of whatever workflow an entry is', () => {
  for (const why of ['BAD_USER_INPUT', 'TOO_LARGE', 'SOMETHING_NEW', undefined])
    expect(timelineSentence('DECISION_IGNORED', { why })).toEqual({
      fa: 'یک تصمیم پذیرفته نشد: به شکلی نبود که پذیرفته شود',
      en: 'A decision was ignored: it had no form that can be taken',
    });
});

it.each<[string, unknown[]]>([
  ['submit', [{ actor: owner }, { draftVersion: '1', actor: owner }, { draftVersion: 1, actor: { id: 'a' } }]],
  ['recalculate', [{}, { actor: null }]],
  ['withdraw', [{ actor: { ...owner, roles: 'citizen' } }, { actor: owner, remark: {} }]],
  [
    'decideTask',
    [
      { actor: supervisor, taskId: '1' },
      { actor: supervisor, taskId: '1', outcome: 'approve', conditions: 'c' },
    ],
  ],
  [
    'claimTask',
    [
      { taskId: 1, actor: supervisor },
      { taskId: '1', actor: { ...supervisor, standsIn: [{ role: 'r' }] } },
    ],
  ],
  ['releaseTask', [{ taskId: '1', actor: { ...supervisor, within: { supervisor: 'all' } } }]],
  ['transfer', [{ actor: owner }]],
  [
    'reassignTask',
    [
      { taskId: '1', actor: supervisor, as: 'unitHead', to: supervisor },
      { taskId: '1', actor: supervisor, as: [] },
    ],
  ],
  ['prioritizeTask', [{ taskId: '1', actor: supervisor, as: [], priority: 1 }]],
  [
    'move',
    [
      { plan: 'p', by: 'b' },
      { plan: 'p', by: 'b', from: {}, to: {}, places: {} },
    ],
  ],
])('refuses a malformed “%s” as wrong input, and goes on', async (name, malformed) => {
  const { handle } = await filed();
  for (const message of [undefined, null, 'text', [], ...malformed]) {
    const refused = await handle.executeUpdate(name, { args: [message] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WorkflowUpdateFailedError);
    expect(refused).toMatchObject({ cause: { type: 'BAD_USER_INPUT' } });
  }
  await handle.terminate();
});

it('goes on past a signal that no client could have written', async () => {
  const { fake, handle, taskId } = await filed();
  const { client } = environment();
  const data = Buffer.from('{"taskId":');
  for (const [signalName, encoding] of [
    ['decideTask', 'json/plain'],
    ['paymentSettled', 'binary/unheard-of'],
    ['another', 'json/plain'],
  ] as const)
    await client.workflowService.signalWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: handle.workflowId },
      signalName,
      input: { payloads: [{ metadata: { encoding: Buffer.from(encoding) }, data }] },
    });
  await handle.signal(messages.decideTaskSignal, { taskId, outcome: 'approve', by: 'supervisor-1' });
  expect(await Promise.race([handle.result(), new Promise((done) => setTimeout(done, 8_000, 'stuck'))])).toBe('ISSUED');
  expect(ignored(fake)).toEqual([]);
});
