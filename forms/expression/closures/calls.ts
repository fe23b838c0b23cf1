import { Optional } from '@marcbachmann/cel-js';
import type { CheckedNode, Handler } from './checked-tree.js';
import { type Closure, type CompileNode, irregular, NotCompiledError } from './closure.js';
import { compileLoop } from './loops.js';

/** The last argument is worked out first, as the library does: what is asked for on the way stays the same. */
function called(handler: Handler, given: Closure[]): Closure {
  const [first, second, third] = given;
  if (first && !second) return (v, o, i) => handler(first(v, o, i));
  if (first && second && !third) {
    return (v, o, i) => {
      const last = second(v, o, i);
      return handler(first(v, o, i), last);
    };
  }
  const all = listed(given);
  return (v, o, i) => handler(...(all(v, o, i) as unknown[]));
}

/** A list of what is given, the last worked out first. */
function listed(given: Closure[]): Closure {
  return (v, o, i) => {
    const list = new Array<unknown>(given.length);
    for (let at = given.length - 1; at >= 0; at -= 1) list[at] = given[at]?.(v, o, i);
    return list;
  };
}

export const compileList: CompileNode = (node, place) =>
  listed((node.args as CheckedNode[]).map((part) => place.compile(part, place)));

export const compileCall: CompileNode = (node, place) => {
  const [, given] = node.args as [string, CheckedNode[]];
  const types = given.map(({ checkedType }) => checkedType);
  const chosen =
    types.some(({ hasDynType }) => hasDynType) || node.meta.macro ? null : node.candidates.findFunction(types);
  if (!chosen) throw new NotCompiledError(node.op);
  return called(
    chosen.handler,
    given.map((part) => place.compile(part, place)),
  );
};

export const compileMethod: CompileNode = (node, place) => {
  const [name, receiver, given] = node.args as [string, CheckedNode, CheckedNode[]];
  if (node.meta.alternate) return compileLoop(node, place);
  if (node.meta.macro) return compileOptional(node, place);
  const all = [receiver, ...given];
  const types = given.map(({ checkedType }) => checkedType);
  const isOpen = receiver.checkedType.hasPlaceholderType || all.some(({ checkedType }) => checkedType.hasDynType);
  const chosen = isOpen ? null : node.candidates.findFunction(types, receiver.checkedType);
  if (!chosen) throw new NotCompiledError(name);
  return called(
    chosen.handler,
    all.map((part) => place.compile(part, place)),
  );
};

/** `orValue` and `or` work out their argument only where there is no value. */
const compileOptional: CompileNode = (node, place) => {
  const [name, receiver, [otherwise]] = node.args as [string, CheckedNode, CheckedNode[]];
  if (!otherwise || (name !== 'orValue' && name !== 'or')) throw new NotCompiledError(name);
  const given = place.compile(receiver, place);
  const other = place.compile(otherwise, place);
  if (name === 'or') {
    return (v, o, i) => {
      const value = optional(given(v, o, i));
      return value.hasValue() ? value : optional(other(v, o, i));
    };
  }
  return (v, o, i) => {
    const value = optional(given(v, o, i)).orValue(undefined);
    return value === undefined ? other(v, o, i) : value;
  };
};

function optional(value: unknown): Optional<unknown> {
  if (!(value instanceof Optional)) throw irregular;
  return value;
}
