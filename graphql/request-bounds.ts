import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { invalidInput } from '../cases/refusals.js';
import { jsonExcess } from '../forms/json-excess.js';
import { requestMessages } from './messages/requests.js';
import { toGraphqlError } from './refusal-error.js';

/** What one request may be made of, before any of it is parsed as GraphQL. Answers and definitions fit with room to spare. */
export const REQUEST_BOUNDS = { query: 64 * 1024, depth: 64, values: 10_000 };

/** As a document writes U+0000 in a string, which PostgreSQL does not keep; half of a pair is no document at all. */
const UNSTORABLE_ESCAPE = /\\u(?:0000|\{0+\})/i;

/**
 * Refuses a request that is too large or too deep to be looked at, or has text that cannot be stored. It costs a walk over
 * at most as many values as the bounds allow, and never goes deeper than the stack can.
 */
export const boundedRequest: Plugin<object, { req: { body?: unknown } }> = {
  onRequestParse({ requestParser, setRequestParser, serverContext }) {
    // An upload's operation is read, and bounded, before it comes here.
    if (!requestParser || isParsed(serverContext.req.body)) return;
    setRequestParser((request) => requestParser(withBoundedJson(request)));
  },
  onParams({ params }) {
    mustBeBounded(params);
  },
};

/** A body that is read but not parsed yet is text. */
const isParsed = (body: unknown): boolean => body !== undefined && typeof body !== 'string';

interface Params {
  query?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** Refuses what of a request is too large or too deep, or cannot be stored. */
export function mustBeBounded({ query: given, variables, extensions }: Params): void {
  const query = typeof given === 'string' ? given : '';
  if (query.length > REQUEST_BOUNDS.query) throw refused('query', 'TOO_LARGE');
  if (UNSTORABLE_ESCAPE.test(query) || !storable(query)) throw refused('query', 'CHARACTER_REFUSED');
  inspect('variables', variables);
  inspect('extensions', extensions);
}

/** Whatever reads a body as JSON reads it by this method. */
function withBoundedJson(request: Request): Request {
  return Object.defineProperty(request, 'json', {
    value: async () => {
      const text = await request.text();
      const excess = jsonExcess(text, REQUEST_BOUNDS);
      if (excess) throw toGraphqlError(refused('', excess));
      return parsed(text);
    },
  });
}

/** As GraphQL over HTTP has it, in whatever media type the answer is wanted. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw createGraphQLError('POST body sent invalid JSON.', { extensions: { http: { status: 400 } } });
  }
}

function inspect(name: string, root: unknown): void {
  const waiting: [value: unknown, depth: number][] = [[root, 0]];
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string') {
      if (!storable(value)) throw refused(name, 'CHARACTER_REFUSED');
      continue;
    }
    if (value === null || typeof value !== 'object' || isFile(value)) continue;
    if (depth === REQUEST_BOUNDS.depth) throw refused(name, 'TOO_DEEP');
    const list = Array.isArray(value);
    for (const key in value) {
      values += 1;
      if (values > REQUEST_BOUNDS.values) throw refused(name, 'TOO_LARGE');
      if (!list && !storable(key)) throw refused(name, 'CHARACTER_REFUSED');
      waiting.push([(value as Record<string, unknown>)[key], depth + 1]);
    }
  }
}

/** With the flag u whole pairs are one character, so only a half is a surrogate. */
const HALF_PAIR = /\p{Surrogate}/u;
const isFile = (value: object): boolean => 'arrayBuffer' in value && 'stream' in value;
const storable = (text: string): boolean => !(HALF_PAIR.test(text) || text.includes('\u0000'));

function refused(path: string, code: 'TOO_LARGE' | 'TOO_DEEP' | 'CHARACTER_REFUSED') {
  return invalidInput(path, code, requestMessages[code]);
}
