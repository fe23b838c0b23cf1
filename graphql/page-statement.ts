import { LRUCache } from 'lru-cache';
import type { Viewer } from '../city/people/viewer.js';
import { Parameters } from '../prisma/one-statement/where.js';

/** Of those who have asked last, some kilobytes each. */
const KEPT = 200;
/** Of the arguments that one is kept for, in characters: an order and a few conditions. */
const LONGEST = 1_000;
/** A day begins with one of these, whatever the zone, ms. */
const QUARTER_HOUR = 900_000;

const kept = new LRUCache<string, PageStatement>({ max: KEPT });

/** A statement that reads a page for somebody, but for what it asks of their standing. */
export class PageStatement {
  readonly #texts = new Map<string, string>();

  constructor(
    private readonly columns: string,
    private readonly values: readonly unknown[],
  ) {}

  /** The whole of it, with what gives columns of the standing. */
  with(standing: (parameters: Parameters) => string): { text: string; values: unknown[] } {
    const parameters = new Parameters([...this.values]);
    const asked = standing(parameters);
    const known = this.#texts.get(asked);
    const text = known ?? `SELECT ${asked}, ${this.columns}`;
    if (known === undefined) this.#texts.set(asked, text);
    return { text, values: parameters.values };
  }
}

/**
 * The statement that was made before of the same plan for the same viewer on the same day, or a new one. Besides these it may depend on
 * `given` alone: who a viewer is never changes, for whoever becomes something else is another viewer.
 */
export function keptStatement(plan: object, viewer: Viewer, given: unknown, make: () => PageStatement): PageStatement {
  const time = Math.floor(Date.now() / QUARTER_HOUR);
  const asked = JSON.stringify(given);
  // Whoever asks decides how long it is, and a statement is many times as long.
  if (asked.length > LONGEST) return make();
  const key = `${numberOf(plan)} ${numberOf(viewer)} ${time} ${asked}`;
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

const numbers = new WeakMap<object, number>();
let numbered = 0;

function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  numbered += 1;
  numbers.set(object, numbered);
  return numbered;
}
