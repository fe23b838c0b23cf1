import { LRUCache } from 'lru-cache';

/** Of a connection: each keeps the plan of each statement that has a name, some tens of kilobytes. */
const MOST_NAMED = { reads: 60, others: 100 };
/** A text that comes less often in the life of a process is not worth a plan that is kept. */
const WORTH_A_PLAN = 3;

const names = new Map<string, string>();
const named = { reads: 0, others: 0 };
const counted = new LRUCache<string, number>({ max: 1_000 });

function nameOf(text: string, kind: keyof typeof named): string {
  if (named[kind] >= MOST_NAMED[kind]) return '';
  const name = `${kind}-${named[kind]}`;
  named[kind] += 1;
  names.set(text, name);
  return name;
}

/**
 * The name of a text that is made of what a document selects: the first are prepared, and one that comes later is planned anew.
 * They are counted apart, for whoever asks decides how many there are.
 */
export const nameOfRead = (text: string): string => names.get(text) ?? nameOf(text, 'reads');

/** One that answers with whatever columns a table has stops working once a migration adds one. */
const ALL_COLUMNS = /\b(?:SELECT|RETURNING) (?:\w+\.)?\*/i;

/**
 * The name of a text of Prisma's, or one that is sent through its transactions; empty for one that is parsed and planned each time:
 * among them are those without parameters, which may be several statements.
 */
export function nameOfStatement(text: string, parameters: number): string {
  const known = names.get(text);
  if (known !== undefined || parameters === 0) return known ?? '';
  const times = (counted.get(text) ?? 0) + 1;
  counted.set(text, times);
  return times < WORTH_A_PLAN || ALL_COLUMNS.test(text) ? '' : nameOf(text, 'others');
}

/** The text is prepared under a name of its own, wherever it is sent. */
export const nameText = (text: string, name: string): void => void names.set(text, name);
