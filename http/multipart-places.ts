import { jsonExcess } from '../forms/json-excess.js';
import { REQUEST_BOUNDS } from '../graphql/request-bounds.js';

/** Not what the GraphQL multipart request specification says. The message is one sentence. */
export class MultipartError extends Error {
  override name = 'MultipartError';
}

/** As many as one document may hold mutations that take one. */
export const MOST_FILES = 3;
const PLACE = /^variables(?:\.\w+)+$/;

/** The place of each file by its name, each a variable that is null. */
export function placesIn(texts: Map<string, string>, operation: object): Map<string, string[]> {
  const map = Object.entries(objectOf(texts, 'map'));
  if (map.length === 0 || map.length > MOST_FILES)
    throw new MultipartError(`"map" must name the files that follow, at most ${MOST_FILES}.`);
  const places = new Map<string, string[]>();
  for (const [name, written] of map) {
    const [place, another]: unknown[] = Array.isArray(written) ? written : [];
    if (typeof place !== 'string' || !PLACE.test(place) || another !== undefined)
      throw new MultipartError('"map" must give each file one place, a variable, as "variables.file".');
    const path = place.split('.');
    holderOf(operation, path);
    places.set(name, path);
  }
  if (new Set(map.map(([, written]) => String(written))).size < map.length)
    throw new MultipartError('"map" gives two files the same place.');
  return places;
}

export function objectOf(texts: Map<string, string>, name: string): Record<string, unknown> {
  const text = texts.get(name);
  if (text === undefined) throw new MultipartError(`The part "${name}" must be sent, before the file.`);
  if (jsonExcess(text, REQUEST_BOUNDS))
    throw new MultipartError(`The part "${name}" is too large or nested too deeply.`);
  const value = parsed(text);
  if (isObject(value) && !Array.isArray(value)) return value;
  throw new MultipartError(`The part "${name}" must be one JSON object.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What holds the null in whose place a file comes. */
function holderOf(operation: object, path: readonly string[]): { holder: Record<string, unknown>; last: string } {
  let holder: unknown = operation;
  for (const name of path.slice(0, -1))
    holder = isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
  const last = path.at(-1) ?? '';
  if (isObject(holder) && Object.hasOwn(holder, last) && holder[last] === null) return { holder, last };
  throw new MultipartError(`"operations" has no null at ${path.join('.')}, where "map" puts the file.`);
}

export function put(operation: object, path: readonly string[], upload: object): void {
  const { holder, last } = holderOf(operation, path);
  holder[last] = upload;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
