import type { ASTNode } from '@marcbachmann/cel-js';

/** A value that an expression reads, a variable with the fields below it. Elements of a list are read at the list's path. */
export interface Read {
  path: string[];
  /** whether the expression says at this place what holds where there is no such value */
  isProvided: boolean;
}

/** What an expression reads, and the path of the list or record that it gives, where it is one of those. */
export interface Reads {
  reads: Read[];
  gives: string[] | undefined;
}

const binders: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);
/** Macros whose result holds elements of the list that they go through. */
const keepers: ReadonlySet<string> = new Set(['filter']);
const providers: ReadonlySet<string> = new Set(['orValue', 'or', 'hasValue', 'optMap', 'optFlatMap']);

type Bound = ReadonlyMap<string, string[] | undefined>;

/** `given` names the path that a variable stands for, such as that of the list that a fact gives. */
export function readsOf(ast: ASTNode, given: (name: string) => string[] | undefined): Reads {
  const reads: Read[] = [];

  const pathOf = (node: ASTNode, bound: Bound, stands: typeof given): string[] | undefined => {
    if (node.op === 'id') return bound.has(node.args) ? bound.get(node.args) : (stands(node.args) ?? [node.args]);
    if (node.op === '.' || node.op === '.?') {
      const left = pathOf(node.args[0], bound, stands);
      return left && [...left, node.args[1]];
    }
    if (node.op === 'rcall' && keepers.has(node.args[0])) return pathOf(node.args[1], bound, stands);
    return undefined;
  };
  const asNamed = () => undefined;

  const walk = (node: ASTNode, bound: Bound, isProvided = false): void => {
    const named = node.op === 'id' || node.op === '.' || node.op === '.?' ? pathOf(node, bound, asNamed) : undefined;
    if (named) {
      reads.push({ path: named, isProvided });
      return;
    }
    const all = (nodes: readonly ASTNode[], names = bound) => {
      for (const inner of nodes) walk(inner, names);
    };
    switch (node.op) {
      case 'value':
      case 'id':
        return;
      case 'call':
        all(node.args[1]);
        return;
      case 'rcall': {
        const [name, receiver, args] = node.args;
        walk(receiver, bound, providers.has(name));
        const [variable] = args;
        if (!binders.has(name) || variable?.op !== 'id') all(args);
        else all(args.slice(1), new Map([...bound, [variable.args, pathOf(receiver, bound, given)]]));
        return;
      }
      case 'list':
        all(node.args);
        return;
      case 'map':
        all(node.args.flat());
        return;
      case '!_':
      case '-_':
        walk(node.args, bound);
        return;
      case '.':
      case '.?':
        walk(node.args[0], bound);
        return;
      default:
        all([...node.args]);
    }
  };
  walk(ast, new Map());
  return { reads, gives: pathOf(ast, new Map(), given) };
}
