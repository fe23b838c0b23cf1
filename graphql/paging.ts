import { invalidInput } from './errors.js';

/** Where a page ended: the last row's instant and id, which order every list. */
export interface Position {
  createdAt: Date;
  id: string;
}

const LARGEST_PAGE = 100;

export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`, 'utf8').toString('base64url');
}

export function decodeCursor(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]{1,80})$/.exec(text);
  const createdAt = new Date(found?.[1] ?? '');
  if (!found?.[2] || Number.isNaN(createdAt.getTime())) {
    throw invalidInput('after', 'CURSOR_INVALID', {
      fa: 'نشانگر after را همان‌گونه که در pageInfo.endCursor آمد بفرستید.',
      en: 'Send after exactly as pageInfo.endCursor gave it.',
    });
  }
  return { createdAt, id: found[2] };
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
  throw invalidInput('first', 'PAGE_SIZE_INVALID', {
    fa: `مقدار first باید میان ۱ و ${LARGEST_PAGE.toLocaleString('fa-IR')} باشد.`,
    en: `first must be between 1 and ${LARGEST_PAGE}.`,
  });
}

export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Makes a page of rows that were read with one more than asked for. */
export function pageOf<T>(rows: readonly T[], size: number, position: (row: T) => Position): Page<T> {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: encodeCursor(position(node)) }));
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}
