/** What an opaque id stands for: a type of the API, and what tells its rows apart. */
export interface GlobalId {
  type: string;
  key: string;
}

/** A key of several parts. */
export const keyOf = (...parts: (string | number)[]): string => parts.map(encodeURIComponent).join('/');

export const opaque = (type: string, key: string): string =>
  Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');

/** The id of what has only a business key, or a key within its parent. */
export const globalId = (type: string, ...key: (string | number)[]): string => opaque(type, keyOf(...key));

const WRITTEN = /^([A-Z][A-Za-z]{1,60}):([^\p{Cc}\p{Cs}\ufffd]{1,600})$/u;

/** Undefined for what was not made here. */
export function readGlobalId(id: string): GlobalId | undefined {
  if (id.length > 1_000) return undefined;
  const bytes = Buffer.from(id, 'base64url');
  if (bytes.toString('base64url') !== id) return undefined;
  const [, type, key] = WRITTEN.exec(bytes.toString('utf8')) ?? [];
  return type && key ? { type, key } : undefined;
}

/** The parts of a key, as many as it has to have; undefined for any other. */
export function partsOf(key: string, count: number): string[] | undefined {
  try {
    const parts = key.split('/').map(decodeURIComponent);
    return parts.length === count && parts.every((part) => /^[^\p{Cc}\p{Cs}]+$/u.test(part)) ? parts : undefined;
  } catch {
    return undefined;
  }
}
