import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
const title = (en: string) => ({ fa: 'مهلت', en });
/** Long enough for a slow machine to order it longer, and short enough to be waited for. */
const TERM = 45;
const MORE = 5;

beforeAll(async () => {
  system = await startSystem();
  const definition = {
    ...freeType([
      { id: 'look', type: 'review', title: title('Look'), role: 'supervisor' },
      { id: 'print', type: 'issue', title: title('Print') },
    ]),
    clocks: [
      {
        id: 'term',
        title: title('Term'),
        basis: 'illustrative',
        begins: 'filing',
        lasts: { seconds: TERM },
        remind: [{ seconds: 5 }],
        extension: { by: 'supervisor', span: { seconds: MORE } },
        atEnd: { is: 'consent', next: 'print' },
      },
    ],
  };
  await serve(system.prisma, FormDefinition.parse(definition));
});
afterAll(() => system.stop());

interface Clock {
  state: string;
  effect: string;
  begun: string;
  at: string | null;
  extensionsLeft: number;
  extendable: boolean;
  why: { inputs: object[] };
}
interface Case {
  status: string;
  allowedActions: string[];
  clocks: Clock[];
  tasks: { id: string; status: string }[];
}

it('a legal term runs, is made longer by an order, and its silence grants', { timeout: 180_000 }, async () => {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: smallAnswers,
  });
  const { reference } = startApplication;
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const shown = async (as = 'citizen-1') => {
    const query = `query($r: ID!) { application(reference: $r) { status allowedActions tasks { id status }
      clocks { state effect begun at extensionsLeft extendable why { inputs { value } } } } }`;
    const { application } = await system.get<{ application: Case }>(as, query, { r: reference });
    const [clock] = application.clocks;
    if (!clock) throw new Error('the clock is gone');
    return { ...application, clock };
  };
  await expect.poll(async () => (await shown()).clock.at, { timeout: 30_000 }).not.toBeNull();
  const { clock: before } = await shown();
  expect(before).toMatchObject({ state: 'RUNNING', effect: 'CONSENT', extensionsLeft: 1, extendable: false });
  expect(Date.parse(before.at ?? '') - Date.parse(before.begun)).toBe(TERM * 1_000);
  const order = async (as: string, reason: string) => {
    const mutation = 'mutation($i: ExtendClockInput!) { extendClock(input: $i) { errors { code } reference } }';
    const answer = await system.ask<{ extendClock: { errors: { code: string }[] } }>(as, mutation, {
      i: { reference, clock: 'term', reason },
    });
    return answer.errors?.[0]?.extensions.code ?? answer.data?.extendClock.errors[0]?.code;
  };
  expect(await order('citizen-1', 'بی‌دلیل')).toBe('FORBIDDEN');
  const able = await shown('supervisor-1');
  expect([able.clock.extendable, able.allowedActions.includes('EXTEND_CLOCK')]).toEqual([true, true]);
  expect((await shown()).allowedActions).not.toContain('EXTEND_CLOCK');
  expect(await order('supervisor-1', 'پرونده پیچیده است')).toBeUndefined();
  await expect.poll(async () => (await shown()).clock.extensionsLeft, { timeout: 30_000 }).toBe(0);
  await expect.poll(async () => (await shown()).clock.at, { timeout: 30_000 }).not.toBeNull();
  const { clock: after } = await shown('supervisor-1');
  expect(Date.parse(after.at ?? '') - Date.parse(after.begun)).toBe((TERM + MORE) * 1_000);
  expect(after).toMatchObject({ state: 'RUNNING', extendable: false });
  expect(await order('supervisor-1', 'باز هم')).toBe('CONFLICT');
  await expect.poll(async () => (await shown()).status, { timeout: 120_000, interval: 500 }).toBe('ISSUED');
  const reminded = await system.prisma.notification.findMany({ where: { reference, event: 'DUE_SOON' } });
  expect(reminded.map(({ to }) => to)).toEqual(['supervisor']);
  const end = await shown();
  expect(end.clock.state).toBe('CAME');
  expect(end.tasks.map(({ status }) => status)).toEqual(['CANCELLED']);
  const late = 'mutation($t: ID!) { decideTask(id: $t, outcome: REJECT, reason: "دیر") { status } }';
  const refused = await system.ask('supervisor-1', late, { t: end.tasks[0]?.id });
  expect(refused.errors?.[0]?.extensions.code).toBe('APPLICATION_CLOSED');
});
