import { expect, it } from 'vitest';
import { FakeCase } from '../../test/support/fake-case.js';
import { step } from '../../test/support/steps.js';
import { owner, skippedTimeServer } from '../../test/support/workflow-env.js';
import { withdrawUpdate } from '../messages.js';

const { file, environment } = skippedTimeServer();
const text = { fa: 'طرح', en: 'The project' };
const steps = (more: object = {}) => [
  step('form', 'request', {}),
  step('publish-notice', 'view', { text, lasts: { days: 20 }, shows: { answers: ['subject'] }, ...more }),
  step('issue', 'print', {}),
];

it('is public for its time, and gives how many objected', async () => {
  const fake = new FakeCase();
  fake.filed = { objections: 2, requests: 1 };
  const handle = await file(steps(), fake);
  await environment().sleep('19 days');
  expect(fake.transitions.at(-1)?.currentSteps).toEqual(['view']);
  const published = fake.transitions
    .flatMap(({ timeline }) => timeline)
    .find(({ type }) => type === 'NOTICE_PUBLISHED');
  expect(published?.data).toMatchObject({
    step: 'view',
    revision: 1,
    notice: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(await handle.result()).toBe('ISSUED');
  expect(fake.told).toContain('NOTICE_ENDED');
  expect(fake.transitions.map(({ results }) => results.view)).toContainEqual(fake.filed);
  expect(fake.transitions.at(-1)?.standing?.noticed).toBe(true);
});

it('is over with a withdrawal', async () => {
  const fake = new FakeCase();
  const handle = await file(steps(), fake);
  await environment().sleep('3 days');
  await handle.executeUpdate(withdrawUpdate, { args: [{ actor: owner }] });
  expect(await handle.result()).toBe('WITHDRAWN');
  expect(fake.told).not.toContain('NOTICE_ENDED');
  expect(fake.transitions.at(-1)?.currentSteps).toEqual([]);
});

it('leads elsewhere where another deadline ends it', async () => {
  const fake = new FakeCase();
  const more = { deadlines: [{ after: { days: 2 }, then: 'expire' as const }], onExpire: 'end' };
  const handle = await file(steps(more), fake);
  expect(await handle.result()).toBe('EXPIRED');
});
