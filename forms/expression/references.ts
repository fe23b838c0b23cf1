import type { ASTNode } from '@marcbachmann/cel-js';

/** What an expression reads: a variable and the fields below it, `form.property.deedArea`. */
export interface Reference {
  name: string;
  fields: string[];
  /** both together */
  path: string;
}

/** A value that an expression reads at one place. */
export interface Read {
  /** the variable with the fields below it; elements of a list are read at the list's path */
  path: string[];
  /** whether it is of an element that the expression goes through */
  isElement: boolean;
  /** whether the expression says at this place what holds where there is no such value */
  isProvided: boolean;
}

const binders = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);
const providers = new Set(['orValue', 'or', 'hasValue', 'optMap', 'optFlatMap']);

/** The path that a variable stands for, such as that of the list which a fact gives; undefined where it is its own. */
export type StandsFor = (name: string) => string[] | undefined;

const itself: StandsFor = () => undefined;

interface Bound {
  /** the list whose elements the variable goes through; undefined where that has no path */
  list: string[] | undefined;
}

/** The path of a variable or of fields below it; undefined for anything else. */
function pathOf(node: ASTNode, bound: ReadonlyMap<string, Bound>, standsFor: StandsFor): string[] | undefined {
  if (node.op === 'id') {
    const variable = bound.get(node.args);
    return variable ? variable.list : (standsFor(node.args) ?? [node.args]);
  }
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const left = pathOf(node.args[0], bound, standsFor);
  return left && [...left, node.args[1]];
}

/** The path of a list, also of one that a filter has thinned. */
function listPathOf(node: ASTNode, bound: ReadonlyMap<string, Bound>, standsFor: StandsFor): string[] | undefined {
  if (node.op === 'rcall' && node.args[0] === 'filter') return listPathOf(node.args[1], bound, standsFor);
  return pathOf(node, bound, standsFor);
}

/** The path of the list or value that an expression gives, where it only reads or filters one. */
export const givenPath = (ast: ASTNode, standsFor: StandsFor): string[] | undefined =>
  listPathOf(ast, new Map(), standsFor);

function rootOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  return node.op === '.' || node.op === '.?' ? rootOf(node.args[0]) : undefined;
}

/** Everything that an expression reads, in the order in which it stands. */
export function readsOf(ast: ASTNode, standsFor: StandsFor = itself): Read[] {
  const reads: Read[] = [];
  const walk = (node: ASTNode, bound: ReadonlyMap<string, Bound>, isProvided = false): void => {
    const root = rootOf(node);
    if (root !== undefined) {
      const path = pathOf(node, bound, itself);
      if (path) reads.push({ path, isElement: bound.has(root), isProvided });
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
        if (!binders.has(name) || variable?.op !== 'id') {
          all(args);
          return;
        }
        all(args.slice(1), new Map([...bound, [variable.args, { list: listPathOf(receiver, bound, standsFor) }]]));
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
  return reads;
}

/** The variables that an expression reads, each once, in the order in which they stand; loop variables are not among them. */
export function referencesOf(ast: ASTNode): Reference[] {
  const references = new Map<string, Reference>();
  for (const { path, isElement } of readsOf(ast)) {
    const [name = '', ...fields] = path;
    const written = path.join('.');
    if (!isElement && name !== 'optional') references.set(written, { name, fields, path: written });
  }
  return [...references.values()];
}
