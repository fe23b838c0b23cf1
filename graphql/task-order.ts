import { builder } from './builder.js';
import { type ListOrder, turned } from './list-order.js';

const DUE = [
  { name: 'dueAt', as: 'instant', nullable: true },
  { name: 'id', as: 'text' },
] as const;

/** What a list of work is ordered by: the highest priority first, then the earliest due, then by id. */
export const BY_PRIORITY: ListOrder = { keys: [{ name: 'priority', as: 'number', desc: true }, ...DUE] };
const BY_DUE: ListOrder = { keys: DUE, mark: 'due' };

export const TASK_ORDERS = {
  URGENT_FIRST: BY_PRIORITY,
  URGENT_LAST: turned(BY_PRIORITY, 'urgent-last'),
  EARLIEST_DUE_FIRST: BY_DUE,
  LATEST_DUE_FIRST: turned(BY_DUE, 'due-last'),
};

export const TaskOrder = builder.enumType('TaskOrder', {
  description: 'In which order tasks are listed.',
  values: {
    URGENT_FIRST: { description: 'The highest priority first, then the earliest due.' },
    URGENT_LAST: { description: 'The same the other way round.' },
    EARLIEST_DUE_FIRST: { description: 'The earliest due first; those without a due time last.' },
    LATEST_DUE_FIRST: { description: 'The same the other way round.' },
  } as const,
});
