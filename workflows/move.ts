import { allHandlersFinished, condition, continueAsNew, setHandler, sleep } from '@temporalio/workflow';
import { carriedOf, carriedQuery, everyStepOf, relocatedInput, taskAsIn } from './carried.js';
import type { Case } from './case.js';
import type { CaseInput } from './case-shape.js';
import { mustBeGenuine } from './genuine.js';
import { handleUpdate } from './handle-update.js';
import { answeredQuery, type MoveMessage, moveUpdate } from './messages.js';
import { refusal } from './task.js';
import type { CaseMove } from './transition.js';

/** Lets a case be moved to another version of its permit type while it waits. */
export function handleMove(c: Case): void {
  setHandler(carriedQuery, () => ({ carried: carriedOf(c), resting: c.resting, hash: c.input.definition.hash }));
  setHandler(answeredQuery, (id) => c.answered.has(id));
  handleUpdate(
    c,
    moveUpdate,
    async (message) => {
      // What was accepted with it, before it, has changed something by now.
      check(c, message);
      c.moving = true;
      try {
        await mustBeGenuine(c, message);
        // The move is in the history before it is in the database: a worker that is lost in between, or a signal that
        // comes as this run ends, finds the case on its way and nothing else taken up instead.
        await sleep(1);
        tellTasks(c, message);
        c.tell('MOVED', message.by, {
          from: c.input.definition.version,
          to: message.to.definition.version,
          plan: message.plan,
          ...(message.recalculate && { recalculate: true }),
        });
        const { refused } = await c.record({ move: changesOf(c, message), redecide: true });
        if (refused) throw refusal('CONFLICT', sentences[refused]);
        c.move = message;
        return { transition: c.counts.transitions };
      } catch (error) {
        c.moving = false;
        throw error;
      }
    },
    (message) => check(c, message),
  );
}

const sentences = {
  ANSWERS_DO_NOT_MOVE: 'The answers cannot be carried over to the form of the new version.',
  SLIPS_PAID: 'Something of this calculation is paid, so it cannot be worked out anew.',
};

/** A move fits the very state that it was proved against, and only a case at rest. */
function check(c: Case, { from, places }: MoveMessage): void {
  // An issued case may still be audited.
  const over = c.closed && c.waiting.size === 0;
  if (over) throw refusal('APPLICATION_CLOSED', 'The application is closed; it stays with its version.');
  const proved = from.hash === c.input.definition.hash && from.transition === c.counts.transitions;
  const same = places.length === c.waiting.size && places.every((place) => c.waiting.has(place.from));
  if (!proved || !same) throw refusal('STALE_REVISION', 'The case has moved on since it was planned; plan it again.');
  if (!c.resting) throw refusal('CONFLICT', 'Something of the case is under way; try again in a moment.');
}

function changesOf(c: Case, { plan, to, places, steps, recalculate }: MoveMessage): CaseMove {
  const [first] = to.steps;
  const at = recalculate && first ? [first.id] : places.map((place) => place.to);
  return { plan, from: c.input.definition.hash, to: to.definition.hash, steps, places: at, recalculate };
}

/** What becomes of open tasks. Memory follows only when it is written: the next run is told of it. */
function tellTasks(c: Case, { places, to, recalculate }: MoveMessage): void {
  const steps = new Map(everyStepOf(to.steps).map((step) => [step.id, step]));
  for (const task of c.tasks.values()) {
    if (task.state !== 'open') continue;
    const place = places.find(({ from }) => from === task.stepId);
    if (!place?.kept || recalculate) {
      c.changeTask({ id: task.id, to: 'CANCELLED' });
      continue;
    }
    const { role, title, outcomes } = { ...task, ...taskAsIn(steps.get(place.to)) };
    const released = task.assignee !== undefined && role !== task.role;
    c.changeTask({ id: task.id, to: 'MOVED', stepId: place.to, title, role, outcomes, released });
  }
  if (recalculate) c.changeSlips('void');
}

/** Ends this run once the move is recorded and every message answered; the next run takes the case over. */
export async function relocated(c: Case): Promise<never> {
  await condition(() => c.move !== undefined && allHandlersFinished());
  const { move } = c;
  if (!move) throw new Error('a case that is not being moved was to go on elsewhere');
  return continueAsNew<(input: CaseInput) => Promise<string>>(relocatedInput(carriedOf(c), c.input.reference, move));
}
