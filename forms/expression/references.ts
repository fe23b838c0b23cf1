import type { ASTNode } from '@marcbachmann/cel-js';

/** What an expression reads: a variable and the fields below it, `form.property.deedArea`. */
export interface Reference {
  name: string;
  fields: string[];
}

const binders = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

/** The variables that an expression reads, each once, in the order in which they stand; loop variables are not among them. */
export function referencesOf(ast: ASTNode): Reference[] {
  const references = new Map<string, Reference>();

  const path = (node: ASTNode): Reference | undefined => {
    if (node.op === 'id') return { name: node.args, fields: [] };
    if (node.op !== '.' && node.op !== '.?') return undefined;
    const left = path(node.args[0]);
    return left && { name: left.name, fields: [...left.fields, node.args[1]] };
  };

  const walk = (node: ASTNode, bound: ReadonlySet<string>): void => {
    const reference = path(node);
    if (reference) {
      if (!bound.has(reference.name)) references.set([reference.name, ...reference.fields].join('.'), reference);
      return;
    }
    const all = (nodes: ASTNode[], names = bound) => {
      for (const inner of nodes) walk(inner, names);
    };
    switch (node.op) {
      case 'value':
        return;
      case 'call':
        all(node.args[1]);
        return;
      case 'rcall': {
        const [name, receiver, args] = node.args;
        walk(receiver, bound);
        const [variable] = args;
        if (!binders.has(name) || variable?.op !== 'id') {
          all(args);
          return;
        }
        all(args.slice(1), new Set([...bound, variable.args]));
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
      case 'id':
        return;
      default:
        all([...node.args]);
        return;
    }
  };
  walk(ast, new Set());
  return [...references.values()].filter(({ name }) => name !== 'optional');
}
