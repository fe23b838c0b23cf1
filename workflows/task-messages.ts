import type { Case } from './case.js';
import { mustBeGenuine } from './genuine.js';
import { handleUpdate, recorded } from './handle-update.js';
import * as messages from './messages.js';
import { assign, decide } from './task-acts.js';
import {
  checkClaim,
  checkDecision,
  checkPrioritize,
  checkReassign,
  checkRelease,
  isReleasedBy,
} from './task-checks.js';

/** Connects what people do to tasks. */
export function handleTasks(permitCase: Case): void {
  handleUpdate(
    permitCase,
    messages.decideTaskUpdate,
    async ({ seal, ...message }) => {
      if (!permitCase.isSealed) await mustBeGenuine(permitCase, messages.decideTaskUpdate.name, { seal, ...message });
      decide(permitCase, checkDecision(permitCase, message), message);
      await recorded(permitCase);
    },
    (message) => void checkDecision(permitCase, message),
  );
  handleUpdate(
    permitCase,
    messages.claimTaskUpdate,
    async ({ taskId, actor }) => {
      const task = checkClaim(permitCase, taskId, actor);
      if (task.assignee === actor.id) return;
      const place = assign(permitCase, task, actor);
      permitCase.journal.tell('CLAIMED', actor, { task: taskId, title: task.title, ...place });
      await recorded(permitCase);
    },
    ({ taskId, actor }) => void checkClaim(permitCase, taskId, actor),
  );
  handleUpdate(
    permitCase,
    messages.releaseTaskUpdate,
    async ({ taskId, actor }) => {
      const task = checkRelease(permitCase, taskId, actor);
      if (isReleasedBy(task, actor)) return;
      permitCase.tasks.release(task);
      permitCase.journal.tell('RELEASED', actor, { task: taskId, title: task.title });
      await recorded(permitCase);
    },
    ({ taskId, actor }) => void checkRelease(permitCase, taskId, actor),
  );
  handleSuperiors(permitCase);
}

function handleSuperiors(permitCase: Case): void {
  handleUpdate(
    permitCase,
    messages.reassignTaskUpdate,
    async (message) => {
      const { taskId, actor, to, onBehalfOf, remark } = message;
      const task = checkReassign(permitCase, message);
      if (task.assignee === to.id) return;
      const from = task.assignee;
      assign(permitCase, task, to);
      const data = { task: taskId, title: task.title, role: task.role, to: to.id };
      permitCase.journal.tell(
        'REASSIGNED',
        actor,
        { ...data, ...(from && { from }), ...(onBehalfOf && { onBehalfOf }) },
        remark,
      );
      await recorded(permitCase);
    },
    (message) => void checkReassign(permitCase, message),
  );
  handleUpdate(
    permitCase,
    messages.prioritizeTaskUpdate,
    async (message) => {
      const { taskId, actor, priority, onBehalfOf } = message;
      const task = checkPrioritize(permitCase, message);
      if (task.priority === priority) return;
      permitCase.tasks.prioritize(task, priority);
      const data = { task: taskId, title: task.title, priority, ...(onBehalfOf && { onBehalfOf }) };
      permitCase.journal.tell('PRIORITISED', actor, data);
      await recorded(permitCase);
    },
    (message) => void checkPrioritize(permitCase, message),
  );
}
