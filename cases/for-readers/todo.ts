import { startOfDay } from '../../forms/jalali.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { currencyIn, moneyOf } from '../../forms/money.js';
import { todoMessages } from '../messages/for-readers.js';
import type { ViewedCase } from '../open-case.js';
import { actionsOnTask, allowedActions, type SlipNow } from './allowed-actions.js';
import type { CaseDeadline } from './deadline.js';
import type { DocumentAsked } from './documents-asked.js';
import type { Apart } from './kept-apart.js';

export type TodoKind = keyof typeof todoMessages;

/** One thing that a reader has to do now. */
export interface Todo {
  kind: TodoKind;
  title: LocalizedText;
  /** when it has to be done */
  due: Date | null;
  /** the mutation that does it */
  mutation: string;
  step: Step | undefined;
  /** what it is done to: the id of a task or a slip, the code of a document, otherwise the reference */
  subject: string;
}

interface Facts {
  viewed: ViewedCase;
  steps: readonly Step[];
  currentSteps: readonly string[];
  slips: readonly (SlipNow & { id: string; payable: bigint; payUntil: string | null; lines?: unknown })[];
  tasks: readonly { id: string; stepId: string; title: LocalizedText; dueAt: Date | null }[];
  deadline: CaseDeadline | undefined;
  documents: readonly DocumentAsked[];
  apart?: Apart | undefined;
}

/** What a reader has to do in a case now; nothing for whoever only looks on. */
export function todoOf({ viewed, steps, currentSteps, slips, tasks, deadline, documents, apart }: Facts): Todo[] {
  const { row } = viewed;
  const allowed = new Set(allowedActions(viewed, slips, apart));
  const at = (type: Step['type']) => steps.find((step) => step.type === type && currentSteps.includes(step.id));
  const here = { due: deadline?.at ?? null, subject: row.reference };
  const todo: Todo[] = [];
  const isEdited = row.status === 'RETURNED' || (row.status === 'DRAFT' && row.revision === 0);
  if (isEdited && allowed.has('submit')) {
    const step = at('form') ?? steps.find(({ type }) => type === 'form');
    for (const { document, needed, files } of documents) {
      if (!needed || files > 0) continue;
      const title = todoMessages.ATTACH_DOCUMENT({ document: document.title });
      todo.push({ ...here, kind: 'ATTACH_DOCUMENT', title, mutation: 'attachDocument', step, subject: document.code });
    }
    const kind = row.status === 'RETURNED' ? 'CORRECT' : 'SUBMIT';
    todo.push({ ...here, kind, title: todoMessages[kind], mutation: 'submitApplication', step });
  }
  if (allowed.has('pay')) {
    for (const { id, status, payable, payUntil, lines } of slips) {
      if (status !== 'PAYABLE') continue;
      const title = todoMessages.PAY_SLIP({ amount: moneyOf(payable, currencyIn(lines)) });
      const due = payUntil === null ? null : endOf(payUntil);
      todo.push({ kind: 'PAY_SLIP', title, due, mutation: 'startPayment', step: at('payment'), subject: id });
    }
  }
  if (row.status === 'RECALCULATION_DUE' && allowed.has('recalculate')) {
    const title = todoMessages.RECALCULATE;
    todo.push({ ...here, kind: 'RECALCULATE', title, mutation: 'recalculate', step: at('payment') });
  }
  for (const task of row.tasks) {
    if (!actionsOnTask(viewed, task, apart).includes('decideTask')) continue;
    const { title, dueAt = null } = tasks.find(({ id }) => id === task.id) ?? {};
    if (!title) continue;
    const step = steps.find(({ id }) => id === task.stepId);
    const text = todoMessages.DECIDE_TASK({ task: title });
    todo.push({ kind: 'DECIDE_TASK', title: text, due: dueAt, mutation: 'decideTask', step, subject: task.id });
  }
  return todo;
}

const DAY = 24 * 3_600_000;
/** The last instant of a Jalali day. */
const endOf = (day: string): Date => new Date(startOfDay(day as Parameters<typeof startOfDay>[0]).getTime() + DAY - 1);
