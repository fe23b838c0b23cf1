import { type DeadlineRules, dueInstants } from '../city/calendar/deadlines.js';
import { stepNamed } from '../forms/entries.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import { everyStepOf } from '../forms/every-step.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { Priority, type ReviewOutcome, type Step } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import { deadlinesOfWait } from '../forms/wait-span.js';
import { workFormOf } from '../forms/work-forms.js';
import { isClosedState } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Application, Submission, Task } from '../prisma/generated/client/client.js';
import { taskAsIn } from '../workflows/carried.js';
import type { Deciders, Relocated, TaskItem, WaitKept } from '../workflows/case-shape.js';

export type CaseRecord = Application & { definition: FormDefinition };

interface Rows {
  row: CaseRecord;
  tasks: Task[];
  filed: Submission | undefined;
  rules: DeadlineRules;
}

/**
 * Where a case stands whose last transition an older version wrote: put together from its rows. Its reminders and
 * deadlines are worked out again from when the work was opened; time that was spent on it before a correction is forgotten.
 */
export async function rebuiltStanding(prisma: PrismaClient, row: CaseRecord, rules: DeadlineRules): Promise<Relocated> {
  const { reference, revision } = row;
  const [tasks, submissions, mandate] = await Promise.all([
    prisma.task.findMany({ where: { reference }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    prisma.submission.findMany({ where: { reference }, orderBy: { revision: 'asc' } }),
    row.mandateId ? prisma.mandate.findUnique({ where: { id: row.mandateId }, select: { officeId: true } }) : null,
  ]);
  const filers = submissions.map(({ filedById }) => filedById);
  const people = [...new Set([row.ownerId, row.filedById, ...filers])];
  const deciders = tasks.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy, onBehalfOf]).filter((id) => id !== null);
  const accounts = await prisma.account.findMany({
    where: { id: { in: [...people, ...deciders] } },
    select: { id: true, officeId: true },
  });
  const officeOf = new Map(accounts.map(({ id, officeId }) => [id, officeId]));
  const filed = submissions.find((submission) => submission.revision === revision);
  const of: Rows = { row, tasks, filed, rules };
  const offices = [mandate?.officeId, ...people.map((id) => officeOf.get(id))].filter((id) => id != null);
  const payment = paymentStepOf(of);
  return {
    transitions: row.transition,
    entries: 0,
    taskCount: Math.max(0, ...tasks.map(({ id }) => Number(id.slice(reference.length + 1)) || 0)),
    revision,
    status: row.status,
    ...(filed && { summary: summaryIn(filed) }),
    decisions: {},
    cleared: filed?.cleared ?? [],
    settledRevision: 0,
    ...(payment !== undefined && { paymentStep: payment }),
    people,
    offices: [...new Set(offices)],
    deciders: tasks.flatMap((task) => decidersIn(task, officeOf)),
    district: row.districtId,
    signals: [],
    tasks: tasks.map((task) => itemOf(task, row.definition)),
    waits: waitsIn(of),
    ended: endedBranches(row),
    answered: [],
    late: [],
    at: isClosedState(row.status) && row.currentSteps.length === 0 ? [] : row.currentSteps,
    recalculate: false,
  };
}

function summaryIn({ outcome, referralTarget, lane, total, rulesetHash, evaluation }: Submission) {
  const { slips = [] } = evaluation as unknown as Partial<Evaluation>;
  return { outcome, referralTarget, lane, total: String(total), slips: slips.length, rulesetHash, decisions: {} };
}

/** The payment where the case stands, or which its slips have been drawn for. */
function paymentStepOf({ row }: Rows): string | undefined {
  const payments = everyStepOf(row.definition.steps).filter(({ type }) => type === 'payment');
  const current = payments.find(({ id }) => row.currentSteps.includes(id));
  return (current ?? (row.status === 'AWAITING_PAYMENT' ? payments[0] : undefined))?.id;
}

function decidersIn(task: Task, officeOf: ReadonlyMap<string, string | null>): [step: string, deciders: Deciders][] {
  const { decidedBy, onBehalfOf, stepId } = task;
  if (task.status !== 'DONE' || decidedBy === null) return [];
  const people = [decidedBy, onBehalfOf].filter((id) => id !== null);
  const offices = people.map((id) => officeOf.get(id)).filter((id) => id != null);
  return [[stepId, { people, offices }]];
}

const STATES = { OPEN: 'open', CLAIMED: 'open', DONE: 'done', CANCELLED: 'cancelled' } as const;
const outcomeIn = (outcome: NonNullable<Task['outcome']>) => outcome.toLowerCase() as ReviewOutcome;

function itemOf(task: Task, { steps }: FormDefinition): TaskItem {
  const step = stepNamed(steps, task.stepId);
  const { separateFrom = [], notBy = ['applicant', 'office'], own } = taskAsIn(step, undefined);
  const outcome = task.outcomeId ?? (task.outcome && outcomeIn(task.outcome));
  const decision = outcome &&
    task.decidedBy && {
      taskId: task.id,
      outcome,
      actor: { id: task.decidedBy, roles: [] },
    };
  return {
    id: task.id,
    stepId: task.stepId,
    title: task.title as unknown as LocalizedText,
    role: task.role,
    ...(task.escalatedTo !== null && { escalatedTo: task.escalatedTo }),
    revision: task.revision,
    outcomes: task.outcomes.map(outcomeIn),
    ...(own && { own }),
    separateFrom,
    notBy,
    ...(task.body !== null && { body: task.body }),
    ...(step && workFormOf(step, task.body) && { form: true }),
    ...(task.conditionDue.length > 0 && { due: task.conditionDue }),
    priority: Priority.options[task.priority] ?? 'normal',
    ...(task.assignee !== null && { assignee: task.assignee }),
    state: STATES[task.status],
    ...(decision && { decision }),
  };
}

function waitsIn(of: Rows): WaitKept[] {
  return of.row.currentSteps.flatMap((stepId) => {
    const step = stepNamed(of.row.definition.steps, stepId);
    return step && WAITING.has(step.type) ? [waitAt(step, of)] : [];
  });
}

/** Steps that go on waiting; a service is called again. */
const WAITING: ReadonlySet<Step['type']> = new Set([
  'form',
  'review',
  'inspect',
  'consult',
  'payment',
  'wait',
  'audit',
  'fulfil',
]);

function waitAt(step: Step, { row, tasks, filed, rules }: Rows): WaitKept {
  const open = tasks.filter(({ stepId, status }) => stepId === step.id && STATES[status] === 'open');
  const begun = open[0]?.createdAt ?? row.updatedAt;
  const deadlines = step.type === 'wait' ? deadlinesOfWait(step) : (step.deadlines ?? []);
  const tariffDay = step.type === 'payment' ? filed?.asOf : undefined;
  const opening = { waits: [{ stepId: step.id, deadlines }], at: begun.toISOString() };
  const due = (dueInstants(opening, rules, tariffDay)[step.id] ?? []).map((at) => Date.parse(at));
  const ends = new Set(['expire', 'return']);
  // What has only reminded or escalated by now has done so.
  const left = deadlines.flatMap(({ then }, i) =>
    ends.has(then) || (due[i] ?? 0) > row.updatedAt.getTime() ? [i] : [],
  );
  return { stepId: step.id, deadlines, due, open: left, tasks: open.map(({ id }) => id), begun: begun.getTime() };
}

/** Of a parallel step that the case stands in: the branches in which it stands nowhere. */
function endedBranches({ definition, currentSteps }: CaseRecord): string[] {
  return definition.steps.flatMap((step) => {
    if (step.type !== 'parallel') return [];
    const standsIn = (steps: readonly Step[]) => steps.some(({ id }) => currentSteps.includes(id));
    if (!step.branches.some((branch) => standsIn(branch.steps))) return [];
    return step.branches.filter((branch) => !standsIn(branch.steps)).map((branch) => `${step.id}/${branch.id}`);
  });
}
