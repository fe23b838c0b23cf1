import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Step } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer } from '../test/support/workflow-env.js';
import { type Actor, claimTaskUpdate, decideTaskSignal, decideTaskUpdate } from './messages.js';

const { file } = skippedTimeServer();
const request = step('form', 'request', {});
const title = { fa: 'نهاد', en: 'body' };
const parties = { people: ['citizen-1', 'drafter'], offices: ['OFF-1'] };

/** A case that an office's engineer has drawn and a citizen owns. */
async function filed(...steps: Step[]): Promise<{ fake: FakeCase; handle: WorkflowHandle }> {
  const fake = new FakeCase();
  fake.evaluations = [{ parties }];
  return { fake, handle: await file([request, ...steps, step('issue', 'print', {})], fake) };
}

const as = (id: string, office?: string): Actor => ({ id, roles: ['supervisor'], ...(office && { office }) });
const refused = { cause: { type: 'SEPARATION_OF_DUTIES' } };

function decide({ fake, handle }: Awaited<ReturnType<typeof filed>>, stepId: string, actor: Actor) {
  const taskId = fake.taskOf(stepId);
  return handle.executeUpdate(decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor }] });
}

describe('a review', () => {
  it('is decided by nobody who only reaches Temporal, whatever roles they say they hold', async () => {
    const life = await filed(step('review', 'approval', { role: 'supervisor' }));
    life.fake.sealed = false;
    await expect(decide(life, 'approval', as('another'))).rejects.toMatchObject({ cause: { type: 'FORBIDDEN' } });
    life.fake.sealed = true;
    await decide(life, 'approval', as('another'));
    expect(await life.handle.result()).toBe('ISSUED');
  });

  it.each([
    ['the owner', as('citizen-1')],
    ['whoever drew it', as('drafter')],
    ['a colleague of the office that drew it', as('colleague', 'OFF-1')],
  ])('is not decided, nor claimed, by %s', async (_, actor) => {
    const life = await filed(step('review', 'approval', { role: 'supervisor' }));
    await expect(decide(life, 'approval', actor)).rejects.toMatchObject(refused);
    const args: [{ taskId: string; actor: Actor }] = [{ taskId: life.fake.taskOf('approval'), actor }];
    await expect(life.handle.executeUpdate(claimTaskUpdate, { args })).rejects.toMatchObject(refused);
    await decide(life, 'approval', as('another', 'OFF-2'));
    expect(await life.handle.result()).toBe('ISSUED');
  });

  it('takes no such decision by signal either, and says so', async () => {
    const life = await filed(step('review', 'approval', { role: 'supervisor' }));
    const { fake, handle } = life;
    fake.roles = { [owner.id]: ['supervisor'], colleague: ['supervisor'] };
    fake.offices = { colleague: 'OFF-1' };
    for (const by of [owner.id, 'colleague']) {
      await handle.signal(decideTaskSignal, { taskId: fake.taskOf('approval'), outcome: 'approve', by });
    }
    const ignored = () =>
      fake.transitions.flatMap(({ timeline }) => timeline).filter(({ type }) => type === 'DECISION_IGNORED');
    await expect.poll(() => ignored().length, { timeout: 10_000 }).toBe(2);
    await decide(life, 'approval', as('supervisor-2'));
    expect(await handle.result()).toBe('ISSUED');
    expect(ignored().map(({ actor, data }) => [actor, data?.why])).toEqual([
      [owner.id, 'SEPARATION_OF_DUTIES'],
      ['colleague', 'SEPARATION_OF_DUTIES'],
    ]);
  });

  it('may be opened to either side by its definition', async () => {
    const life = await filed(
      step('review', 'first', { role: 'supervisor', notBy: ['applicant'] }),
      step('review', 'second', { role: 'supervisor', notBy: [] }),
    );
    await expect(decide(life, 'first', as('drafter', 'OFF-1'))).rejects.toMatchObject(refused);
    await decide(life, 'first', as('colleague', 'OFF-1'));
    await decide(life, 'second', as('drafter', 'OFF-1'));
    expect(await life.handle.result()).toBe('ISSUED');
  });

  it('is kept apart from an earlier one by person and by office', async () => {
    const life = await filed(
      step('review', 'first', { role: 'supervisor' }),
      step('review', 'second', { role: 'supervisor', separateFrom: ['first'] }),
    );
    await decide(life, 'first', as('engineer', 'OFF-2'));
    await expect(decide(life, 'second', as('engineer'))).rejects.toMatchObject(refused);
    await expect(decide(life, 'second', as('other', 'OFF-2'))).rejects.toMatchObject(refused);
    await decide(life, 'second', as('other'));
    expect(await life.handle.result()).toBe('ISSUED');
  });
});

it('asks no office about a case of its own', async () => {
  const life = await filed(step('consult', 'asked', { bodies: [{ id: 'OFFICE', title, role: 'supervisor' }] }));
  await expect(decide(life, 'asked', as('colleague', 'OFF-1'))).rejects.toMatchObject(refused);
  await decide(life, 'asked', as('another', 'OFF-2'));
  expect(await life.handle.result()).toBe('ISSUED');
});
