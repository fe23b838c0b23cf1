import { EvaluationError, Optional } from '@marcbachmann/cel-js';
import { NoValueError } from '../missing.js';
import type { CheckedNode, CheckedType, Interpreter } from './checked-tree.js';

export type Variables = Readonly<Record<string, unknown>>;

/** Gives what a node comes to, from the variables and the entries at which the comprehensions around it are. */
export type Closure = (variables: Variables, outer: unknown, inner: unknown) => unknown;

/** What a node is compiled in. */
export interface Place {
  interpreter: Interpreter;
  /** the names of those entries, the outer one first */
  entries: readonly string[];
  compile(node: CheckedNode, place: Place): Closure;
}

/** @throws NotCompiledError */
export type CompileNode = (node: CheckedNode, place: Place) => Closure;

/** There is a part that only the interpreter works out. */
export class NotCompiledError extends Error {}

/** Thrown where a value is not what its type says, or a whole number too large. Made once, for nobody reads where it was. */
export const irregular = new Error('It is left to the interpreter.');

/** Whether the interpreter would throw the very same: what a variable or a function throws, or itself with the place in the text. */
export const isOfTheLanguage = (error: unknown): boolean =>
  error instanceof NoValueError || (error instanceof EvaluationError && error.node !== undefined);

const primitives: Readonly<Record<string, string>> = { string: 'string', int: 'bigint', bool: 'boolean' };

/** What `typeof` says of the values of a type; undefined where it is a class that tells them. */
export const primitiveOf = ({ name }: CheckedType): string | undefined => primitives[name];

/** The class of a type's values. @throws NotCompiledError */
export function classOf({ kind, name }: CheckedType, { interpreter }: Place): unknown {
  if (kind === 'list') return Array;
  if (kind === 'optional') return Optional;
  const known = kind === 'message' ? interpreter.objectTypes.get(name) : undefined;
  if (!known) throw new NotCompiledError(name);
  return known.ctor;
}
