import { describe, expect, it } from 'vitest';
import type { Step } from '../forms/language/step.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import { claimTaskUpdate, decideTaskUpdate, submitUpdate, withdrawUpdate } from './messages.js';

const { file, appeal, environment } = skippedTimeServer();
const judge = { id: 'judge-1', roles: ['appeals'] };
const other = { id: 'supervisor-2', roles: ['supervisor'] };
const head = { id: 'head-1', roles: ['head', 'director'] };
const director = { id: 'director-1', roles: ['director'] };
const clerk = { id: 'clerk-1', roles: ['court'] };
const refused = (type: string) => ({ cause: { type } });

const steps = (rest: object = {}, ...more: Step[]): Step[] => [
  step('form', 'request', {}),
  step('analyze', 'analysis', {}),
  step('calculate', 'fees', {}),
  step('review', 'approval', { role: 'supervisor' }),
  step('payment', 'payment', {}),
  step('issue', 'print', {}),
  ...more,
  step('appeal', 'objection', { of: ['ISSUED', 'REJECTED'], role: 'appeals', ...rest }),
];

async function filed(list: Step[]) {
  const fake = new FakeCase();
  fake.evaluations = [{ parties: { people: [owner.id], offices: [] }, slips: 0 }];
  let handle = await file(list, fake);
  const decide = (stepId: string, outcome: string, actor: object, remark = 'words') =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: fake.taskOf(stepId), outcome, actor, remark }] as [never],
    });
  return {
    fake,
    decide,
    object: async (actor: object = owner, id = 'objection', updateId?: string, more: object = {}) => {
      handle = await appeal(handle, { appeal: id, actor, remark: 'why', ...more } as never, updateId);
    },
    ended: () => handle.result(),
    update: (update: never, args: object) => handle.executeUpdate(update, { args: [args] as never }),
    permits: () => fake.transitions.flatMap(({ permit }) => permit?.to ?? []),
    open: () => fake.transitions.flatMap(({ opened }) => opened).filter(({ stepType }) => stepType === 'appeal'),
  };
}

describe('an objection to how a case has ended', () => {
  it('that is right has it decided anew, and the permit is out of force meanwhile', async () => {
    const life = await filed(steps());
    await life.decide('approval', 'approve', supervisor);
    expect(await life.ended()).toBe('ISSUED');
    await life.object();
    expect(life.fake.status).toBe('ISSUED');
    expect(life.open()).toMatchObject([{ stepId: 'objection', role: 'appeals', outcomes: ['approve', 'reject'] }]);
    await life.decide('objection', 'approve', judge);
    await expect.poll(() => life.fake.told.slice(-1), { timeout: 20_000 }).toEqual(['TASK_OPENED']);
    expect(life.permits()).toEqual(['SUSPENDED']);
    expect(life.fake.transitions.at(-1)).toMatchObject({ revision: 2, status: 'UNDER_REVIEW' });
    expect(life.fake.told).toEqual(
      expect.arrayContaining(['APPEAL_FILED', 'APPEAL_DECIDED', 'PERMIT_SUSPENDED', 'REOPENED', 'RECALCULATED']),
    );
    await life.decide('approval', 'approve', other);
    expect(await life.ended()).toBe('ISSUED');
    expect(life.fake.transitions.filter(({ issue }) => issue)).toHaveLength(2);
    expect(life.permits()).toEqual(['SUSPENDED']);
  });

  it('is decided by nobody of the case, and by nobody who has decided in it at any time', async () => {
    const life = await filed(steps());
    life.fake.apart = ['long-ago'];
    await life.decide('approval', 'reject', { ...supervisor, roles: ['supervisor', 'appeals'] });
    expect(await life.ended()).toBe('REJECTED');
    await life.object();
    for (const id of [owner.id, supervisor.id, 'long-ago'])
      await expect(life.decide('objection', 'approve', { id, roles: ['appeals'] })).rejects.toMatchObject(
        refused('SEPARATION_OF_DUTIES'),
      );
    await expect(life.decide('objection', 'approve', supervisor)).rejects.toMatchObject(refused('FORBIDDEN'));
    await life.decide('objection', 'reject', judge);
    expect(await life.ended()).toBe('REJECTED');
    expect(life.permits()).toEqual([]);
  });

  it('is one at a time, of whom it is for, and taken once however often it comes', async () => {
    const life = await filed(steps());
    await life.decide('approval', 'reject', supervisor);
    await life.ended();
    await expect(life.object({ id: 'stranger', roles: ['citizen'] })).rejects.toMatchObject(refused('FORBIDDEN'));
    await expect(life.object(owner, 'nothing')).rejects.toMatchObject(refused('CONFLICT'));
    await Promise.all([life.object(owner, 'objection', 'one'), life.object(owner, 'objection', 'one')]);
    await expect(life.object(owner, 'objection', 'two')).rejects.toMatchObject(refused('CONFLICT'));
    expect(life.open()).toHaveLength(1);
    await life.decide('objection', 'reject', judge);
    await life.ended();
    await life.object(owner, 'objection', 'one');
    expect(life.open()).toHaveLength(1);
  });

  it('of those who filed on a notice is one for all of them, and decided by none of them', async () => {
    const life = await filed(steps({ by: { filedOn: 'view' } }));
    await life.decide('approval', 'approve', supervisor);
    await life.ended();
    const neighbour = { id: 'neighbour-1', roles: ['citizen'] };
    await expect(life.object(owner)).rejects.toMatchObject(refused('FORBIDDEN'));
    await life.object(neighbour, 'objection', 'one');
    await life.object(neighbour, 'objection', 'one');
    await expect(life.object(neighbour, 'objection', 'two')).rejects.toMatchObject(refused('CONFLICT'));
    // Who joins while they hold the task gives it back, and decides nothing of it.
    const taskId = life.fake.taskOf('objection');
    await life.update(claimTaskUpdate as never, { taskId, actor: judge });
    await life.object(judge, 'objection', 'three');
    expect(life.open()).toHaveLength(1);
    expect(life.fake.told.filter((type) => type === 'APPEAL_FILED')).toHaveLength(2);
    await expect(life.decide('objection', 'approve', judge)).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await life.decide('objection', 'reject', { id: 'judge-2', roles: ['appeals'] });
    expect(await life.ended()).toBe('ISSUED');
  });

  it('may take the permit out of force until it is dismissed, and annul it for ever', async () => {
    for (const [outcome, last] of [
      ['reject', 'ISSUED'],
      ['approve', 'REVOKED'],
    ] as const) {
      const life = await filed(steps({ suspends: true, annuls: true }));
      await life.decide('approval', 'approve', supervisor);
      await life.ended();
      await life.object();
      await life.decide('objection', outcome, judge);
      expect(await life.ended()).toBe('ISSUED');
      expect(life.permits()).toEqual(['SUSPENDED', last]);
    }
  });

  it('may be sent back; a case that then ends without a permit has none in force', async () => {
    const life = await filed(steps({ outcomes: ['approve', 'return', 'reject'] }));
    await life.decide('approval', 'approve', supervisor);
    await life.ended();
    await life.object();
    await life.decide('objection', 'return', judge);
    await expect.poll(() => life.fake.status, { timeout: 20_000 }).toBe('RETURNED');
    await life.update(submitUpdate as never, { draftVersion: 2, actor: owner });
    await life.decide('approval', 'reject', other);
    expect(await life.ended()).toBe('REJECTED');
    expect(life.permits()).toEqual(['SUSPENDED', 'REVOKED']);
  });

  it('is decided beside an audit that goes on; once it is right nobody audits what stood before', async () => {
    const life = await filed(steps({}, step('audit', 'audit', { role: 'auditor', samplePercent: 100 })));
    life.fake.answers = [{}, { audited: true }];
    await life.decide('approval', 'approve', supervisor);
    await expect.poll(() => life.fake.taskOf('audit'), { timeout: 20_000 }).not.toBe('none');
    await life.object();
    await life.decide('objection', 'approve', judge);
    await expect.poll(() => life.fake.transitions.at(-1)?.revision, { timeout: 20_000 }).toBe(2);
    await life.update(withdrawUpdate as never, { actor: owner });
    expect(await life.ended()).toBe('WITHDRAWN');
    expect(life.permits()).toEqual(['SUSPENDED', 'REVOKED']);
  });

  it('that nobody decides in time leaves what was decided', async () => {
    const life = await filed(steps({ deadlines: [{ after: { days: 30 }, then: 'expire' }] }));
    await life.decide('approval', 'reject', supervisor);
    await life.ended();
    await life.object();
    await environment().sleep('31 days');
    expect(await life.ended()).toBe('REJECTED');
    expect(life.fake.told.at(-1)).toBe('TASK_EXPIRED');
  });
});

describe('an objection with outcomes of its own', () => {
  const title = { fa: 'بخشی', en: 'in part' };
  const outcomes = ['approve', 'return', 'reject', { id: 'in-part', title, as: 'approve', next: 'approval' }];
  async function objected(rest: object, status: 'approve' | 'reject' = 'approve') {
    const life = await filed(steps({ outcomes, ...rest }));
    await life.decide('approval', status, supervisor);
    await life.ended();
    await life.object();
    return life;
  }

  it('goes on where the one that was chosen leads, and keeps what it was', async () => {
    const life = await objected({ next: 'fees' }, 'reject');
    await life.decide('objection', 'in-part', judge);
    await expect.poll(() => life.fake.transitions.at(-1)?.revision, { timeout: 20_000 }).toBe(2);
    const decided = life.fake.transitions
      .flatMap(({ timeline }) => timeline)
      .find(({ type }) => type === 'APPEAL_DECIDED');
    expect(decided?.data).toMatchObject({ outcome: 'approve', said: title });
    expect(life.fake.transitions.flatMap(({ results }) => results.objection ?? [])).toMatchObject([
      { outcome: 'in-part', as: 'approve' },
    ]);
    await life.decide('approval', 'approve', other);
    expect(await life.ended()).toBe('ISSUED');
  });

  it('annuls the permit by one, and has it decided anew by another', async () => {
    const annulled = await objected({ annuls: true });
    await annulled.decide('objection', 'approve', judge);
    expect(await annulled.ended()).toBe('ISSUED');
    expect(annulled.permits()).toEqual(['REVOKED']);
    const anew = await objected({ annuls: true });
    await anew.decide('objection', 'in-part', judge);
    await expect.poll(() => anew.fake.transitions.at(-1)?.revision, { timeout: 20_000 }).toBe(2);
    expect(anew.permits()).toEqual(['SUSPENDED']);
  });

  it('that sends the case back annuls nothing', async () => {
    const life = await objected({ annuls: true });
    await life.decide('objection', 'return', judge);
    await expect.poll(() => life.fake.status, { timeout: 20_000 }).toBe('RETURNED');
    expect(life.permits()).toEqual(['SUSPENDED']);
  });
});

it('reopens a case by the order of an authority, where it says', async () => {
  const order = step('appeal', 'order', { of: ['REJECTED'], by: 'court', next: 'approval' });
  const life = await filed([...steps(), order]);
  await life.decide('approval', 'reject', supervisor);
  expect(await life.ended()).toBe('REJECTED');
  await expect(life.object(owner, 'order')).rejects.toMatchObject(refused('FORBIDDEN'));
  await life.object(clerk, 'order');
  expect(life.open()).toEqual([]);
  await life.decide('approval', 'approve', other);
  expect(await life.ended()).toBe('ISSUED');
  expect(life.permits()).toEqual([]);
});

describe('a measure on a permit', () => {
  const grounds = [
    { id: 'FALSE', title: { fa: 'خلاف', en: 'false' } },
    { id: 'UNINSURED', title: { fa: 'بی بیمه', en: 'uninsured' } },
  ];
  const measure = (rest: object) =>
    step('appeal', 'measure', { of: ['ISSUED'], by: 'head', role: 'director', grounds, ...rest });
  const opened = (fake: FakeCase) =>
    fake.transitions.flatMap((transition) => transition.opened).filter(({ stepId }) => stepId === 'measure');
  async function granted(rest: object) {
    const life = await filed(steps({}, measure(rest)));
    await life.decide('approval', 'approve', supervisor);
    expect(await life.ended()).toBe('ISSUED');
    return life;
  }

  it('names a ground, hears the holder before anybody decides, and takes two', async () => {
    const life = await granted({ effect: 'revoke', hearing: { days: 10 } });
    await expect(life.object(head, 'measure')).rejects.toMatchObject(refused('BAD_USER_INPUT'));
    await expect(life.object(head, 'measure', undefined, { ground: 'OTHER' })).rejects.toMatchObject(
      refused('BAD_USER_INPUT'),
    );
    await expect(
      life.object({ ...owner, roles: ['head'] }, 'measure', undefined, { ground: 'FALSE' }),
    ).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await life.object(head, 'measure', undefined, { ground: 'FALSE' });
    const told = life.fake.transitions.flatMap(({ timeline }) => timeline).find(({ type }) => type === 'APPEAL_FILED');
    expect(told?.data).toMatchObject({ ground: 'FALSE', said: grounds[0]?.title, effect: 'revoke' });
    await environment().sleep('9 days');
    expect(opened(life.fake)).toEqual([]);
    await environment().sleep('2 days');
    await expect.poll(() => opened(life.fake).length, { timeout: 20_000 }).toBe(1);
    expect(opened(life.fake)).toMatchObject([{ stepType: 'measure', role: 'director' }]);
    await expect(life.decide('measure', 'approve', head)).rejects.toMatchObject(refused('SEPARATION_OF_DUTIES'));
    await life.decide('measure', 'approve', director);
    expect(await life.ended()).toBe('ISSUED');
    expect(life.fake.transitions.flatMap(({ permit }) => permit ?? [])).toEqual([
      { to: 'REVOKED', after: 'measure', ground: grounds[0] },
    ]);
  });

  it('that is dismissed leaves the permit as it was, and may be begun again for another ground', async () => {
    const life = await granted({ effect: 'suspend' });
    await life.object(head, 'measure', undefined, { ground: 'FALSE' });
    await expect.poll(() => opened(life.fake).length, { timeout: 20_000 }).toBe(1);
    await life.decide('measure', 'reject', director);
    expect(await life.ended()).toBe('ISSUED');
    expect(life.permits()).toEqual([]);
    await life.object(head, 'measure', undefined, { ground: 'UNINSURED' });
    await expect.poll(() => opened(life.fake).length, { timeout: 20_000 }).toBe(2);
    await life.decide('measure', 'approve', director);
    expect(await life.ended()).toBe('ISSUED');
    expect(life.permits()).toEqual(['SUSPENDED']);
  });
});
