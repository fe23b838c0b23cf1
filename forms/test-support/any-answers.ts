import fc from 'fast-check';
import { propertiesOf, type Schema, typeOf } from '../expression/schema.js';

/** A number above nothing with at most two decimals. */
export const decimal = (most: number) =>
  fc.integer({ min: 1, max: most * 100 }).map((hundredths) => String(hundredths / 100));

/** Any value of the types that a schema names: answers that fit the form are among them, and many that do not. */
export function anyAnswers(schema: Schema, root: Schema): fc.Arbitrary<unknown> {
  const type = typeOf(schema, root);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (type.kind) {
    case 'object': {
      const fields = [...propertiesOf(type.schema, root)].map(
        ([name, { schema: field }]) => [name, anyAnswers(field, root)] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
    }
    case 'array':
      return fc.array(anyAnswers(type.items, root), { maxLength: 5 });
    case 'int':
      return fc.integer({ min: -5, max: 5000 });
    case 'bool':
      return fc.boolean();
    case 'decimal':
      return fc.oneof(decimal(3000), fc.constantFrom('0', '-3', '99999999999999999999.999999'));
    case 'date':
      return fc.constantFrom('1405/09/02', '1386/12/30', '1399/12/30', '1200/01/01');
    default:
      return fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('9990000018', '9-1-7-1-0-0-0', 'BANK'));
  }
}
