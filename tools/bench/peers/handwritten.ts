import { condition, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';
import type { Activities } from '../../../workflows/activities.js';
import type { CaseInput } from '../../../workflows/case-shape.js';
import { decideTaskUpdate, paymentSettledSignal, submitUpdate } from '../../../workflows/messages.js';
import type { Transition } from '../../../workflows/transition.js';

export { permitApplication } from '../../../workflows/permit-application.js';

const local = proxyLocalActivities<Activities>({ startToCloseTimeout: '30 seconds' });

/** The construction permit as one would write it by hand: the yardstick for what interpreting a definition costs. */
export async function handwrittenPermit(input: CaseInput): Promise<string> {
  const { reference } = input;
  const definitionHash = input.definition.hash;
  const taskId = `${reference}-1`;
  let step: 'start' | 'review' | 'payment' | 'issue' = 'start';
  let number = 0;
  let settled = false;

  let entries = 0;
  const tell = (...told: [type: string, actor: string][]) =>
    told.map(([type, actor]) => {
      entries += 1;
      return { seq: entries, type, actor, data: { revision: 1, outcome: 'CLEAN', total: '0' } };
    });
  const record = (rest: Partial<Transition> & Pick<Transition, 'status'>) => {
    number += 1;
    return local.recordTransition({
      reference,
      definitionHash,
      number,
      revision: 1,
      at: new Date(Date.now()).toISOString(),
      currentSteps: [],
      timeline: [],
      opened: [],
      changed: [],
      slips: [],
      waits: [],
      notifications: [],
      results: {},
      issue: false,
      redecide: false,
      ...rest,
    });
  };

  setHandler(submitUpdate, async ({ draftVersion, actor }) => {
    const at = new Date(Date.now()).toISOString();
    const from = { draftVersion };
    await local.evaluateSubmission({ reference, definitionHash, revision: 1, from, filedBy: actor.id, at });
    const title = { fa: 'تأیید شهرداری', en: 'Municipal approval' };
    await record({
      status: 'UNDER_REVIEW',
      currentSteps: ['approval'],
      timeline: tell(
        ['FILED', actor.id],
        ['REGULATION_ANNOUNCED', 'engine'],
        ['ANALYSED', 'engine'],
        ['CALCULATED', 'engine'],
        ['TASK_OPENED', 'engine'],
      ),
      waits: [
        { stepId: 'approval', deadlines: [{ after: { workingDays: 5 }, then: 'escalate', to: 'department-head' }] },
      ],
      opened: [
        { id: taskId, stepId: 'approval', stepType: 'review', title, role: 'supervisor', outcomes: ['approve'] },
      ],
      slips: ['draft'],
    });
    step = 'review';
    return { revision: 1 };
  });
  setHandler(decideTaskUpdate, async ({ actor }) => {
    await record({
      status: 'AWAITING_PAYMENT',
      currentSteps: ['payment'],
      timeline: tell(['APPROVED', actor.id], ['PAYMENT_DUE', 'engine']),
      waits: [{ stepId: 'payment', deadlines: [{ after: { days: 30 }, notAfter: 'yearEnd', then: 'expire' }] }],
      results: { approval: { outcome: 'approve', by: actor.id } },
      changed: [{ id: taskId, to: 'DONE', outcome: 'approve', decidedBy: actor.id, conditions: [] }],
      slips: ['payable'],
    });
    step = 'payment';
  });
  setHandler(paymentSettledSignal, () => {
    settled = true;
  });

  void sleep('5 days');
  await condition(() => step === 'payment' && settled);
  await record({ status: 'ISSUED', timeline: tell(['PAID', 'bank'], ['ISSUED', 'engine']), issue: true });
  return 'ISSUED';
}
