import type { ParseResult } from '@marcbachmann/cel-js';
import { compileCall, compileList, compileMethod } from './calls.js';
import { type CheckedNode, interpreterOf, treeOf } from './checked-tree.js';
import { type Closure, type CompileNode, isOfTheLanguage, NotCompiledError, type Variables } from './closure.js';
import { compileBinary, compileChoice, compileLogical, compileUnary } from './operators.js';
import { compileField, compileName } from './reads.js';

const compileValue: CompileNode = ({ args }) => {
  return () => args;
};

/** By the library's name of a node. What is not here only the interpreter works out, such as what has no static type. */
const nodes: Readonly<Record<string, CompileNode>> = {
  value: compileValue,
  id: compileName,
  '.': compileField,
  call: compileCall,
  rcall: compileMethod,
  list: compileList,
  '?:': compileChoice,
  '||': compileLogical(true),
  '&&': compileLogical(false),
  '!_': compileUnary,
  '-_': compileUnary,
  ...Object.fromEntries(
    ['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%'].map((sign) => [sign, compileBinary]),
  ),
};

function compileNode(node: CheckedNode, place: Parameters<CompileNode>[1]): Closure {
  const compile = Object.hasOwn(nodes, node.op) ? nodes[node.op] : undefined;
  if (!compile) throw new NotCompiledError(node.op);
  return compile(node, place);
}

/** The closure of a checked expression; undefined where a part of it is the interpreter's. */
export function closureOf(parsed: ParseResult): Closure | undefined {
  try {
    return compileNode(treeOf(parsed), { interpreter: interpreterOf(parsed), entries: [], compile: compileNode });
  } catch (error) {
    if (error instanceof NotCompiledError) return undefined;
    throw error;
  }
}

/**
 * Runs a checked expression as closures, which are made when it is first run. What they cannot work out is worked out anew by the
 * interpreter, whose errors alone tell why: an expression changes nothing, and asks for what it needs in the same order.
 */
export function runner(parsed: ParseResult): (variables: object) => unknown {
  let isCompiled = false;
  let closure: Closure | undefined;
  return (variables) => {
    if (!isCompiled) closure = closureOf(parsed);
    isCompiled = true;
    if (!closure) return parsed(variables);
    try {
      return closure(variables as Variables, undefined, undefined);
    } catch (error) {
      if (isOfTheLanguage(error)) throw error;
      return parsed(variables);
    }
  };
}
