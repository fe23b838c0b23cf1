import type { ASTNode } from '@marcbachmann/cel-js';
import { functionWords, methodWords } from '../keywords/functions.js';
import { nearestName } from '../nearest.js';
import { parseDate } from './date.js';
import { parseDecimal } from './decimal.js';
import { limits } from './limits.js';
import { patternOf } from './pattern.js';

const comprehensions = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);
/** Functions that expressions may call: those that say what they do. */
export const functions: ReadonlySet<string> = new Set(Object.keys(functionWords));
/** The same, called on a value. */
export const methods: ReadonlySet<string> = new Set(Object.keys(methodWords));
const instead: Record<string, string> = {
  matches: 're(text, "pattern")',
  bind: 'a fact of its own',
  value: 'orValue(…) or orMissing()',
  has: 'hasValue()',
  dyn: 'a typed value',
  len: 'size(…)',
  length: 'size(…)',
  count: 'size(…)',
  round: 'rial(…) for money, floor(…) or ceil(…)',
  percent: 'a number such as dec("0.05")',
  months: 'addMonths(…) on a day, or fullYears(from, to)',
  years: 'fullYears(from, to)',
  days: 'addDays(…) on a day',
  today: 'asOf, the day of filing',
  now: 'asOf, the day of filing',
  isEmpty: 'size(…) == 0',
  includes: 'value in list, or text.contains("…")',
  any: 'exists(x, …)',
  some: 'exists(x, …)',
  every: 'all(x, …)',
  upper: 'upperAscii()',
  lower: 'lowerAscii()',
};

export interface ExpressionRefusal {
  message: string;
  at: number;
}

const literalText = (node: ASTNode | undefined) =>
  node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;

function badLiteral(name: string, args: ASTNode[]): string | undefined {
  if (name === 're') {
    const pattern = literalText(args[1]);
    if (pattern === undefined) return 'the pattern of re() must be a literal';
    try {
      patternOf(pattern);
    } catch (error) {
      return `the pattern is malformed: ${error instanceof Error ? error.message : ''}`;
    }
  }
  const [argument] = args;
  const text = literalText(argument);
  if (name === 'date' && (text === undefined || !parseDate(text))) return 'date() takes a literal such as "1405/09/02"';
  if (name === 'dec' && text !== undefined && !parseDecimal(text)) return 'dec() takes a number such as "27.30"';
  return undefined;
}

/** Whether a path begins with a variable whose values have no static type, as the results of services do. */
function isUntyped(node: ASTNode, untyped: ReadonlySet<string>): boolean {
  if (node.op === 'id') return untyped.has(node.args);
  if (node.op === '.' || node.op === '.?' || node.op === '[]' || node.op === '[?]')
    return isUntyped(node.args[0], untyped);
  return false;
}

/**
 * What an expression may not hold, though it would type-check: functions that throw or run long, deep comprehensions,
 * indexes that may miss. `untyped` names the variables that may be indexed nevertheless.
 */
export function inspect(ast: ASTNode, untyped: ReadonlySet<string>): { refusals: ExpressionRefusal[]; visits: number } {
  const refusals: ExpressionRefusal[] = [];
  const refuse = (node: ASTNode, message: string) => refusals.push({ message, at: node.range.start });
  let visits = 0;

  const walk = (node: ASTNode, times: number, nesting: number): void => {
    visits += times;
    const all = (nodes: ASTNode[]) => {
      for (const inner of nodes) walk(inner, times, nesting);
    };
    switch (node.op) {
      case 'value':
        // Beside results of services, whose numbers are JSON's, JSON's numbers may stand.
        if (typeof node.args === 'number' && untyped.size === 0)
          refuse(node, `write the number as dec("${node.args}"), which is exact`);
        if (typeof node.args === 'bigint' && node.args >= 1n << 63n)
          refuse(node, 'whole numbers have 64 bits; use dec("…")');
        if (typeof node.args === 'object' && node.args !== null)
          refuse(node, 'bytes and unsigned numbers are not offered');
        return;
      case 'id':
        return;
      case 'call': {
        const [name, args] = node.args;
        if (!functions.has(name)) refuse(node, unknownFunction(name));
        if (name === 're') visits += times * 1000;
        const problem = badLiteral(name, args);
        if (problem) refuse(node, problem);
        all(args);
        return;
      }
      case 'rcall': {
        const [name, receiver, args] = node.args;
        if (!methods.has(name)) refuse(node, unknownFunction(name));
        walk(receiver, times, nesting);
        if (!comprehensions.has(name)) {
          all(args);
          return;
        }
        if (nesting >= limits.nesting)
          refuse(node, `comprehensions may stand ${limits.nesting} deep; make a fact of the inner one`);
        const length = limits.listLength * (1 + count(receiver, '+'));
        for (const inner of args.slice(1)) walk(inner, times * length, nesting + 1);
        return;
      }
      case '[]':
      case '[?]':
      case '.?':
        if (!isUntyped(node, untyped))
          refuse(node, 'take an element with filter(…).orMissing(); fields need no question mark');
        walk(node.args[0], times, nesting);
        if (node.op !== '.?') walk(node.args[1], times, nesting);
        return;
      case '.':
        if (node.args[1] in Object.prototype) refuse(node, `no such field: ${node.args[1]}`);
        walk(node.args[0], times, nesting);
        return;
      case 'list':
        all(node.args);
        return;
      case 'map':
        all(node.args.flat());
        return;
      case '!_':
      case '-_':
        walk(node.args, times, nesting);
        return;
      default:
        all([...node.args]);
        return;
    }
  };
  walk(ast, 1, 0);
  if (visits > limits.visits) refuse(ast, 'the expression could take too long on long lists; split it into facts');
  return { refusals, visits };
}

const unknownFunction = (name: string) => {
  const better = Object.hasOwn(instead, name) ? instead[name] : undefined;
  if (better) return `${name}() is not offered; use ${better}`;
  const near = nearestName(
    name,
    [...functions, ...methods].filter((other) => other !== name),
  );
  if (near) return `there is no function ${name}(); did you mean ${near}()?`;
  const elsewhere = functions.has(name)
    ? `; it is called as ${name}(…)`
    : methods.has(name)
      ? `; it is called on a value, as x.${name}(…)`
      : '';
  return `there is no function ${name}()${elsewhere}`;
};

function count(node: ASTNode, op: string): number {
  if (node.op === '+') return count(node.args[0], op) + count(node.args[1], op) + 1;
  return node.op === 'rcall' ? count(node.args[1], op) : 0;
}
