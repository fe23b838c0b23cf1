import { CancellationScope, condition } from '@temporalio/workflow';
import type { Step } from '../forms/language/step.js';
import type { Case, Wait } from './case.js';
import type { TaskItem } from './case-shape.js';
import type { TimeSpent, TransitionResult } from './transition.js';

export type PauseEnd = 'ready' | 'return' | 'expire';

interface Pause {
  step: Step;
  /** what the step waits for; asked again whenever anything reaches the workflow */
  until: () => boolean;
  /** the tasks that escalations are about */
  tasks?: TaskItem[];
  /** when the same work was open before; its deadlines go on with what is left of them */
  spent?: TimeSpent[];
  /** refuses an expiry that the database contradicts */
  expires?: () => Promise<boolean>;
}

/**
 * Records what has gathered, then waits until the step is ready or a deadline ends it. Reminders and escalations on the
 * way are recorded and leave the step open.
 */
export async function pause(c: Case, wait: Pause): Promise<PauseEnd> {
  const { spent = [] } = wait;
  const stepId = wait.step.id;
  const kept = c.takeUp(stepId);
  const deadlines = kept?.deadlines ?? wait.step.deadlines ?? [];
  c.waiting.add(stepId);
  const due: number[] = [];
  const open = new Set<number>();
  const armed: number[] = [];
  const tasks = (wait.tasks ?? []).map(({ id }) => id);
  const known: Wait = { stepId, deadlines, due, open, tasks, ready: wait.until, resting: false };
  c.waits.set(stepId, known);
  // What a message tells while it takes the walk off this step belongs to the transition that follows, not to this one.
  const scope = CancellationScope.current();
  try {
    // A step that another run left waiting was recorded there, and its clock runs on.
    const begun = { stepId, deadlines, ...(spent.length > 0 && { spent }) };
    due.push(...(kept?.due ?? instants(await c.record({ waits: [begun] }), stepId)));
    for (const i of kept?.open ?? due.keys()) open.add(i);
    armed.push(...[...open].map((i) => due[i] ?? 0));
    for (const at of armed) c.alarm.set(at);

    for (;;) {
      const come = () => [...open].filter((i) => (due[i] ?? Number.POSITIVE_INFINITY) <= Date.now());
      const woken = () => !c.moving && (wait.until() || come().length > 0 || c.hasUnrecorded);
      known.resting = true;
      await condition(() => !scope.consideredCancelled && woken());
      known.resting = false;
      if (wait.until()) return 'ready';
      // A message has changed something without ending the wait, such as a claim or the first of several answers.
      if (c.hasUnrecorded) await c.record();
      for (const i of come()) {
        open.delete(i);
        const deadline = deadlines[i];
        if (!deadline) continue;
        if (deadline.then === 'return') return 'return';
        if (deadline.then === 'expire') {
          if (wait.expires && !(await wait.expires())) continue;
          return 'expire';
        }
        overdue(c, wait, deadline.then, deadline.to);
        await c.record();
      }
    }
  } finally {
    for (const at of armed) c.alarm.clear(at);
    c.waiting.delete(stepId);
    c.waits.delete(stepId);
  }
}

function instants(recorded: TransitionResult, stepId: string): number[] {
  return (recorded.due[stepId] ?? []).map((at) => Date.parse(at));
}

function overdue(c: Case, wait: Pause, how: 'remind' | 'escalate', to: string | undefined): void {
  c.tell(how === 'remind' ? 'REMINDED' : 'ESCALATED', 'clock', { step: wait.step.id, title: wait.step.title, to });
  for (const task of wait.tasks ?? []) {
    if (task.state !== 'open') continue;
    if (how === 'remind') {
      c.changeTask({ id: task.id, to: 'REMINDED' });
      continue;
    }
    if (to) task.escalatedTo = to;
    c.changeTask({ id: task.id, to: 'ESCALATED', ...(to ? { role: to } : {}) });
  }
}
