import { type CalculatedField, calculatedFields, compiledField, VALUE } from '../agenda/calculated.js';
import { everySchema } from '../answers/keywords.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { ExpressionError, parseExpression } from '../expression/compile.js';
import { celType } from '../expression/computer.js';
import { createEnvironment } from '../expression/environment.js';
import { limits } from '../expression/limits.js';
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
  let visits = 0;
  return fields.flatMap((field, i) => {
    const [place] = places.splice(
      Math.max(
        0,
        places.findIndex(({ schema }) => schema[VALUE] === field.text),
      ),
      1,
    );
    const at = `${place?.path ?? 'form.schema'}.${VALUE}`;
    const refuse = (code: DiagnosticCode, message: string) => [problem(at, code, message)];
    if (celType(field.schema, root) === undefined) {
      return refuse('CALCULATED_KIND', 'a group, or a list of groups, cannot be calculated; calculate what is in it');
    }
    if (field.required) {
      return refuse('CALCULATED_NEEDED', 'nobody gives a calculated field; take it out of "required"');
    }
    try {
      visits += compiledField(root, field).compiled.visits * field.most;
    } catch (error) {
      // A form without types is told of where its expressions are checked.
      if (error instanceof SchemaTypeError) return [];
      if (!(error instanceof ExpressionError)) throw error;
      return [
        { ...problem(at, error.code, error.message, error.hint), ...(error.at !== undefined && { at: error.at }) },
      ];
    }
    if (visits > limits.calculatedVisits) {
      return refuse('EXPRESSION_REFUSED', 'all calculated fields together could take too long; use shorter lists');
    }
    const paths = pathsRead(field);
    const later = fields.slice(i).map(({ path }) => plain(path));
    const early = paths.find((path) => later.some((name) => path === name || path.startsWith(`${name}.`)));
    if (early !== undefined) {
      return refuse(
        'CALCULATED_ORDER',
        `"${early}" is calculated no sooner than this; put it before, or read what it reads`,
      );
    }
    const personal = isPersonal(root, plain(field.path)) ? undefined : paths.find((path) => isPersonal(root, path));
    if (personal === undefined) return [];
    return refuse('CALCULATED_PERSONAL', `it reads "${personal}", which is personal; mark it "x-personal" too`);
  });
}

const plain = (path: string): string => path.replaceAll('[]', '');

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
