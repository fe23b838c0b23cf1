import { mostCharactersMatched, patternOf } from '../expression/pattern.js';
import type { Schema } from '../expression/schema.js';
import { innerSchemas } from './keywords.js';

/** What holding answers to a form's schema takes at most, with every reference written out where it stands. */
export interface FormCost {
  /** schemas, each as often as it is referred to; not counted past `mostParts` */
  parts: number;
  /** the time, in looks of a schema at a value: about a microsecond each */
  looks: number;
  /** the reference that is written out most often */
  widest: { ref: string; times: number } | undefined;
}

/** Large forms have some hundreds. A reference that comes back to itself has no end. */
export const mostParts = 5_000;
/** A second or two of one core, whatever the answers are. */
export const mostLooks = 1_000_000;

/** Answers are no larger, whatever they are (values of any kind; characters of all texts). */
export const answerBounds = { depth: 20, nodes: 2_500, characters: 200_000 };

/** Steps of a pattern's program that take as long as a look. */
const stepsPerLook = 40;
/** References and combinations one in the other: nothing that reads a schema follows more. */
const mostHops = 20;

const ofEachItem = new Set(['items', 'contains', 'unevaluatedItems']);
const ofEachName = new Set(['additionalProperties', 'patternProperties', 'propertyNames', 'unevaluatedProperties']);
const below = new Set([...ofEachItem, ...ofEachName, 'properties', 'prefixItems']);

/** How many values a schema meets that stands at `key` of one that meets `most`: also a list that is too long is gone through. */
const metBelow = (key: string, most: number): number =>
  ofEachItem.has(key) || ofEachName.has(key) ? answerBounds.nodes : most;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Names that may be missing: each is an error of its own. */
function requiredBy({ required, dependentRequired }: Schema): number {
  const dependent = Object.values((dependentRequired as object | undefined) ?? {});
  return [required, ...dependent].reduce<number>((sum, names) => sum + lengthOf(names), 0);
}

/** Nothing is matched with a pattern that is none. */
function programSize(pattern: string): number {
  try {
    return patternOf(pattern).programSize();
  } catch {
    return 0;
  }
}

/** What a schema takes beside those inside it, where it meets `most` values. Comparing two values counts as a look. */
function ownLooks(schema: Schema, most: number): number {
  const goesThroughNames = [...ofEachName].some((key) => schema[key] !== undefined) ? answerBounds.nodes : 0;
  const named = typeof schema.patternProperties === 'object' ? Object.keys(schema.patternProperties ?? {}) : [];
  const patterns = [schema.pattern, ...named].filter((pattern) => typeof pattern === 'string');
  const characters = Math.min(most * mostCharactersMatched, answerBounds.characters);
  const steps = patterns.reduce((sum, pattern) => sum + characters * programSize(pattern), 0);
  const compared = schema.uniqueItems === true ? answerBounds.nodes ** 2 / 100 : 0;
  return (
    most * (1 + lengthOf(schema.enum) / 10 + requiredBy(schema)) + goesThroughNames + compared + steps / stepsPerLook
  );
}

/** Names that every reader of a reference takes for the same. */
const referable = /^#\/\$defs\/([^/~%#]+)$/;

/** What a reference leads to; undefined where it leads to no definition of the form. */
export function referredTo(ref: unknown, root: Schema): Schema | undefined {
  const name = typeof ref === 'string' ? referable.exec(ref)?.[1] : undefined;
  const defs = root.$defs as Record<string, Schema> | undefined;
  return name !== undefined && defs && Object.hasOwn(defs, name) ? defs[name] : undefined;
}

const known = new WeakMap<Schema, FormCost>();

/** Whether answers may be held to the schema: it takes a bounded time. */
export const isAffordable = ({ parts, looks }: FormCost): boolean => parts <= mostParts && looks <= mostLooks;

/** The cost of a schema, worked out once. That takes a bounded time itself. */
export function formCost(root: Schema): FormCost {
  const cost = known.get(root) ?? workOut(root);
  known.set(root, cost);
  return cost;
}

function workOut(root: Schema): FormCost {
  const times = new Map<string, number>();
  let parts = 0;
  let looks = 0;
  const open = [{ schema: root, most: 1, hops: 0 }];
  for (let at = open.pop(); at && parts <= mostParts; at = open.pop()) {
    const { schema, most, hops } = at;
    parts += hops > mostHops ? mostParts : 1;
    looks += ownLooks(schema, most);
    const { $ref: ref } = schema;
    if (typeof ref === 'string') {
      times.set(ref, (times.get(ref) ?? 0) + 1);
      open.push({ schema: referredTo(ref, root) ?? {}, most, hops: hops + 1 });
    }
    for (const { key, schema: inner } of innerSchemas(schema, '')) {
      if (key === '$defs') continue;
      open.push({ schema: inner, most: metBelow(key, most), hops: below.has(key) ? 0 : hops + 1 });
    }
  }
  const [widest] = [...times].sort(([, a], [, b]) => b - a);
  return { parts, looks: Math.ceil(looks), widest: widest && { ref: widest[0], times: widest[1] } };
}
