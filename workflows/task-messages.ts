import type { Case } from './case.js';
import { mustBeGenuine } from './genuine.js';
import { handleUpdate } from './handle-update.js';
import * as messages from './messages.js';
import { assign, decide } from './task-acts.js';
import { checkClaim, checkDecision, checkPrioritize, checkReassign, checkRelease } from './task-checks.js';

/** Connects what people do to tasks. */
export function handleTasks(permitCase: Case): void {
  const { journal, tasks } = permitCase;
  handleUpdate(
    permitCase,
    messages.decideTaskUpdate,
    async ({ seal, ...message }) => {
      await mustBeGenuine(permitCase, { seal, ...message });
      decide(permitCase, checkDecision(permitCase, message), message);
      await journal.recorded();
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
      journal.tell('CLAIMED', actor, { task: taskId, title: task.title, ...place });
      await journal.recorded();
    },
    ({ taskId, actor }) => void checkClaim(permitCase, taskId, actor),
  );
  handleUpdate(
    permitCase,
    messages.releaseTaskUpdate,
    async ({ taskId, actor }) => {
      const task = checkRelease(permitCase, taskId, actor);
      tasks.release(task);
      journal.tell('RELEASED', actor, { task: taskId, title: task.title });
      await journal.recorded();
    },
    ({ taskId, actor }) => void checkRelease(permitCase, taskId, actor),
  );
  handleSuperiors(permitCase);
}

function handleSuperiors(permitCase: Case): void {
  const { journal, tasks } = permitCase;
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
      journal.tell('REASSIGNED', actor, { ...data, ...(from && { from }), ...(onBehalfOf && { onBehalfOf }) }, remark);
      await journal.recorded();
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
      tasks.prioritize(task, priority);
      const data = { task: taskId, title: task.title, priority, ...(onBehalfOf && { onBehalfOf }) };
      journal.tell('PRIORITISED', actor, data);
      await journal.recorded();
    },
    (message) => void checkPrioritize(permitCase, message),
  );
}
