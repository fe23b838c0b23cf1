import type { Priority } from '../forms/language/step.js';
import type { Carried, TaskItem } from './case-shape.js';
import type { Journal } from './journal.js';
import type { DecideTaskMessage } from './messages.js';
import { choiceOf } from './outcomes.js';
import type { TaskOpening } from './transition.js';

/** A task as others see it: only {@link Tasks} changes one. */
export type Task = Readonly<TaskItem>;

/** Closed tasks whose late decisions are refused by name in a later run; older ones are not known there. */
const MOST_CLOSED = 100;

type Place = { onBehalfOf?: string };

/** The human work of a case. Every change of a task is told to the journal as well. */
export class Tasks {
  private readonly items: Map<string, TaskItem>;
  private count: number;

  constructor(
    private readonly reference: string,
    private readonly journal: Journal,
    carried?: Carried,
  ) {
    this.items = new Map(carried?.tasks.map((task) => [task.id, { ...task }]));
    this.count = carried?.taskCount ?? 0;
  }

  get(id: string): Task | undefined {
    return this.items.get(id);
  }

  get open(): Task[] {
    return [...this.items.values()].filter(({ state }) => state === 'open');
  }

  /** Every task that is known, in the order in which they were opened. */
  get all(): Task[] {
    return [...this.items.values()];
  }

  /** The last of a step's work that was decided sends the case back. */
  sentBack(stepId: string): boolean {
    const decided = [...this.items.values()].filter((task) => task.stepId === stepId && task.state === 'done');
    const last = decided.at(-1)?.revision;
    return decided.some(
      (task) => task.revision === last && task.decision && choiceOf(task, task.decision.outcome)?.as === 'return',
    );
  }

  add(work: Omit<TaskItem, 'id' | 'state'>, stepType: TaskOpening['stepType'], lastDay?: string): Task {
    this.count += 1;
    const id = `${this.reference}-${this.count}`;
    const task: TaskItem = { ...work, id, state: 'open' };
    const { stepId, title, role, outcomes, priority, body } = task;
    this.items.set(id, task);
    this.journal.openTask({
      id,
      stepId,
      stepType,
      role,
      title,
      outcomes,
      priority,
      ...(body !== undefined && { body }),
      ...(lastDay !== undefined && { lastDay }),
    });
    this.journal.tell('TASK_OPENED', 'engine', { step: stepId, title, role, task: id });
    return task;
  }

  /** Notes who has the task now, and in whose place. */
  claim({ id }: Task, assignee: string, place: Place): void {
    this.own(id).assignee = assignee;
    this.journal.changeTask({ id, to: 'CLAIMED', assignee, ...place });
  }

  release({ id, assignee }: Task): void {
    const own = this.own(id);
    if (assignee !== undefined) own.releasedBy = assignee;
    delete own.assignee;
    this.journal.changeTask({ id, to: 'OPEN' });
  }

  prioritize({ id }: Task, priority: Priority): void {
    this.own(id).priority = priority;
    this.journal.changeTask({ id, to: 'PRIORITY', priority });
  }

  decide({ id }: Task, message: DecideTaskMessage, place: Place): void {
    const { outcome: named, actor, conditions = [], due, answers } = message;
    const task = this.own(id);
    const { as: outcome, own } = choiceOf(task, named) ?? {};
    Object.assign(task, { state: 'done', decision: message, ...(due && { due }) });
    const filled = answers === undefined ? {} : { answers };
    const decided = { ...(outcome && { outcome }), ...(own && { outcomeId: own.id }), ...(due && { due }) };
    this.journal.changeTask({ id, to: 'DONE', ...decided, decidedBy: actor.id, conditions, ...filled, ...place });
  }

  /** Keeps somebody apart from a task who has become a party to it; one that they hold is given back. */
  keepApart({ id }: Task, person: string): void {
    const task = this.own(id);
    task.apart = [...(task.apart ?? []), person];
    if (task.assignee === person) this.release(task);
  }

  /** What was decided of entries of a list no longer counts: the list begins anew. */
  forget(belongs: (task: Task) => boolean): void {
    for (const task of this.items.values()) if (task.state === 'done' && belongs(task)) task.forgotten = true;
  }

  remind({ id }: Task): void {
    this.journal.changeTask({ id, to: 'REMINDED' });
  }

  /** A role it is escalated to may decide it as well. */
  escalate({ id }: Task, role: string | undefined): void {
    if (role) this.own(id).escalatedTo = role;
    this.journal.changeTask({ id, to: 'ESCALATED', ...(role ? { role } : {}) });
  }

  /** Cancels the open tasks that belong, as when the draft they looked at is replaced. */
  cancel(belongs: (task: Task) => boolean = () => true): void {
    for (const { id } of this.open.filter(belongs)) {
      this.own(id).state = 'cancelled';
      this.journal.changeTask({ id, to: 'CANCELLED' });
    }
  }

  get carried(): Pick<Carried, 'tasks' | 'taskCount'> {
    const all = [...this.items.values()];
    const closed = new Set(all.filter(({ state }) => state !== 'open').slice(-MOST_CLOSED));
    const known = all.filter((task) => task.state === 'open' || closed.has(task));
    return { tasks: known.map(withoutWords), taskCount: this.count };
  }

  private own(id: string): TaskItem {
    const task = this.items.get(id);
    if (!task) throw new Error(`there is no task ${id}`);
    return task;
  }
}

/** Of a decision that was taken only its outcome still matters. */
function withoutWords(task: TaskItem): TaskItem {
  if (!task.decision) return task;
  const { taskId, outcome, actor } = task.decision;
  return { ...task, decision: { taskId, outcome, actor } };
}
