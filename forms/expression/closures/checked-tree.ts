import type { ParseResult } from '@marcbachmann/cel-js';

/**
 * A node of an expression as the library leaves it once it has checked it. Its own types do not tell of this, so what is made of
 * it is compared with the library itself (closures.test.ts), whose version is exact.
 */
export interface CheckedNode {
  op: string;
  args: unknown;
  checkedType: CheckedType;
  /** what is worked out in its place: a constant's value, or the loop that a comprehension stands for */
  meta: { alternate?: CheckedNode; macro?: unknown };
  /** of operators and calls */
  candidates: {
    findBinaryOverload(left: CheckedType, right: CheckedType): Overload | false;
    findUnaryOverload(type: CheckedType): Overload | false;
    findFunction(types: CheckedType[], receiver?: CheckedType): Overload | null;
  };
}

export interface CheckedType {
  kind: string;
  name: string;
  hasDynType: boolean;
  hasPlaceholderType: boolean;
  /** the value of a field; throws where there is none or one of another type */
  field(record: unknown, field: string, node: CheckedNode, interpreter: Interpreter): unknown;
}

interface Overload {
  handler: Handler;
}
// biome-ignore lint/suspicious/noExplicitAny: a handler takes values of the types that it was registered for
export type Handler = (...values: any[]) => unknown;

/** `args` of a loop. */
export interface Loop {
  iterVarName: string;
  iterCtx: { iterType: CheckedType };
}

/** The library's own way of working a tree out, which some handlers ask for equality. */
export interface Interpreter {
  objectTypes: ReadonlyMap<string, { ctor: unknown }>;
}

export const treeOf = (parsed: ParseResult) => parsed.ast as unknown as CheckedNode;

/** The interpreter tells itself to nothing but the nodes that it works out. */
export function interpreterOf(parsed: ParseResult): Interpreter {
  const root = parsed.ast as object as { evaluate?: unknown };
  root.evaluate = (interpreter: Interpreter) => interpreter;
  try {
    return parsed({});
  } finally {
    // The method of its class shows again.
    delete root.evaluate;
  }
}
