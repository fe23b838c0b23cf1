import { labelOf, propertiesOf, resolve, type Schema, typeOf } from '../expression/schema.js';
import type { LocalizedText } from '../language/text.js';

/** A field of a form that holds a value: every one but groups. A list is one field. */
export interface Leaf {
  /** `proposal.use` */
  path: string;
  schema: Schema;
  /** given in every complete set of answers */
  required: boolean;
  title: LocalizedText;
}

const deepest = 12;

/** The fields of a form by their path. */
export function leavesOf(root: Schema): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (schema: Schema, path: string, required: boolean, depth: number): void => {
    if (depth > deepest) return;
    for (const [name, { schema: written, required: needed }] of propertiesOf(schema, root)) {
      const inner = resolve(written, root);
      const at = path === '' ? name : `${path}.${name}`;
      const type = typeOf(inner, root);
      if (type.kind === 'object') walk(type.schema, at, required && needed, depth + 1);
      else {
        const title = labelOf(inner) ?? { fa: String(inner.title ?? name), en: name };
        leaves.set(at, { path: at, schema: inner, required: required && needed, title });
      }
    }
  };
  walk(resolve(root, root), '', true, 0);
  return leaves;
}

/** Those that a path names: the field itself, or all of a group. */
export function leavesAt(leaves: ReadonlyMap<string, Leaf>, path: string): Leaf[] {
  const one = leaves.get(path);
  if (one) return [one];
  return [...leaves.values()].filter((leaf) => leaf.path.startsWith(`${path}.`));
}

interface Typed {
  schema: Schema;
  root: Schema;
}

/** Why a value of one field is none of another, or undefined where it is. */
export function misfit(from: Typed, to: Typed, depth = 0): string | undefined {
  const [a, b] = [typeOf(from.schema, from.root), typeOf(to.schema, to.root)];
  if (a.kind === 'array' && b.kind === 'array') {
    return depth > deepest ? undefined : misfit(within(a.items, from), within(b.items, to), depth + 1);
  }
  if (a.kind === 'object' && b.kind === 'object') {
    const [old, now] = [propertiesOf(a.schema, from.root), propertiesOf(b.schema, to.root)];
    for (const [name, { schema }] of old) {
      const other = now.get(name);
      if (!other) return `its "${name}" has no place`;
      const why = depth > deepest ? undefined : misfit(within(schema, from), within(other.schema, to), depth + 1);
      if (why) return `its "${name}": ${why}`;
    }
    const lacking = [...now].find(([name, { required }]) => required && !old.get(name)?.required);
    return lacking && `its "${lacking[0]}" is needed now`;
  }
  if (a.kind === 'int' && b.kind === 'decimal') return undefined;
  if (a.kind !== b.kind) return `${a.kind} is not ${b.kind}`;
  const { format } = resolve(to.schema, to.root);
  const before = resolve(from.schema, from.root).format;
  return format !== undefined && format !== before ? `not every such text is a ${String(format)}` : undefined;
}

const within = (written: Schema, { root }: Typed): Typed => ({ schema: resolve(written, root), root });
