import { propertiesOf, type Schema, typeOf } from '../expression/schema.js';
import { any, bool, either, list, number, type Range, texts } from './range.js';

const bound = (value: unknown): number | undefined => {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const read = Number(value);
  return Number.isFinite(read) ? read : undefined;
};

const least = (values: unknown[]) => Math.max(...values.map((value) => bound(value) ?? Number.NEGATIVE_INFINITY));
const most = (values: unknown[]) => Math.min(...values.map((value) => bound(value) ?? Number.POSITIVE_INFINITY));

function numberRange({ minimum, exclusiveMinimum, formatMinimum, formatExclusiveMinimum, ...rest }: Schema): Range {
  const { maximum, exclusiveMaximum, formatMaximum, formatExclusiveMaximum } = rest;
  return number(
    least([minimum, exclusiveMinimum, formatMinimum, formatExclusiveMinimum]),
    most([maximum, exclusiveMaximum, formatMaximum, formatExclusiveMaximum]),
  );
}

function textRange({ enum: options, const: only, minLength, maxLength }: Schema): Range {
  const values = only === undefined ? options : [only];
  if (Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string')) {
    return texts(values);
  }
  return { kind: 'text', shortest: bound(minLength) ?? 0, longest: bound(maxLength) ?? Number.POSITIVE_INFINITY };
}

/** `sure`: an absent value is read as one all the same, a list as the empty one. */
function rangeAt(written: Schema, root: Schema, sure: boolean): Range {
  const type = typeOf(written, root);
  const schema = type.kind === 'object' ? type.schema : (propertySchema(written, root) ?? written);
  switch (type.kind) {
    case 'object': {
      const properties = propertiesOf(schema, root);
      const known = new Map<string, Range>();
      return {
        kind: 'record',
        field(name) {
          const property = properties.get(name);
          // What only a branch of the schema names may be otherwise in another branch.
          if (!property || !Object.hasOwn((schema.properties ?? {}) as object, name)) return any;
          const range = known.get(name) ?? rangeAt(property.schema, root, sure && property.required);
          known.set(name, range);
          return range;
        },
      };
    }
    case 'array':
      return list(
        rangeAt(type.items, root, true),
        sure ? (bound(schema.minItems) ?? 0) : 0,
        bound(schema.maxItems) ?? Number.POSITIVE_INFINITY,
      );
    case 'int':
    case 'decimal':
      return numberRange(schema);
    case 'bool':
      return typeof schema.const === 'boolean' ? bool(schema.const, !schema.const) : either;
    case 'string':
      return textRange(schema);
    case 'date':
      return any;
  }
}

/** A property with what `$ref` adds. Parts under allOf only narrow it further, so that leaving them out errs on the safe side. */
function propertySchema(written: Schema, root: Schema): Schema | undefined {
  const ref = written.$ref;
  if (typeof ref !== 'string') return written;
  const name = /^#\/\$defs\/(.+)$/.exec(ref)?.[1];
  const referenced = name === undefined ? undefined : (root.$defs as Record<string, Schema> | undefined)?.[name];
  return referenced && { ...propertySchema(referenced, root), ...written };
}

/** What answers that hold to a form, or records that hold to a register, can be. */
export const schemaRange = (schema: Schema): Range => rangeAt(schema, schema, true);
