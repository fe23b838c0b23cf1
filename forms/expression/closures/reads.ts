import type { CheckedNode, CheckedType } from './checked-tree.js';
import {
  type Closure,
  type CompileNode,
  classOf,
  irregular,
  NotCompiledError,
  type Place,
  primitiveOf,
} from './closure.js';

/** Variables are read when they are come to: who holds them works them out no earlier. */
export const compileName: CompileNode = (node, place) => {
  const name = node.args as string;
  const depth = place.entries.lastIndexOf(name);
  if (depth === 0) return (_, outer) => outer;
  if (depth === 1) return (_, __, inner) => inner;
  const { alternate } = node.meta;
  if (alternate) return place.compile(alternate, place);
  const type = node.checkedType;
  const primitive = primitiveOf(type);
  if (primitive) {
    return (variables) => {
      const value = variables[name];
      if (typeof value !== primitive) throw irregular;
      return value;
    };
  }
  const ofClass = classOf(type, place);
  return (variables) => {
    const value = variables[name] as object;
    if (value.constructor !== ofClass) throw irregular;
    return value;
  };
};

/** A field of a record; where it has no value of its type, the library says so. */
export const compileField: CompileNode = (node, place) => {
  const [of, field] = node.args as [CheckedNode, string];
  const { interpreter } = place;
  if (of.checkedType.kind !== 'message') throw new NotCompiledError(node.op);
  const record = isRead(of) ? place.compile(of, place) : certain(place.compile(of, place), of.checkedType, place);
  const primitive = primitiveOf(node.checkedType);
  if (primitive) {
    return (variables, outer, inner) => {
      const from = record(variables, outer, inner) as Record<string, unknown>;
      const value = from[field];
      return typeof value === primitive ? value : of.checkedType.field(from, field, node, interpreter);
    };
  }
  const ofClass = classOf(node.checkedType, place);
  return (variables, outer, inner) => {
    const from = record(variables, outer, inner) as Record<string, object>;
    const value = from[field];
    return value?.constructor === ofClass ? value : of.checkedType.field(from, field, node, interpreter);
  };
};

/** Whether a value was held to its type when it was read. */
const isRead = ({ op }: CheckedNode) => op === 'id' || op === '.';

function certain(closure: Closure, type: CheckedType, place: Place): Closure {
  const ofClass = classOf(type, place);
  return (variables, outer, inner) => {
    const value = closure(variables, outer, inner) as object;
    if (value.constructor !== ofClass) throw irregular;
    return value;
  };
}
