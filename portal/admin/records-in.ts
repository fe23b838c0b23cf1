export interface RegisterRow {
  register: string;
  record: Record<string, unknown>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rowOf(value: unknown): RegisterRow | undefined {
  if (!isObject(value) || typeof value.register !== 'string' || !isObject(value.record)) return undefined;
  return { register: value.register, record: value.record };
}

/** What a file holds: a list, or one object a line. Undefined where it is neither, or a row is no record. */
export function recordsIn(text: string): RegisterRow[] | undefined {
  try {
    const lines = text.trim();
    const values: unknown[] = lines.startsWith('[')
      ? JSON.parse(lines)
      : lines
          .split('\n')
          .filter((line) => line.trim())
          .map((line) => JSON.parse(line));
    const rows = values.flatMap((value) => rowOf(value) ?? []);
    return rows.length === values.length && rows.length > 0 ? rows : undefined;
  } catch {
    return undefined;
  }
}

/** As many as one request takes. */
const PART = 500;

/** Parts of a list, each with the place of its first row. */
export function inParts(rows: readonly RegisterRow[]): [number, RegisterRow[]][] {
  const parts = Math.ceil(rows.length / PART);
  return Array.from({ length: parts }, (_, i) => [i * PART, rows.slice(i * PART, (i + 1) * PART)]);
}
