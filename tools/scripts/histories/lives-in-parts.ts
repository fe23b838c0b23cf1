import type { Clock } from '../../../forms/language/clock.js';
import { step } from '../../../test/support/steps.js';
import * as messages from '../../../workflows/messages.js';
import {
  decide,
  faked,
  head,
  type Life,
  move,
  pay,
  refile,
  review,
  tail,
  title,
  untilPayable,
  untilTasks,
} from './acts.js';

const [, , , print = step('issue', 'print', {})] = tail;

/** Its silence grants; it stands still while the applicant has the case. */
const term: Clock = {
  id: 'term',
  title,
  basis: 'article 1',
  begins: 'filing',
  lasts: { days: 20 },
  stops: [{ at: ['request'] }],
  remind: [{ days: 2 }],
  extension: { by: 'head', span: { days: 3 } },
  atEnd: { is: 'consent', next: 'print' },
};

/** Of cases that ask many for one thing, are paid in parts, or run under a legal term. */
export const livesInParts: Life[] = [
  {
    name: 'asked-each-by-name',
    steps: [
      ...head,
      step('consult', 'neighbours', {
        bodies: [
          { id: 'NEIGHBOUR', title, each: 'neighbours', invites: { nationalId: 'nationalId', text: title, shows: {} } },
          { id: 'WATER', title, role: 'water' },
        ],
      }),
      print,
    ],
    fake: faked({ evaluations: [{ decisions: { 'neighbours.bodies.0.each': '1,3' } }] }),
    async live(handle, fake) {
      await untilTasks(fake, 'neighbours', 3);
      for (const nth of [2, 0, 1]) {
        const actor = { id: `person-${nth}`, roles: nth === 2 ? ['water'] : ['invited'] };
        const taskId = fake.taskOf('neighbours', nth);
        await handle.executeUpdate(messages.decideTaskUpdate, { args: [{ taskId, outcome: 'approve', actor }] });
      }
    },
  },
  {
    name: 'paid-in-groups',
    steps: [
      ...head,
      step('calculate', 'calculation', {}),
      step('payment', 'first', { groups: ['visit'] }),
      review,
      step('payment', 'payment', { groups: ['fine'] }),
      print,
    ],
    fake: faked({ evaluations: [{ slips: 2, groups: { visit: '400', fine: '3500' } }] }),
    async live(handle, fake) {
      await untilPayable(fake);
      await pay(handle, 1);
      await untilTasks(fake, 'approval', 1);
      await decide(handle, fake, 'approval', 'return');
      await refile(handle);
      // What was paid for is not asked for again.
      await untilTasks(fake, 'approval', 2);
      await decide(handle, fake, 'approval', 'approve');
      await untilPayable(fake);
      await pay(handle, 2);
    },
  },
  {
    name: 'term-stood-still-and-granted',
    steps: [...head, review, print],
    fake: faked({ clocks: [term] }),
    async live(handle, fake, skip) {
      await skip('5 days');
      await decide(handle, fake, 'approval', 'return');
      await skip('10 days');
      await refile(handle);
      await untilTasks(fake, 'approval', 2);
      await handle.executeUpdate(messages.extendClockUpdate, {
        args: [{ clock: 'term', actor: { id: 'head', roles: ['head'] }, remark: 'r' }],
      });
    },
  },
  {
    name: 'moved-under-a-longer-term',
    steps: [...head, review, print],
    fake: faked({ clocks: [term] }),
    async live(handle, fake, skip) {
      await skip('5 days');
      fake.clocks = [{ ...term, lasts: { days: 40 } }];
      await move(handle, fake, { from: 'approval', to: 'supervision', kept: true });
      await skip('20 days');
      await handle.executeUpdate(messages.decideTaskUpdate, {
        args: [
          {
            taskId: fake.taskOf('approval'),
            outcome: 'reject',
            actor: { id: 'a', roles: ['supervisor'] },
            remark: 'r',
          },
        ],
      });
    },
  },
];
