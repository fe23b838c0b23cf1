import { everySchema, type PlacedSchema } from '../answers/keywords.js';
import { resolve, type Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { isNamedKind, kindOfFormat, PERSONAL, PERSONAL_KINDS } from '../personal.js';
import { problem } from './problem.js';

const ROOT = 'form.schema';
const wanted = `one of ${PERSONAL_KINDS.join(', ')}, or true`;

function checkKind({ schema, path }: PlacedSchema): DefinitionIssue[] {
  if (!Object.hasOwn(schema, PERSONAL)) return [];
  const mark = schema[PERSONAL];
  if (mark === true || isNamedKind(mark)) return [];
  const hint = nearestName(String(mark), PERSONAL_KINDS);
  const message = `no kind of personal data "${String(mark)}"; it is ${wanted}`;
  return [problem(`${path}.${PERSONAL}`, 'PERSONAL_KIND', message, hint)];
}

/** References are followed, so that a mark on a list reaches the parts that its entries mark themselves. */
function marksInside(written: Schema, root: Schema, depth = 0): boolean {
  if (depth > 10) return false;
  return everySchema(written, '').some(({ schema }, i) => {
    if (i > 0 && schema[PERSONAL] !== undefined) return true;
    return typeof schema.$ref === 'string' && marksAnywhere(resolve(schema, root), root, depth + 1);
  });
}

const marksAnywhere = (schema: Schema, root: Schema, depth: number): boolean =>
  schema[PERSONAL] !== undefined || marksInside({ ...schema, $ref: undefined }, root, depth);

function checkPlace({ schema, path }: PlacedSchema, root: Schema): DefinitionIssue[] {
  if (schema[PERSONAL] === undefined || !marksInside(schema, root)) return [];
  const message = 'the whole is marked as personal and so are parts of it; keep one of the two';
  return [problem(`${path}.${PERSONAL}`, 'PERSONAL_TWICE', message)];
}

function checkUnmarked({ schema, path, declares }: PlacedSchema): DefinitionIssue[] {
  const kind = kindOfFormat(schema.format);
  if (!declares || kind === undefined || schema[PERSONAL] !== undefined) return [];
  const message = `a ${String(schema.format)} says who somebody is; mark it "${PERSONAL}": "${kind}"`;
  return [problem(`${path}.format`, 'PERSONAL_UNMARKED', message)];
}

/** What a form marks as personal is marked once, and as something there is. */
export function checkPersonal({ form: { schema } }: FormDefinition): DefinitionIssue[] {
  const covered: string[] = [];
  return everySchema(schema, ROOT).flatMap((part) => {
    // Under a whole that is marked every part is personal.
    const inside = covered.some((path) => part.path.startsWith(`${path}.`));
    if (part.schema[PERSONAL] !== undefined) covered.push(part.path);
    return [...checkKind(part), ...checkPlace(part, schema), ...(inside ? [] : checkUnmarked(part))];
  });
}
