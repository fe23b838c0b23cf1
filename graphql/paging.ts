import { invalidInput } from '../cases/refusals.js';
import type { Where } from '../prisma/one-statement/where.js';
import {
  beyond,
  compare,
  cursorOf,
  equalTo,
  type ListOrder,
  orderByOf,
  positionOf,
  type Value,
  valuesOf,
} from './list-order.js';
import { requestMessages } from './messages/requests.js';

/** Which part of a list is asked for, as every list takes it. */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** The rows to look for, in the order to look for them. */
export interface PageWindow {
  order: ListOrder;
  size: number;
  /** from the end of the list, or from before a row, towards its beginning */
  backward: boolean;
  /** one more than is shown, which says whether there are more */
  take: number;
  orderBy: object[];
  /** the values of the cursors that were given */
  after?: Value[] | undefined;
  before?: Value[] | undefined;
  /** where the page lies: any of these, and for each of both ends */
  within: Where[][];
  /** what lies on the other side of where the page begins, that row included; undefined where it begins at the list's own end */
  behind: Where[] | undefined;
}

const LARGEST_PAGE = 100;

/** Refuses a size that is out of bounds and a cursor that the list did not give. */
export function windowOf({ first, after, last, before }: PageArguments, order: ListOrder): PageWindow {
  const backward = last != null;
  const size = backward ? sizeOf('last', last) : sizeOf('first', first ?? 20);
  const { keys } = order;
  const from = after ? positionOf(order, after, 'after') : undefined;
  const to = before ? positionOf(order, before, 'before') : undefined;
  const start = backward ? to : from;
  return {
    order,
    size,
    backward,
    take: size + 1,
    orderBy: orderByOf(order, backward),
    after: from,
    before: to,
    within: [...(from ? [beyond(keys, from, false)] : []), ...(to ? [beyond(keys, to, true)] : [])],
    behind: start && [equalTo(keys, start), ...beyond(keys, start, !backward)],
  };
}

export function sizeOf(path: 'first' | 'last', size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw invalidInput(
    path,
    'PAGE_SIZE_INVALID',
    requestMessages.PAGE_SIZE_INVALID({ argument: path, most: LARGEST_PAGE }),
  );
}

export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** of the whole list; asked for only where it is selected */
  total?: () => Promise<number | null> | number | null;
}

/** A row of a page. Few ask for cursors, so they are made where one is asked for. */
class Edge<T extends object> {
  constructor(
    readonly node: T,
    private readonly order: ListOrder,
  ) {}

  get cursor(): string {
    return cursorOf(this.order, this.node);
  }
}

class PageInfo {
  constructor(
    private readonly edges: readonly { cursor: string }[],
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
  ) {}

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }
  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

/** Makes a page of rows as they were found; `behind` says whether there are any on the other side of where it begins. */
export function pageOf<T extends object>(
  { order, size, backward }: PageWindow,
  found: readonly T[],
  behind: boolean,
): Page<T> {
  const shown = found.slice(0, size);
  if (backward) shown.reverse();
  const edges = shown.map((node) => new Edge(node, order));
  const more = found.length > size;
  const [hasNextPage, hasPreviousPage] = backward ? [behind, more] : [more, behind];
  return { edges, pageInfo: new PageInfo(edges, hasNextPage, hasPreviousPage) };
}

/** A page of rows that are all at hand. */
export function pageInMemory<T extends object>(args: PageArguments, order: ListOrder, rows: readonly T[]): Page<T> {
  const window = windowOf(args, order);
  const { after, before, backward, take } = window;
  const past = (position: Value[] | undefined, sign: 1 | -1) => (row: T) =>
    position === undefined || compare(order, row, position) * sign > 0;
  const sorted = [...rows].sort((a, b) => compare(order, a, valuesOf(order, b)));
  const within = sorted.filter(past(after, 1)).filter(past(before, -1));
  const found = backward ? within.reverse() : within;
  const start = backward ? before : after;
  const behind = start !== undefined && sorted.some((row) => !past(start, backward ? -1 : 1)(row));
  return { ...pageOf(window, found.slice(0, take), behind), total: () => rows.length };
}
