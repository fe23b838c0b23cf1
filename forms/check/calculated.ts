import { type CalculatedField, calculatedFields, compiledField, VALUE } from '../agenda/calculated.js';
import { everySchema } from '../answers/keywords.js';
import { ExpressionError, parseExpression } from '../expression/compile.js';
import { celType } from '../expression/computer.js';
import { createEnvironment } from '../expression/environment.js';
import { readsOf } from '../expression/references.js';
import type { Schema } from '../expression/schema.js';
import { SchemaTypeError } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { markedKind, schemasBelow, schemasOf } from '../personal.js';
import { problem } from './problem.js';

/** Every calculated field gives a value of its type, from what stands before it, and shows nobody what they may not see. */
export function checkCalculated({ form: { schema: root } }: FormDefinition): DefinitionIssue[] {
  const fields = calculatedFields(root);
  const places = everySchema(root, 'form.schema').filter(({ schema }) => schema[VALUE] !== undefined);
  return fields.flatMap((field, i) => {
    const at = places.find(({ schema }) => schema[VALUE] === field.text)?.path ?? 'form.schema';
    const later = fields.slice(i).map(({ path }) => plain(path));
    return checkField(root, field, { at: `${at}.${VALUE}`, later });
  });
}

const plain = (path: string): string => path.replaceAll('[]', '');

function checkField(
  root: Schema,
  field: CalculatedField,
  { at, later }: { at: string; later: readonly string[] },
): DefinitionIssue[] {
  if (celType(field.schema, root) === undefined) {
    return [
      problem(at, 'CALCULATED_KIND', 'a group, or a list of groups, cannot be calculated; calculate what is in it'),
    ];
  }
  if (field.required) {
    return [problem(at, 'CALCULATED_NEEDED', 'nobody gives a calculated field; take it out of "required"')];
  }
  try {
    compiledField(root, field);
  } catch (error) {
    // A form without types is told of where its expressions are checked.
    if (error instanceof SchemaTypeError) return [];
    if (!(error instanceof ExpressionError)) throw error;
    return [{ ...problem(at, error.code, error.message, error.hint), ...(error.at !== undefined && { at: error.at }) }];
  }
  const paths = pathsRead(field);
  const early = paths.find((path) => later.some((name) => path === name || path.startsWith(`${name}.`)));
  if (early !== undefined) {
    return [
      problem(
        at,
        'CALCULATED_ORDER',
        `"${early}" is calculated no sooner than this; put it before, or read what it reads`,
      ),
    ];
  }
  const personal = markedKind(field.schema) === undefined && paths.find((path) => isPersonal(root, path));
  return personal === false || personal === undefined
    ? []
    : [problem(at, 'CALCULATED_PERSONAL', `it reads "${personal}", which is personal; mark it "x-personal" too`)];
}

/** What an expression reads of the answers, as `proposal.floors.area`. */
function pathsRead({ text, path }: CalculatedField): string[] {
  const list = path.slice(0, Math.max(0, path.lastIndexOf('[].')));
  return readsOf(parseExpression(createEnvironment(), text).ast).flatMap(({ path: [variable, ...fields] }) => {
    if (variable === 'answers') return [fields.join('.')];
    return variable === 'item' && list !== '' ? [[plain(list), ...fields].join('.')] : [];
  });
}

function isPersonal(root: Schema, path: string): boolean {
  let schemas = schemasOf(root, root);
  for (const name of path.split('.')) {
    const entries = schemasBelow(schemas, 0, root);
    schemas = schemasBelow(entries.length > 0 ? entries : schemas, name, root);
    if (schemas.some((schema) => markedKind(schema) !== undefined)) return true;
  }
  return false;
}
