import type { CheckedNode } from './checked-tree.js';
import {
  type Closure,
  type CompileNode,
  irregular,
  isOfTheLanguage,
  NotCompiledError,
  primitiveOf,
} from './closure.js';

type Two = [Closure, Closure];
const sidesOf = ({ args }: CheckedNode) => args as [CheckedNode, CheckedNode];
const compiledSides: (...of: Parameters<CompileNode>) => Two = (node, place) => {
  const [left, right] = sidesOf(node);
  return [place.compile(left, place), place.compile(right, place)];
};

const most = (1n << 63n) - 1n;
const least = -(1n << 63n);
const whole = (value: bigint): bigint => {
  if (value > most || value < least) throw irregular;
  return value;
};

/** Of two texts, whole numbers or truths, as the library has them. */
const compared: Readonly<Record<string, (two: Two) => Closure>> = {
  '==':
    ([left, right]) =>
    (v, o, i) =>
      left(v, o, i) === right(v, o, i),
  '!=':
    ([left, right]) =>
    (v, o, i) =>
      left(v, o, i) !== right(v, o, i),
  '<':
    ([left, right]) =>
    (v, o, i) =>
      (left(v, o, i) as bigint) < (right(v, o, i) as bigint),
  '<=':
    ([left, right]) =>
    (v, o, i) =>
      (left(v, o, i) as bigint) <= (right(v, o, i) as bigint),
  '>':
    ([left, right]) =>
    (v, o, i) =>
      (left(v, o, i) as bigint) > (right(v, o, i) as bigint),
  '>=':
    ([left, right]) =>
    (v, o, i) =>
      (left(v, o, i) as bigint) >= (right(v, o, i) as bigint),
};

const ofWholes: Readonly<Record<string, (two: Two) => Closure>> = {
  '+':
    ([left, right]) =>
    (v, o, i) =>
      whole((left(v, o, i) as bigint) + (right(v, o, i) as bigint)),
  '-':
    ([left, right]) =>
    (v, o, i) =>
      whole((left(v, o, i) as bigint) - (right(v, o, i) as bigint)),
  '*':
    ([left, right]) =>
    (v, o, i) =>
      whole((left(v, o, i) as bigint) * (right(v, o, i) as bigint)),
};

/** What a list of literals holds. */
function literalsOf({ op, args }: CheckedNode): unknown[] | undefined {
  const parts = op === 'list' ? (args as CheckedNode[]) : [];
  return op === 'list' && parts.every((part) => part.op === 'value') ? parts.map((part) => part.args) : undefined;
}

/** An operator whose overload the checker has chosen. */
export const compileBinary: CompileNode = (node, place) => {
  const [{ checkedType: left }, { checkedType: right }] = sidesOf(node);
  if (left.hasDynType || right.hasDynType) throw new NotCompiledError(node.op);
  const overload = node.candidates.findBinaryOverload(left, right);
  if (!overload) throw new NotCompiledError(node.op);
  const two = compiledSides(node, place);
  const [first, second] = two;
  const primitive = left === right ? primitiveOf(left) : undefined;
  const quick = (primitive && compared[node.op]) ?? (primitive === 'bigint' ? ofWholes[node.op] : undefined);
  if (quick) return quick(two);
  if (node.op === 'in' && primitiveOf(left) === 'string') {
    const literals = literalsOf(sidesOf(node)[1]);
    if (literals) return (v, o, i) => literals.includes(first(v, o, i));
    return (v, o, i) => {
      const value = first(v, o, i);
      return (second(v, o, i) as unknown[]).includes(value);
    };
  }
  const { handler } = overload;
  const { interpreter } = place;
  return (v, o, i) => handler(first(v, o, i), second(v, o, i), node, interpreter);
};

export const compileUnary: CompileNode = (node, place) => {
  const of = node.args as CheckedNode;
  const overload = of.checkedType.kind !== 'dyn' && node.candidates.findUnaryOverload(of.checkedType);
  if (!overload) throw new NotCompiledError(node.op);
  const operand = place.compile(of, place);
  const { handler } = overload;
  return (v, o, i) => handler(operand(v, o, i));
};

/** A side that decides lets the other one be, also where that has no value. */
export const compileLogical =
  (decisive: boolean): CompileNode =>
  (node, place) => {
    const [left, right] = compiledSides(node, place);
    const truth = (value: unknown): boolean => {
      if (typeof value !== 'boolean') throw irregular;
      return value;
    };
    return (v, o, i) => {
      let first: boolean;
      try {
        first = truth(left(v, o, i));
      } catch (error) {
        if (isOfTheLanguage(error) && truth(right(v, o, i)) === decisive) return decisive;
        throw error;
      }
      return first === decisive ? decisive : truth(right(v, o, i));
    };
  };

export const compileChoice: CompileNode = (node, place) => {
  const [condition, yes, no] = (node.args as CheckedNode[]).map((part) => place.compile(part, place)) as [
    Closure,
    ...Two,
  ];
  return (v, o, i) => {
    const holds = condition(v, o, i);
    if (holds === true) return yes(v, o, i);
    if (holds === false) return no(v, o, i);
    throw irregular;
  };
};
