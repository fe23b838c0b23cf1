import { invalidInput } from '../cases/refusals.js';
import type { Where } from '../prisma/one-statement/where.js';
import { isUuid } from '../prisma/uuid.js';
import { requestMessages } from './messages/requests.js';

/** One column that a list is ordered by. Null comes last in rising order, and first in falling order. */
export interface OrderKey {
  name: string;
  as: 'instant' | 'number' | 'text' | 'uuid';
  desc?: true;
  nullable?: true;
}

/** What a list is ordered by; the last column tells any two rows apart. */
export interface ListOrder {
  keys: readonly OrderKey[];
  /** stands before the values in a cursor, where a list has several orders */
  mark?: string;
}

export type Value = Date | number | string | null;

/** Newest first, by an instant and an id. */
export const newest = (instant: string, id: string, as: 'text' | 'uuid' = 'text'): ListOrder => ({
  keys: [
    { name: instant, as: 'instant', desc: true },
    { name: id, as, desc: true },
  ],
});

export const byText = (...names: string[]): ListOrder => ({ keys: names.map((name) => ({ name, as: 'text' })) });

/** The other way round. */
export const turned = ({ keys }: ListOrder, mark: string): ListOrder => ({
  mark,
  keys: keys.map(({ desc, ...key }) => (desc ? key : { ...key, desc: true as const })),
});

/** Columns that a row has to be read with. */
export const columnsOf = ({ keys }: ListOrder): Record<string, true> =>
  Object.fromEntries(keys.map(({ name }) => [name, true]));

/** As Prisma has it. */
export const orderByOf = ({ keys }: ListOrder, backward: boolean): object[] =>
  keys.map((key) => {
    const sort = rises(key, backward) ? 'asc' : 'desc';
    return { [key.name]: key.nullable ? { sort, nulls: sort === 'asc' ? 'last' : 'first' } : sort };
  });

const rises = ({ desc }: OrderKey, backward: boolean): boolean => Boolean(desc) === backward;

/** What a row is ordered by. */
export const valuesOf = ({ keys }: ListOrder, row: object): Value[] =>
  keys.map(({ name }) => (row as Record<string, Value>)[name] ?? null);

export function cursorOf(order: ListOrder, row: object): string {
  const { mark } = order;
  const texts = valuesOf(order, row).map(written);
  return Buffer.from([...(mark ? [mark] : []), ...texts].join(' '), 'utf8').toString('base64url');
}

function written(value: Value): string {
  if (value === null) return '-';
  return value instanceof Date ? value.toISOString() : encodeURI(String(value));
}

/** The values that a cursor stands for. Refuses what no list of this order gave. */
export function positionOf({ keys, mark }: ListOrder, given: string, path: 'after' | 'before'): Value[] {
  const texts = Buffer.from(given, 'base64url').toString('utf8').split(' ');
  const sound = !mark || texts.shift() === mark;
  const values = keys.map((key, i) => readValue(key, texts[i]));
  if (sound && texts.length === keys.length && values.every((value) => value !== undefined)) return values;
  const cursor = path === 'after' ? 'endCursor' : 'startCursor';
  throw invalidInput(path, 'CURSOR_INVALID', requestMessages.CURSOR_INVALID({ argument: path, cursor }));
}

const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TEXT = /^[^\p{Cc}\p{Cs}\ufffd]{1,300}$/u;

function readValue({ as, nullable }: OrderKey, text = ''): Value | undefined {
  if (nullable && text === '-') return null;
  if (as === 'number') return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : undefined;
  if (as === 'uuid') return isUuid(text) ? text : undefined;
  if (as === 'instant') {
    const instant = new Date(INSTANT.test(text) ? text : '');
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  }
  try {
    const plain = decodeURI(text);
    return TEXT.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Rows that come after a position, or before it: any of these conditions, each of which an index of that order finds by
 * itself, and in which the first comparison alone lets it find where to begin.
 */
export function beyond(keys: readonly OrderKey[], values: readonly Value[], backward: boolean): Where[] {
  const [key, ...rest] = keys;
  const [value = null, ...others] = values;
  if (!key) return [];
  const rising = rises(key, backward);
  const past = pastOf(key, value, rising);
  if (rest.length === 0) return past;
  const further = beyond(rest, others, backward);
  if (rest.length > 1 || value === null) {
    return [...further.map((each) => ({ AND: [{ [key.name]: equal(value) }, each] })), ...past];
  }
  const [strictly = {}, ...nulls] = past;
  const notBefore = {
    [key.name]: rising ? { gte: value } : value instanceof Date ? { lt: end(value) } : { lte: value },
  };
  return [{ AND: [notBefore, { OR: [strictly, ...further] }] }, ...nulls];
}

function pastOf({ name, nullable }: OrderKey, value: Value, rising: boolean): Where[] {
  if (value === null) return rising ? [] : [{ [name]: { not: null } }];
  if (!rising) return [{ [name]: { lt: value } }];
  const past = { [name]: value instanceof Date ? { gte: end(value) } : { gt: value } };
  return nullable ? [past, { [name]: null }] : [past];
}

/** A cursor keeps milliseconds, and a column may hold more: all of that millisecond is one. */
const equal = (value: Value): unknown => (value instanceof Date ? { gte: value, lt: end(value) } : value);
const end = (instant: Date): Date => new Date(instant.getTime() + 1);

/** The row of a position itself. */
export const equalTo = (keys: readonly OrderKey[], values: readonly Value[]): Where => ({
  AND: keys.map(({ name }, i) => ({ [name]: equal(values[i] ?? null) })),
});

/** Above zero where a row comes after a position. Null comes last in rising order. */
export function compare(order: ListOrder, row: object, position: readonly Value[]): number {
  const values = valuesOf(order, row);
  for (const [i, { desc }] of order.keys.entries()) {
    const [a, b] = [values[i] ?? null, position[i] ?? null];
    if (a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())) continue;
    const rising = a === null ? 1 : b === null ? -1 : a > b ? 1 : -1;
    return desc ? -rising : rising;
  }
  return 0;
}
