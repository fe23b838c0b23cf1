import { invalidInput } from '../cases/refusals.js';
import { requestMessages } from './messages/requests.js';

/** Where a page ended: the last row's instant and id, which order every list. */
export interface Position {
  createdAt: Date;
  id: string;
}

const LARGEST_PAGE = 100;

export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`, 'utf8').toString('base64url');
}

export const cursorInvalid = () => invalidInput('after', 'CURSOR_INVALID', requestMessages.CURSOR_INVALID);

export function decodeCursor(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]{1,80})$/.exec(text);
  const createdAt = new Date(match?.[1] ?? '');
  if (!match?.[2] || Number.isNaN(createdAt.getTime())) {
    throw cursorInvalid();
  }
  return { createdAt, id: match[2] };
}

const cursorOfId = (id: string) => Buffer.from(id, 'utf8').toString('base64url');

/** The id that a list in the order of ids ended with; '' at its beginning. */
export function idOf(after: string | null | undefined): string {
  const id = Buffer.from(after ?? '', 'base64url').toString('utf8');
  if (/^[\w-]{0,80}$/.test(id)) return id;
  throw cursorInvalid();
}

/** The number that a list in the order of its numbers ended with; 0 at its beginning. */
export function seqOf(after: string | null | undefined): number {
  const seq = Number(idOf(after));
  if (Number.isInteger(seq) && seq >= 0 && seq < 2 ** 31) return seq;
  throw cursorInvalid();
}

/** Rows after a position, newest first. The first condition alone lets the index find where to begin. */
export function afterPosition(idField: 'reference' | 'id', after: string | null | undefined): object[] {
  if (!after) return [];
  const { createdAt, id } = decodeCursor(after);
  return [{ createdAt: { lte: createdAt } }, { OR: [{ createdAt: { lt: createdAt } }, { [idField]: { lt: id } }] }];
}

export function pageSize(first: number | null | undefined): number {
  const size = first ?? 20;
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw invalidInput('first', 'PAGE_SIZE_INVALID', requestMessages.PAGE_SIZE_INVALID({ most: LARGEST_PAGE }));
}

export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Makes a page of rows that were read with one more than asked for. */
export const pageOf = <T>(rows: readonly T[], size: number, position: (row: T) => Position): Page<T> =>
  pageBy(rows, size, (row) => encodeCursor(position(row)));

/** The same of rows in the order of their ids. */
export const idPage = <T extends { id: string }>(rows: readonly T[], size: number): Page<T> =>
  pageBy(rows, size, ({ id }) => cursorOfId(id));

/** The same of rows in the order of their numbers. */
export const seqPage = <T extends { seq: number }>(rows: readonly T[], size: number): Page<T> =>
  pageBy(rows, size, ({ seq }) => cursorOfId(String(seq)));

export function pageBy<T>(rows: readonly T[], size: number, cursorOf: (row: T) => string): Page<T> {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: cursorOf(node) }));
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}
