import { isJalaliDay } from '../../forms/jalali.js';
import { UsageError } from '../../runtime/usage-error.js';

interface Condition {
  text?: string;
  /** the last Jalali day */
  due?: string;
}

/** What is said of a decision: its conditions, as `decideTask` takes them, beside what is filled in. */
export interface Said {
  conditions?: string[];
  due?: string[];
  answers?: unknown;
}

/** Parts what stands behind a deed. Throws UsageError. */
export function saidOf(given: unknown): Said {
  const { conditionItems, ...rest } = (given ?? {}) as { conditionItems?: unknown };
  if (conditionItems === undefined) return given === undefined ? {} : { answers: given };
  const items = conditionsIn(conditionItems);
  return {
    conditions: items.map(({ text = 'simulated' }) => text),
    ...(items.some(({ due }) => due !== undefined) && { due: items.map(({ due = '' }) => due) }),
    ...(Object.keys(rest).length > 0 && { answers: rest }),
  };
}

function conditionsIn(given: unknown): Condition[] {
  const items = Array.isArray(given) ? (given as unknown[]).filter(isCondition) : [];
  if (Array.isArray(given) && items.length > 0 && items.length === given.length) return items;
  throw new UsageError(
    '"conditionItems" takes conditions, each with a text, a last day or both: [{"text": "…", "due": "1406/02/31"}].',
  );
}

function isCondition(given: unknown): given is Condition {
  if (typeof given !== 'object' || given === null) return false;
  const { text = '', due } = given as Record<string, unknown>;
  return typeof text === 'string' && (due === undefined || (typeof due === 'string' && isJalaliDay(due)));
}
