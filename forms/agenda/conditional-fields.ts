import { resolve, type Schema } from '../expression/schema.js';
import { isSchema } from './voices.js';

/** A field that some choices leave unasked, and the fields whose answers decide. Paths are of names, without list marks. */
export interface ConditionalField {
  path: string[];
  /** `change.kind` */
  decidedBy: string[];
}

/** Deeper than any form that is published. */
const deepest = 12;

/** What a form says of a place under a choice only. */
interface Branch {
  schema: Schema;
  decidedBy: string[];
  /** what it says under the opposite choice */
  otherwise: Schema | undefined;
}

/**
 * The fields of a form that some choices leave unasked, by its schema alone. A field below one of them is left unasked with
 * it, and listed only where choices of its own decide.
 */
export function conditionalFields(root: Schema): ConditionalField[] {
  const found: ConditionalField[] = [];

  function visit(written: Schema[], above: Branch[], path: string[]): void {
    if (path.length > deepest) return;
    const sure = written.flatMap((schema) => surely(schema, root));
    const branches = [...above, ...sure.flatMap((schema) => branchesOf(schema, root, path))];
    for (const name of new Set([...sure, ...branches.map(({ schema }) => schema)].flatMap(namesIn(root)))) {
      const own = [...path, name];
      const decidedBy = decidersOf(name, sure, branches);
      if (decidedBy.length > 0) found.push({ path: own, decidedBy });
      const narrowed = branches.flatMap(({ schema, otherwise, ...rest }) => {
        const inner = propertyOf(schema, name, root);
        return inner ? [{ ...rest, schema: inner, otherwise: otherwise && propertyOf(otherwise, name, root) }] : [];
      });
      below(
        sure.flatMap((schema): Schema[] => [propertyOf(schema, name, root)].filter(isSchema)),
        narrowed,
        own,
      );
    }
  }

  function decidersOf(name: string, sure: Schema[], branches: Branch[]): string[] {
    if (sure.some((schema) => requiredBy(schema).includes(name))) return [];
    const partsOf = (schema: Schema) => surely(schema, root);
    const requires = (schema: Schema) => partsOf(schema).some((part) => requiredBy(part).includes(name));
    const declares = (schema: Schema) =>
      partsOf(schema).some(({ properties }) => isSchema(properties) && Boolean(properties[name]));
    const closes = (schema: Schema) =>
      partsOf(schema).some(({ properties }) => isSchema(properties) && properties[name] === false);
    const asks = (schema: Schema) => requires(schema) || declares(schema);
    const isDeclared = sure.some(declares);
    const asking = branches.filter(({ schema }) => requires(schema) || (!isDeclared && declares(schema)));
    const always = asking.some(({ otherwise }) => otherwise && asks(otherwise));
    const deciding = [...(always ? [] : asking), ...branches.filter(({ schema }) => closes(schema))];
    return [...new Set(deciding.flatMap(({ decidedBy }) => decidedBy))];
  }

  /** The fields of an object, or of the objects in a list. */
  function below(schemas: Schema[], branches: Branch[], path: string[]): void {
    const itemsIn = (schema: Schema) => surely(schema, root).flatMap(({ items }) => (isSchema(items) ? [items] : []));
    const inItems = branches.flatMap(({ schema, otherwise, decidedBy }) =>
      itemsIn(schema).map((items) => ({ schema: items, decidedBy, otherwise: otherwise && itemsIn(otherwise)[0] })),
    );
    visit([...schemas, ...schemas.flatMap(itemsIn)], [...branches, ...inItems], path);
  }

  visit([root], [], []);
  return found;
}

const requiredBy = ({ required }: Schema): string[] => (Array.isArray(required) ? required.map(String) : []);
const propertiesIn = ({ properties }: Schema): [string, Schema][] =>
  isSchema(properties)
    ? Object.entries(properties).flatMap(([name, part]): [string, Schema][] => (isSchema(part) ? [[name, part]] : []))
    : [];
const namesIn = (root: Schema) => (schema: Schema) =>
  surely(schema, root).flatMap((part) => [...propertiesIn(part).map(([name]) => name), ...requiredBy(part)]);
const propertyOf = (schema: Schema, name: string, root: Schema): Schema | undefined =>
  surely(schema, root)
    .flatMap(propertiesIn)
    .find(([each]) => each === name)?.[1];

/** A schema and what always holds beside it. */
function surely(written: Schema, root: Schema, depth = 0): Schema[] {
  const schema = resolve(written, root);
  if (depth > deepest) return [schema];
  const all = Array.isArray(schema.allOf) ? schema.allOf.filter(isSchema) : [];
  return [schema, ...all.flatMap((part) => surely(part, root, depth + 1))];
}

/** What a schema says under a choice only, with the fields whose answers make it. */
function branchesOf(schema: Schema, root: Schema, path: string[]): Branch[] {
  const at = (names: string[]) => names.map((name) => [...path, name].join('.'));
  const options = [schema.anyOf, schema.oneOf].filter(Array.isArray).flat().filter(isSchema);
  const chosen = options.flatMap((option) => comparedIn(option, root));
  const dependent = [schema.dependentSchemas, schema.dependentRequired].filter(isSchema).flatMap(Object.entries);
  const decidedBy = at(isSchema(schema.if) ? readBy(schema.if, root) : []);
  const sides: [unknown, unknown][] = [
    [schema.then, schema.else],
    [schema.else, schema.then],
  ];
  return [
    ...sides.flatMap(([side, other]) =>
      isSchema(side) ? [{ schema: side, decidedBy, otherwise: isSchema(other) ? other : undefined }] : [],
    ),
    ...options.map((option) => ({ schema: option, decidedBy: at(chosen), otherwise: undefined })),
    ...dependent.map(([name, part]) => ({
      schema: isSchema(part) ? part : { required: part },
      decidedBy: at([name]),
      otherwise: undefined,
    })),
  ];
}

/** The fields that a condition reads: those that it names and that no field inside them is named of. */
function readBy(condition: Schema, root: Schema, depth = 0): string[] {
  if (depth > deepest) return [];
  const parts = surely(condition, root);
  const nested = parts.flatMap((schema) => [
    ...[schema.anyOf, schema.oneOf].filter(Array.isArray).flat().filter(isSchema),
    ...[schema.not].filter(isSchema),
  ]);
  const named = parts.flatMap(propertiesIn).flatMap(([name, part]) => {
    const inner = readBy(part, root, depth + 1);
    return inner.length > 0 ? inner.map((field) => `${name}.${field}`) : [name];
  });
  const covered = (name: string) => named.some((field) => field === name || field.startsWith(`${name}.`));
  const required = parts.flatMap(requiredBy).filter((name) => !covered(name));
  return [...named, ...required, ...nested.flatMap((part) => readBy(part, root, depth + 1))];
}

/** The fields by which options of a choice are told apart. */
const comparedIn = (option: Schema, root: Schema): string[] =>
  surely(option, root)
    .flatMap(propertiesIn)
    .filter(([, { const: only, enum: values }]) => only !== undefined || values !== undefined)
    .map(([name]) => name);
