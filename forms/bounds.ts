import type { LocalizedText } from './language/text.js';
import { boundsMessages } from './messages/answers.js';
import { pathText } from './path.js';

/** How large a JSON value from outside may be before anything else looks at it. */
export interface Bounds {
  depth: number;
  /** values of any kind, containers included */
  nodes: number;
  /** characters of all texts and names together */
  characters: number;
}

export interface BoundsProblem {
  path: string;
  code: 'TOO_DEEP' | 'TOO_LARGE' | 'FORBIDDEN_NAME' | 'NOT_JSON';
  message: LocalizedText;
}

/** Names that would reach an object's prototype in careless code. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The first reason to refuse a value; undefined where it may pass. Costs no more than the bounds allow. */
export function outOfBounds(value: unknown, bounds: Bounds): BoundsProblem | undefined {
  let nodes = 1;
  let characters = 0;

  const path: PropertyKey[] = [];

  const refuse = (code: BoundsProblem['code']): BoundsProblem => ({
    path: pathText(path),
    code,
    message: boundsMessages[code],
  });
  const weigh = (text: string) => {
    characters += text.length;
    return characters > bounds.characters;
  };

  function visit(at: unknown): BoundsProblem | undefined {
    if (typeof at === 'string') return weigh(at) ? refuse('TOO_LARGE') : undefined;
    if (at === null || typeof at === 'boolean' || (typeof at === 'number' && Number.isFinite(at))) return undefined;
    if (typeof at !== 'object') return refuse('NOT_JSON');
    if (path.length >= bounds.depth) return refuse('TOO_DEEP');
    const isList = Array.isArray(at);
    const prototype = Object.getPrototypeOf(at);
    if (!isList && prototype !== Object.prototype && prototype !== null) return refuse('NOT_JSON');
    const names = Object.keys(at);
    // Counted before any is looked at: a wide value is refused for the price of its names.
    nodes += names.length;
    if (nodes > bounds.nodes) return refuse('TOO_LARGE');
    for (const name of names) {
      const inner = (at as Record<string, unknown>)[name];
      path.push(isList ? Number(name) : name);
      if (!isList && forbidden.has(name)) return refuse('FORBIDDEN_NAME');
      if (!isList && weigh(name)) return refuse('TOO_LARGE');
      const problem = inner === undefined && !isList ? undefined : visit(inner);
      if (problem) return problem;
      path.pop();
    }
    return undefined;
  }

  return visit(value);
}
