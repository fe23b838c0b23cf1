import type { ASTNode } from '@marcbachmann/cel-js';
import {
  any,
  bothHold,
  calculateRange,
  constant,
  either,
  eitherHolds,
  equal,
  join,
  less,
  list,
  not,
  number,
  type Range,
  texts,
} from './range.js';

/** What the names of an expression stand for. */
export type Names = (name: string) => Range;

/** What an expression can give, whatever the case; `any` where that cannot be told. */
export function rangeOf(node: ASTNode, names: Names): Range {
  const at = (inner: ASTNode) => rangeOf(inner, names);
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return names(node.args);
    case '.': {
      const of = at(node.args[0]);
      return of.kind === 'record' ? of.field(node.args[1]) : any;
    }
    case '&&':
      return bothHold(at(node.args[0]), at(node.args[1]));
    case '||':
      return eitherHolds(at(node.args[0]), at(node.args[1]));
    case '!_':
      return not(at(node.args));
    case '-_':
      return calculateRange('-', number(0, 0), at(node.args));
    case '?:':
      return conditional(
        at(node.args[0]),
        () => at(node.args[1]),
        () => at(node.args[2]),
      );
    case '==':
      return equal(at(node.args[0]), at(node.args[1]));
    case '!=':
      return not(equal(at(node.args[0]), at(node.args[1])));
    case '<':
    case '<=':
      return less(at(node.args[0]), at(node.args[1]), node.op === '<=');
    case '>':
    case '>=':
      return less(at(node.args[1]), at(node.args[0]), node.op === '>=');
    case '+':
    case '-':
    case '*':
      return calculateRange(node.op, at(node.args[0]), at(node.args[1]));
    case 'in':
      return within(at(node.args[0]), at(node.args[1]));
    case 'list':
      return listOf(node.args.map(at));
    case 'call':
      return called(node.args[0], node.args[1].map(at));
    case 'rcall':
      return method(node.args[0], at(node.args[1]), node.args[2], names);
    default:
      return any;
  }
}

function literal(value: unknown): Range {
  if (typeof value === 'bigint' || typeof value === 'number') return number(Number(value), Number(value));
  if (typeof value === 'string') return texts([value]);
  return typeof value === 'boolean' ? constant(value) : any;
}

function conditional(test: Range, then: () => Range, otherwise: () => Range): Range {
  if (test.kind === 'bool' && !test.canFail) return then();
  if (test.kind === 'bool' && !test.canHold) return otherwise();
  return join(then(), otherwise());
}

function listOf(items: Range[]): Range {
  const [first = any, ...rest] = items;
  return list(rest.reduce(join, first), items.length, items.length);
}

/** Only a list whose elements are all known can be told to hold something for certain. */
function within(element: Range, of: Range): Range {
  if (of.kind !== 'list') return either;
  if (of.most === 0) return constant(false);
  const met = equal(element, of.item);
  return met.kind === 'bool' && !met.canHold ? constant(false) : either;
}

function called(name: string, args: Range[]): Range {
  const [first = any, second = any] = args;
  const ends = first.kind === 'number' ? first : undefined;
  switch (name) {
    case 'dec':
      if (first.kind !== 'text') return first;
      return first.among?.size === 1 ? literal(Number([...first.among][0])) : number();
    case 'floor':
      return ends ? number(Math.floor(ends.low), Math.floor(ends.high)) : any;
    case 'ceil':
      return ends ? number(Math.ceil(ends.low), Math.ceil(ends.high)) : any;
    case 'rial':
      return ends ? number(Math.floor(ends.low), Math.ceil(ends.high)) : any;
    case 'size':
      return sizeOf(first);
    case 'sum':
      return first.kind === 'list' ? sumOf(first) : any;
    case 'min':
    case 'max':
      return ends && second.kind === 'number'
        ? number(Math[name](ends.low, second.low), Math[name](ends.high, second.high))
        : any;
    default:
      return any;
  }
}

function sizeOf(of: Range): Range {
  if (of.kind === 'text') return number(of.shortest, of.longest);
  return of.kind === 'list' ? number(of.fewest, of.most) : number(0);
}

function sumOf({ item, fewest, most }: Extract<Range, { kind: 'list' }>): Range {
  const [a, b] = [fewest, most].map((count) => calculateRange('*', item, number(count, count)));
  return a && b ? join(a, b) : any;
}

const comprehensions = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

function method(name: string, of: Range, args: readonly ASTNode[], names: Names): Range {
  const [variable, body] = args;
  if (comprehensions.has(name)) {
    if (of.kind !== 'list' || variable?.op !== 'id' || !body || args.length > 2) return name === 'map' ? any : either;
    const inner = rangeOf(body, (asked) => (asked === variable.args ? of.item : names(asked)));
    return comprehension(name, of, inner);
  }
  const [first] = args;
  switch (name) {
    case 'size':
      return sizeOf(of);
    case 'orMissing':
      return of.kind === 'list' ? of.item : of;
    case 'orValue':
      return first ? join(of, rangeOf(first, names)) : of;
    case 'hasValue':
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return either;
    default:
      return any;
  }
}

function comprehension(name: string, of: Extract<Range, { kind: 'list' }>, inner: Range): Range {
  const [holds, fails] = inner.kind === 'bool' ? [!inner.canFail, !inner.canHold] : [false, false];
  switch (name) {
    case 'map':
      return list(inner, of.fewest, of.most);
    case 'filter':
      return list(of.item, holds ? of.fewest : 0, fails ? 0 : of.most);
    case 'all':
      if (holds || of.most === 0) return constant(true);
      return fails && of.fewest > 0 ? constant(false) : either;
    case 'exists':
      if (fails || of.most === 0) return constant(false);
      return holds && of.fewest > 0 ? constant(true) : either;
    default:
      return either;
  }
}
