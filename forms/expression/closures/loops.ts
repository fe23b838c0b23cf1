import type { CheckedNode, Loop } from './checked-tree.js';
import {
  type Closure,
  type CompileNode,
  classOf,
  irregular,
  isOfTheLanguage,
  NotCompiledError,
  primitiveOf,
} from './closure.js';

/** What a part of a comprehension gives at an entry. */
type At = (v: Parameters<Closure>[0], o: unknown, i: unknown, entry: unknown) => unknown;
type Whole = (list: Closure, first: At, second: At) => Closure;

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw irregular;
  return value;
}

function entries(list: unknown): unknown[] {
  if (!Array.isArray(list)) throw irregular;
  return list;
}

const map: Whole = (list, transform) => (v, o, i) => {
  const made: unknown[] = [];
  for (const entry of entries(list(v, o, i))) made.push(transform(v, o, i, entry));
  return made;
};

const filterAndMap: Whole = (list, condition, transform) => (v, o, i) => {
  const made: unknown[] = [];
  for (const entry of entries(list(v, o, i)))
    if (truth(condition(v, o, i, entry))) made.push(transform(v, o, i, entry));
  return made;
};

/** An entry that decides lets the others be, also those for which the condition has no value. */
const quantifier =
  (decisive: boolean): Whole =>
  (list, condition) =>
  (v, o, i) => {
    let failure: unknown;
    for (const entry of entries(list(v, o, i))) {
      try {
        if (truth(condition(v, o, i, entry)) === decisive) return decisive;
      } catch (error) {
        if (!isOfTheLanguage(error)) throw error;
        failure ??= error;
      }
    }
    if (failure) throw failure;
    return !decisive;
  };

const loops: Readonly<Record<string, Whole>> = {
  filter: (list, condition) => (v, o, i) => {
    const kept: unknown[] = [];
    for (const entry of entries(list(v, o, i))) if (truth(condition(v, o, i, entry))) kept.push(entry);
    return kept;
  },
  all: quantifier(false),
  exists: quantifier(true),
  exists_one: (list, condition) => (v, o, i) => {
    let count = 0;
    for (const entry of entries(list(v, o, i))) if (truth(condition(v, o, i, entry))) count += 1;
    return count === 1;
  },
};

/** Entries are arguments of the closures, so that an expression may be worked out while it is being worked out. */
const deepest = 2;

/** A comprehension; one that goes through the keys of a map is the interpreter's. */
export const compileLoop: CompileNode = (node, place) => {
  const [name, receiver, [, first, second]] = node.args as [string, CheckedNode, CheckedNode[]];
  const loop = node.meta.alternate?.args as Loop | undefined;
  const depth = place.entries.length;
  const whole = name === 'map' ? (second ? filterAndMap : map) : loops[name];
  if (!loop || !whole || !first || receiver.checkedType.kind !== 'list' || depth === deepest)
    throw new NotCompiledError(name);
  const { iterVarName, iterCtx } = loop;
  const primitive = primitiveOf(iterCtx.iterType);
  const ofClass = primitive ? undefined : classOf(iterCtx.iterType, place);
  const inside = { ...place, entries: [...place.entries, iterVarName] };
  const isRegular = (entry: unknown) =>
    primitive ? typeof entry === primitive : (entry as object).constructor === ofClass;
  const at = (part: CheckedNode): At => {
    const closure = place.compile(part, inside);
    if (depth === 0) {
      return (v, _, __, entry) => {
        if (!isRegular(entry)) throw irregular;
        return closure(v, entry, undefined);
      };
    }
    return (v, o, _, entry) => {
      if (!isRegular(entry)) throw irregular;
      return closure(v, o, entry);
    };
  };
  return whole(place.compile(receiver, place), at(first), second ? at(second) : at(first));
};
