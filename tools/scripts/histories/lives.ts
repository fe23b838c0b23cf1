import { FakeCase } from '../../../test/support/fake-case.js';
import { step } from '../../../test/support/steps.js';
import * as messages from '../../../workflows/messages.js';
import {
  anyone,
  brokenOnce,
  decide,
  faked,
  head,
  type Life,
  move,
  owner,
  pay,
  refile,
  signalled,
  slowFirst,
  tail,
  title,
  until,
  untilPayable,
  untilTask,
} from './acts.js';

/** Every kind of life that a case has. */
export const lives: Life[] = [
  {
    name: 'approved-paid-issued',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 1);
    },
  },
  {
    name: 'started-with-its-filing-woken-for-its-deadline',
    steps: [...head, ...tail],
    fake: faked({
      answers: [{ watchedFrom: new Date(0).toISOString() }, {}, { watchedFrom: new Date(0).toISOString() }],
    }),
    filing: { id: 'key-1', message: { draftVersion: 1, actor: owner } },
    async live(handle, fake, skip) {
      await untilTask(fake, 'approval');
      await skip('2 days');
      await handle.signal(messages.deadlineNearSignal);
      await skip('25 hours');
      await decide(handle, fake, 'approval', 'return');
      await refile(handle);
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 2);
    },
  },
  {
    name: 'returned-refiled-rejected',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'return');
      await refile(handle);
      await refile(handle);
      await decide(handle, fake, 'approval', 'reject');
    },
  },
  {
    name: 'late-lapsed-recalculated-withdrawn',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    async live(handle, fake, skip) {
      await skip('6 days');
      await decide(handle, fake, 'approval', 'approve');
      await skip('31 days');
      await handle.executeUpdate(messages.recalculateUpdate, { args: [{ actor: owner }] });
      await handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] });
    },
  },
  {
    name: 'referred-consulted-signalled',
    steps: [
      ...head,
      step('consult', 'referral', {
        bodies: [
          { id: 'WATER', title, role: 'water' },
          { id: 'POWER', title, role: 'power' },
        ],
      }),
      ...tail,
    ],
    fake: faked({
      evaluations: [{ outcome: 'REFERRAL', referralTarget: 'WATER' }, { outcome: 'CLEAN' }],
      roles: { 'supervisor-1': ['supervisor'] },
    }),
    async live(handle, fake) {
      await decide(handle, fake, 'referral', 'approve', 0);
      await decide(handle, fake, 'referral', 'approve', 1);
      await handle.signal(messages.decideTaskSignal, {
        taskId: fake.taskOf('approval'),
        outcome: 'APPROVE',
        by: 'nobody',
      });
      const taskId = fake.taskOf('approval');
      await handle.signal(messages.decideTaskSignal, { taskId, outcome: 'APPROVE', by: 'supervisor-1' });
      await pay(handle, 1);
    },
  },
  {
    name: 'branches-service-wait-audit',
    steps: [
      ...head,
      step('parallel', 'both', {
        join: 'all',
        branches: [
          { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
          { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
        ],
      }),
      step('service', 'ask', { connector: 'water' }),
      step('wait', 'pause', { for: { hours: 2 } }),
      step('notify', 'tell', { to: 'applicant', message: title }),
      step('issue', 'print', {}),
      step('audit', 'audit', { role: 'auditor', samplePercent: 20 }),
    ],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'look', 'approve');
      await handle.signal('visited', {});
    },
  },
  {
    name: 'looked-at-by-stages-after-the-grant',
    steps: [
      ...head,
      ...tail,
      step('inspect', 'foundation', {
        role: 'supervisor',
        outcomes: ['approve', { id: 'faults', title, next: 'again' }],
        appointment: { minutes: 60 },
        unlocks: title,
        next: 'completion',
      }),
      step('calculate', 'again', {}),
      step('payment', 'more', { next: 'foundation' }),
      step('inspect', 'completion', { role: 'supervisor', outcomes: ['approve', 'reject'], unlocks: title }),
    ],
    fake: faked({ evaluations: [{ readsResults: true }] }),
    async live(handle, fake) {
      const at = (outcome: string, stepId: string, nth = -1) =>
        handle.executeUpdate(messages.decideTaskUpdate, {
          args: [{ taskId: fake.taskOf(stepId, nth), outcome, actor: anyone, remark: 'r' }],
        });
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 1);
      await until(fake, 'foundation');
      await at('faults', 'foundation');
      await until(fake, 'more');
      await pay(handle, 1);
      await until(fake, 'foundation');
      await at('approve', 'foundation', 1);
      await until(fake, 'completion');
      await at('reject', 'completion');
    },
  },
  {
    name: 'granted-in-part-and-then-in-whole',
    steps: [
      ...head,
      ...tail.slice(0, -1),
      step('issue', 'dig', { parts: [{ id: 'pit', title }] }),
      step('review', 'structure', { role: 'supervisor', outcomes: ['approve', 'reject'] }),
      step('issue', 'whole', { supersedes: ['dig'] }),
    ],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 1);
      await until(fake, 'structure');
      await decide(handle, fake, 'structure', 'approve');
    },
  },
  {
    name: 'handed-on-returned-reopened-in-place',
    steps: [...head, ...tail],
    fake: faked({ evaluations: [{ district: 'district-1' }] }),
    async live(handle, fake, skip) {
      const above = { actor: { id: 'head', roles: [] }, as: ['unitHead' as const] };
      const taskId = fake.taskOf('approval');
      const to = { id: 'here', roles: ['supervisor'], within: { supervisor: ['district-1'] } };
      await handle.executeUpdate(messages.reassignTaskUpdate, { args: [{ taskId, to, ...above, remark: 'r' }] });
      await handle.executeUpdate(messages.prioritizeTaskUpdate, { args: [{ taskId, priority: 'high', ...above }] });
      await skip('2 days');
      const returned = { taskId, outcome: 'return' as const, actor: to, remark: 'r' };
      await handle.executeUpdate(messages.decideTaskUpdate, { args: [returned] });
      await refile(handle);
      await skip('4 days');
      const actor = { id: 'stand-in', roles: [], standsIn: [{ for: 'absent', role: 'supervisor' }] };
      const approved = { taskId: fake.taskOf('approval'), outcome: 'approve' as const, actor };
      await handle.executeUpdate(messages.decideTaskUpdate, { args: [approved] });
      await pay(handle, 2);
    },
  },
  {
    name: 'moved-while-reviewed',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    live: async (handle, fake) => {
      await move(handle, fake, { from: 'approval', to: 'supervision', kept: true });
      await handle.executeUpdate(messages.decideTaskUpdate, {
        args: [{ taskId: fake.taskOf('approval'), outcome: 'approve', actor: anyone, remark: 'r' }],
      });
      await pay(handle, 1);
    },
  },
  {
    name: 'moved-in-branches-and-worked-out-anew',
    steps: [
      ...head,
      step('parallel', 'both', {
        join: 'all',
        branches: [
          { id: 'a', steps: [step('review', 'look', { role: 'supervisor' })] },
          { id: 'b', steps: [step('wait', 'visit', { signal: 'visited' })] },
        ],
      }),
      ...tail,
    ],
    fake: new FakeCase(),
    live: async (handle, fake) => {
      await decide(handle, fake, 'look', 'approve');
      await move(handle, fake, { from: 'visit', to: 'visit', kept: true });
      await handle.signal('visited', {});
      await untilTask(fake, 'supervision');
      await move(handle, fake, { from: 'supervision', to: 'supervision', kept: false }, true);
      await handle.executeUpdate(messages.withdrawUpdate, { args: [{ actor: owner }] });
    },
  },
  {
    name: 'long-in-many-runs',
    steps: [...head, ...tail],
    fake: new FakeCase(),
    continueAfter: { events: 60, updates: 20 },
    async live(handle, fake) {
      for (let i = 0; i < 9; i += 1) await refile(handle);
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 10);
    },
  },
  {
    name: 'looked-up-one-after-another',
    steps: [...head, ...tail],
    fake: slowFirst({ 'supervisor-1': ['supervisor'] }),
    async live(handle, fake) {
      await signalled(handle, fake, 'nobody');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await signalled(handle, fake, 'supervisor-1');
      await untilPayable(fake);
      await pay(handle, 1);
    },
  },
  {
    name: 'paid-before-another-review',
    steps: [...head, ...tail.slice(0, -1), step('review', 'last', { role: 'supervisor' }), ...tail.slice(-1)],
    fake: new FakeCase(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 1);
      await untilTask(fake, 'last');
      await decide(handle, fake, 'last', 'approve');
    },
  },
  {
    name: 'parked-and-taken-up',
    steps: [...head, ...tail],
    fake: brokenOnce(),
    async live(handle, fake) {
      await decide(handle, fake, 'approval', 'approve').catch(() => undefined);
      while (fake.parked.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await handle.signal(messages.lookAtRowsSignal);
      await refile(handle);
      await decide(handle, fake, 'approval', 'approve');
      await pay(handle, 2);
    },
  },
  {
    name: 'decided-by-the-engine',
    steps: [...head, ...tail],
    fake: faked({ evaluations: [{ decisions: { 'approval.engineDecides': true } }] }),
    live: (handle) => pay(handle, 1),
  },
];
