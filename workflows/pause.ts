import { CancellationScope, condition, patched } from '@temporalio/workflow';
import { holdersOf } from '../forms/entries.js';
import type { Step } from '../forms/language/step.js';
import type { Case } from './case.js';
import type { TimeSpent } from './case-shape.js';
import type { Task } from './tasks.js';
import type { TransitionResult } from './transition.js';
import type { Wait } from './waits.js';

export type PauseEnd = 'ready' | 'return' | 'expire';

interface Pause {
  step: Step;
  /** what the step waits for; asked again whenever anything reaches the workflow */
  until: () => boolean;
  /** the tasks that escalations are about */
  tasks?: Task[];
  /** when the same work was open before; its deadlines go on with what is left of them */
  spent?: TimeSpent[];
  /** refuses an expiry that the database contradicts */
  expires?: () => Promise<boolean>;
}

/**
 * Records what has gathered, then waits until the step is ready or a deadline ends it. Reminders and escalations on the
 * way are recorded and leave the step open.
 */
export async function pause(permitCase: Case, wait: Pause): Promise<PauseEnd> {
  const { spent = [] } = wait;
  const stepId = wait.step.id;
  const kept = permitCase.waits.takeUp(stepId);
  const deadlines = kept?.deadlines ?? wait.step.deadlines ?? [];
  permitCase.waits.enter(stepId);
  for (const id of [...stoppingAround(permitCase, stepId), stepId]) permitCase.clocks.enter(id);
  const due: number[] = [];
  const open = new Set<number>();
  const armed: number[] = [];
  const tasks = (wait.tasks ?? []).map(({ id }) => id);
  const begun = kept?.begun ?? Date.now();
  const known: Wait = { stepId, deadlines, due, open, tasks, begun, ready: wait.until, resting: false };
  permitCase.waits.describe(known);
  // What a message tells while it takes the walk off this step belongs to the transition that follows, not to this one.
  const scope = CancellationScope.current();
  try {
    // A step that another run left waiting was recorded there, and its clock runs on.
    const opening = { stepId, deadlines, ...(spent.length > 0 && { spent }) };
    const recorded = kept ? undefined : await permitCase.journal.record({ waits: [opening] });
    due.push(...(kept?.due ?? instants(recorded, stepId)));
    for (const i of kept?.open ?? due.keys()) open.add(i);
    armed.push(...[...open].map((i) => due[i] ?? 0));
    const watchedFrom = Date.parse(recorded?.watchedFrom ?? '');
    for (const at of armed) permitCase.alarm.set(at, at >= watchedFrom);

    for (;;) {
      const come = () => [...open].filter((i) => (due[i] ?? Number.POSITIVE_INFINITY) <= Date.now());
      const woken = () =>
        !permitCase.inbox.isMoving && (wait.until() || come().length > 0 || permitCase.journal.hasUnrecorded);
      known.resting = true;
      await condition(() => !scope.consideredCancelled && woken());
      known.resting = false;
      if (wait.until()) return 'ready';
      // A message has changed something without ending the wait, such as a claim or the first of several answers.
      if (permitCase.journal.hasUnrecorded) await permitCase.journal.record();
      for (const i of come()) {
        const deadline = deadlines[i];
        // One that ends the wait stays open until the wait is left: what is recorded meanwhile does not forget it.
        if (deadline?.then === 'return') return 'return';
        if (deadline?.then === 'expire' && (!wait.expires || (await wait.expires()))) return 'expire';
        open.delete(i);
        if (!deadline || deadline.then === 'expire') continue;
        overdue(permitCase, wait, deadline.then, deadline.to);
        await permitCase.journal.record();
      }
    }
  } finally {
    for (const at of armed) permitCase.alarm.clear(at);
    permitCase.waits.leave(stepId);
    permitCase.clocks.leave(stepId);
  }
}

/** Clocks of before ran on while the case waited in the branches of a step that they name. */
const STOPS_IN_BRANCHES = 'clocks-stand-still-in-branches';

/** The steps around one at which clocks stand still, until the case has come past them. */
function stoppingAround({ clocks, steps }: Case, stepId: string): string[] {
  const around = clocks.areAny ? holdersOf(steps, stepId).filter((id) => clocks.stopAt(id)) : [];
  return around.length > 0 && patched(STOPS_IN_BRANCHES) ? around : [];
}

function instants(recorded: TransitionResult | undefined, stepId: string): number[] {
  return (recorded?.due[stepId] ?? []).map((at) => Date.parse(at));
}

function overdue(permitCase: Case, wait: Pause, how: 'remind' | 'escalate', to: string | undefined): void {
  permitCase.journal.tell(how === 'remind' ? 'REMINDED' : 'ESCALATED', 'clock', {
    step: wait.step.id,
    title: wait.step.title,
    to,
  });
  for (const task of wait.tasks ?? []) {
    if (task.state !== 'open') continue;
    if (how === 'remind') permitCase.tasks.remind(task);
    else permitCase.tasks.escalate(task, to);
  }
}
