import { describe, expect, it } from 'vitest';
import { dueInstants } from '../city/calendar/deadlines.js';
import type { BusinessCalendar } from '../forms/calendar.js';
import { jalaliDay, startOfDay } from '../forms/jalali.js';
import { FakeCase } from '../test/support/fake-case.js';
import { step } from '../test/support/steps.js';
import { owner, skippedTimeServer, supervisor } from '../test/support/workflow-env.js';
import { decideTaskUpdate, submitUpdate } from './messages.js';
import type { Transition } from './transition.js';

const { file, environment } = skippedTimeServer();
const DAY = 86_400_000;
const solar = ['01/01', '01/02', '01/03', '01/04', '01/12', '01/13', '12/29'];
const calendar: BusinessCalendar = { thursday: 'half', holidays: new Set(solar) };
const deadlines = [
  { after: { workingDays: 3 }, then: 'remind' as const },
  { after: { workingDays: 5 }, then: 'escalate' as const, to: 'head' },
  { after: { workingDays: 10 }, then: 'expire' as const },
];

/** Lets the server's clock come to an hour of a day in Tehran. */
async function sleepUntil(day: string, hour: number): Promise<void> {
  const now = (await environment().currentTimeMs()) as number;
  const wait = startOfDay(day).getTime() + hour * 3_600_000 - now;
  if (wait > 0) await environment().sleep(wait);
}

/** The day and time in Tehran. */
const shown = (at: string | undefined): string => {
  const instant = new Date(at ?? 0);
  return `${jalaliDay(instant)} ${new Date(instant.getTime() + 3.5 * 3_600_000).toISOString().slice(11, 13)}`;
};

async function reviewed(rest: object = {}) {
  const fake = new FakeCase();
  fake.due = (transition: Transition) => dueInstants(transition, { calendar, floor: 1 }, undefined);
  const review = step('review', 'approval', { role: 'supervisor', deadlines, ...rest });
  const handle = await file([step('form', 'request', {}), review, step('issue', 'print', {})], fake);
  const decide = (outcome: 'approve' | 'return') =>
    handle.executeUpdate(decideTaskUpdate, {
      args: [{ taskId: fake.taskOf('approval'), outcome, actor: supervisor, remark: 'r' }],
    });
  const entry = (type: string) => {
    const found = fake.transitions.findLast(({ timeline }) => timeline.some((each) => each.type === type));
    return shown(found?.at);
  };
  return { fake, handle, decide, entry };
}

const refile = (handle: Awaited<ReturnType<typeof reviewed>>['handle']) =>
  handle.executeUpdate(submitUpdate, { args: [{ draftVersion: 2, actor: owner }] });

describe('the clock of a review', () => {
  it('passes over Nowruz: reminder, escalation and end come on working time', async () => {
    await sleepUntil('1405/12/26', 9);
    const { fake, handle, entry } = await reviewed();
    expect(await handle.result()).toBe('EXPIRED');
    // 1405/12/26 is a Wednesday: 15 hours of it, half a Thursday, then nothing before the half Thursday 1406/01/05.
    expect(entry('REMINDED')).toBe('1406/01/08 09');
    expect(entry('ESCALATED')).toBe('1406/01/10 09');
    expect(entry('TASK_EXPIRED') > entry('ESCALATED')).toBe(true);
    const changes = fake.transitions.flatMap(({ changed }) => changed.map(({ to }) => to));
    expect(changes).toEqual(['REMINDED', 'ESCALATED', 'CANCELLED']);
  });

  it('stops while the applicant corrects, and goes on with what was left', async () => {
    await sleepUntil('1406/02/05', 9);
    const { fake, handle, decide, entry } = await reviewed();
    const begun = (await environment().currentTimeMs()) as number;
    await environment().sleep(2 * DAY);
    await decide('return');
    await environment().sleep(30 * DAY);
    await refile(handle);
    const wait = fake.transitions.at(-1)?.waits[0];
    expect(wait?.spent).toHaveLength(1);
    expect(Math.abs(Date.parse(wait?.spent?.[0]?.from ?? '') - begun)).toBeLessThan(DAY / 2);
    const reopened = fake.transitions.at(-1);
    const fresh = dueInstants(
      { ...(reopened as Transition), waits: [{ stepId: 'approval', deadlines }] },
      { calendar, floor: 1 },
      undefined,
    );
    await handle.result();
    const escalated = fake.transitions.findLast(({ timeline }) =>
      timeline.some(({ type }) => type === 'ESCALATED'),
    )?.at;
    expect(Date.parse(escalated ?? '')).toBeLessThan(Date.parse(fresh.approval?.[1] ?? ''));
    expect(entry('ESCALATED') > shown(reopened?.at)).toBe(true);
  });

  it('begins anew where the step says so', async () => {
    const { fake, handle, decide } = await reviewed({ reopened: 'restart' });
    await environment().sleep(2 * DAY);
    await decide('return');
    await refile(handle);
    expect(fake.transitions.at(-1)?.waits).toEqual([{ stepId: 'approval', deadlines }]);
    await decide('approve');
    expect(await handle.result()).toBe('ISSUED');
  });
});

it('knows the thirtieth of Esfand of the next leap year', async () => {
  await sleepUntil('1408/12/28', 9);
  const { entry, handle } = await reviewed({ deadlines: [{ after: { workingDays: 2 }, then: 'expire' }] });
  await handle.result();
  // 1408/12/28 is a Monday, the 29th a holiday and the leap day works; then Nowruz until 1409/01/04.
  expect(entry('TASK_EXPIRED')).toBe('1409/01/05 09');
});
