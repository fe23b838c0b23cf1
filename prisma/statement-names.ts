import { LRUCache } from 'lru-cache';

/** Of a connection: each keeps the plan of each statement that has a name, some tens of kilobytes. */
const MOST_NAMED = { reads: 60, others: 100 };
/** A text that comes less often in the life of a client is not worth a plan that is kept. */
const WORTH_A_PLAN = 3;

const reads = new Map<string, string>();
/** Of statements of hot paths, each under its own name. */
const hot = new Map<string, string>();

/**
 * The name of a text that is made of what a document selects: the first are prepared, and one that comes later is planned anew.
 * They are counted apart, for whoever asks decides how many there are.
 */
export function nameOfRead(text: string): string {
  const known = reads.get(text);
  if (known !== undefined || reads.size >= MOST_NAMED.reads) return known ?? '';
  const name = `read-${reads.size}`;
  reads.set(text, name);
  return name;
}

/** The text is prepared under this name, wherever it is sent. */
export const nameText = (text: string, name: string): void => void hot.set(text, name);

/** One that answers with whatever columns a table has stops working once a migration adds one. */
const ALL_COLUMNS = /\b(?:SELECT|RETURNING) (?:\w+\.)?\*/i;

/**
 * What a client calls the texts of Prisma's and those that are sent through its transactions; empty for one that is parsed and planned
 * each time: among them are those without parameters, which may be several statements.
 */
export function statementNames(): (text: string, parameters: number) => string {
  const names = new Map<string, string>();
  const counted = new LRUCache<string, number>({ max: 1_000 });
  return (text, parameters) => {
    const known = hot.get(text) ?? names.get(text);
    if (known !== undefined || parameters === 0 || names.size >= MOST_NAMED.others) return known ?? '';
    const times = (counted.get(text) ?? 0) + 1;
    counted.set(text, times);
    if (times < WORTH_A_PLAN || ALL_COLUMNS.test(text)) return '';
    const name = `statement-${names.size}`;
    names.set(text, name);
    return name;
  };
}
