import { setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { refusalFor } from '../policy/judge.js';
import type { Case } from './case.js';
import { handleDecisionSignals } from './decision-signal.js';
import { mustBeGenuine } from './genuine.js';
import { handleUpdate } from './handle-update.js';
import * as messages from './messages.js';
import { handleMove } from './move.js';
import {
  assign,
  checkClaim,
  checkDecision,
  checkPrioritize,
  checkReassign,
  checkRelease,
  decide,
  refusal,
} from './task.js';

export interface Messages {
  firstFilingRefused: boolean;
  withdrawn: boolean;
  /** Takes the walk off its present steps; set while there is one. */
  interrupt?: () => void;
}

/** Connects every message of an application to its case. Validators refuse; handlers change and wait for the record. */
export function handleMessages(c: Case): Messages {
  const state: Messages = { firstFilingRefused: false, withdrawn: false };
  handleFilings(c, state);
  handleTasks(c);
  handleDecisionSignals(c);
  handleMove(c);

  handleUpdate(
    c,
    messages.withdrawUpdate,
    async ({ actor, remark }) => {
      state.withdrawn = true;
      c.status = 'WITHDRAWN';
      c.tell('WITHDRAWN', actor, undefined, remark);
      state.interrupt?.();
      await c.recorded();
    },
    ({ actor }) => mustAllow(c, 'withdraw', actor),
  );
  setHandler(messages.paymentSettledSignal, (message) => {
    const revision = Number(message?.revision);
    if (Number.isInteger(revision) && revision <= c.revision) c.settledRevision = Math.max(c.settledRevision, revision);
  });
  setDefaultSignalHandler((name, ...args) => {
    c.signals.set(name, args[0]);
  });
  setHandler(messages.stateQuery, () => ({ revision: c.revision, waitingFor: [...c.waiting] }));
  return state;
}

function handleFilings(c: Case, state: Messages): void {
  let filing = false;

  async function file(actor: messages.Actor, from: { draftVersion: number } | 'previous', told: string) {
    filing = true;
    try {
      const revision = c.revision + 1;
      const summary = await c.local.evaluateSubmission({
        reference: c.input.reference,
        definitionHash: c.input.definition.hash,
        revision,
        from,
        filedBy: actor.id,
        at: new Date(Date.now()).toISOString(),
      });
      // Meanwhile the case may have ended, or the money for the draft before may have come in.
      mustAllow(c, 'submit', actor);
      for (const id of [actor.id, ...(summary.parties?.people ?? [])]) c.people.add(id);
      for (const id of summary.parties?.offices ?? []) c.offices.add(id);
      if (summary.district !== undefined) c.district = summary.district;
      Object.assign(c, { revision, summary, decisions: summary.decisions, cleared: [], fresh: true });
      c.tell(told, actor, { revision, outcome: summary.outcome });
      if (c.takes !== (from === 'previous' ? 'recalculation' : 'filing')) state.interrupt?.();
      await c.recorded();
      return { revision };
    } catch (error) {
      if (c.revision === 0) state.firstFilingRefused = true;
      throw error;
    } finally {
      filing = false;
    }
  }

  const mayFile = (operation: 'submit' | 'recalculate', actor: messages.Actor) => {
    mustAllow(c, operation, actor);
    if (filing) throw refusal('CONFLICT', 'Another filing of this application is under way; look again shortly.');
  };
  handleUpdate(
    c,
    messages.submitUpdate,
    ({ actor, draftVersion }) => file(actor, { draftVersion }, c.revision === 0 ? 'FILED' : 'REFILED'),
    ({ actor }) => mayFile('submit', actor),
  );
  handleUpdate(
    c,
    messages.recalculateUpdate,
    ({ actor }) => file(actor, 'previous', 'RECALCULATED'),
    ({ actor }) => mayFile('recalculate', actor),
  );
}

function handleTasks(c: Case): void {
  handleUpdate(
    c,
    messages.decideTaskUpdate,
    async ({ seal, ...message }) => {
      await mustBeGenuine(c, { seal, ...message });
      decide(c, checkDecision(c, message), message);
      await c.recorded();
    },
    (message) => void checkDecision(c, message),
  );
  handleUpdate(
    c,
    messages.claimTaskUpdate,
    async ({ taskId, actor }) => {
      const task = checkClaim(c, taskId, actor);
      if (task.assignee === actor.id) return;
      const place = assign(c, task, actor);
      c.tell('CLAIMED', actor, { task: taskId, title: task.title, ...place });
      await c.recorded();
    },
    ({ taskId, actor }) => void checkClaim(c, taskId, actor),
  );
  handleUpdate(
    c,
    messages.releaseTaskUpdate,
    async ({ taskId, actor }) => {
      const task = checkRelease(c, taskId, actor);
      delete task.assignee;
      c.changeTask({ id: taskId, to: 'OPEN' });
      c.tell('RELEASED', actor, { task: taskId, title: task.title });
      await c.recorded();
    },
    ({ taskId, actor }) => void checkRelease(c, taskId, actor),
  );
  handleSuperiors(c);
}

function handleSuperiors(c: Case): void {
  handleUpdate(
    c,
    messages.reassignTaskUpdate,
    async (message) => {
      const { taskId, actor, to, onBehalfOf, remark } = message;
      const task = checkReassign(c, message);
      if (task.assignee === to.id) return;
      const from = task.assignee;
      assign(c, task, to);
      const data = { task: taskId, title: task.title, role: task.role, to: to.id };
      c.tell('REASSIGNED', actor, { ...data, ...(from && { from }), ...(onBehalfOf && { onBehalfOf }) }, remark);
      await c.recorded();
    },
    (message) => void checkReassign(c, message),
  );
  handleUpdate(
    c,
    messages.prioritizeTaskUpdate,
    async (message) => {
      const { taskId, actor, priority, onBehalfOf } = message;
      const task = checkPrioritize(c, message);
      if (task.priority === priority) return;
      task.priority = priority;
      c.changeTask({ id: taskId, to: 'PRIORITY', priority });
      c.tell('PRIORITISED', actor, { task: taskId, title: task.title, priority, ...(onBehalfOf && { onBehalfOf }) });
      await c.recorded();
    },
    (message) => void checkPrioritize(c, message),
  );
}

const sentences: Partial<Record<messages.RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed; file a new one.',
  CONFLICT: 'The application’s state does not allow this: its slips are paid, or have not lapsed.',
};

/** Asks the policy. Whose case it is, beyond the word of whoever sends, is known once it was filed. */
function mustAllow(c: Case, operation: 'submit' | 'withdraw' | 'recalculate', { id, office }: messages.Actor): void {
  const ours = c.people.size === 0 || c.people.has(id);
  const represents = office !== undefined && c.offices.has(office);
  const code = refusalFor(operation, [ours ? 'owner' : represents ? 'office' : 'otherCitizen'], c.state);
  if (code) throw refusal(code, sentences[code] ?? 'This is not for the sender to do.');
}
