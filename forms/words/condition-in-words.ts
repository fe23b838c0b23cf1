import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { parseExpression } from '../expression/compile.js';
import { createEnvironment } from '../expression/environment.js';
import { labelOf, propertiesOf, resolve, type Schema, typeOf } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { LocalizedText } from '../language/text.js';
import { inDigits, listed } from '../messages/messages.js';
import { conditionWords as words } from '../messages/words.js';

type Form = FormDefinition['form'];

/**
 * A condition (CEL) on the answers of a form, as a person reads it: fields and choices by their titles. What cannot be said
 * so is said to depend on the answers.
 */
export function conditionInWords({ schema }: Form, expression: string): LocalizedText {
  const said = known.get(schema) ?? new Map<string, LocalizedText>();
  known.set(schema, said);
  const text = said.get(expression) ?? say(schema, parsed(expression)) ?? words.depends;
  said.set(expression, text);
  return text;
}

/** A published form says the same every time. */
const known = new WeakMap<Schema, Map<string, LocalizedText>>();
let environment: Environment | undefined;

function parsed(expression: string): ASTNode {
  environment ??= createEnvironment();
  return parseExpression(environment, expression).ast;
}

interface Place {
  title: LocalizedText;
  schema: Schema;
}

const COMPARED = {
  '==': words.is,
  '!=': words.isNot,
  '>': words.isMore,
  '>=': words.isAtLeast,
  '<': words.isLess,
  '<=': words.isAtMost,
} as const;

type Comparison = Extract<ASTNode, { op: keyof typeof COMPARED }>;
const isComparison = (node: ASTNode): node is Comparison => Object.hasOwn(COMPARED, node.op);

/** Undefined for what has no words here. */
function say(root: Schema, node: ASTNode): LocalizedText | undefined {
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args;
    const [one, other] = [within(root, node.op, left), within(root, node.op, right)];
    return one && other && words[node.op === '&&' ? 'both' : 'either']({ one, other });
  }
  if (node.op === '!_') {
    const inner = node.args;
    const given = givenPlace(root, inner);
    if (given) return words.isNotGiven({ field: given.title });
    const place = placeOf(root, inner);
    return place && words.isNotSo({ field: place.title });
  }
  if (isComparison(node)) {
    const [left, right] = node.args;
    const place = placeOf(root, left);
    const value = place && valueIn(place, right);
    return place && value && COMPARED[node.op]({ field: place.title, value });
  }
  if (node.op === 'in') {
    const [left, list] = node.args;
    const place = placeOf(root, left);
    if (!place || list.op !== 'list') return undefined;
    const values = list.args.flatMap((each) => valueIn(place, each) ?? []);
    if (values.length === 0 || values.length < list.args.length) return undefined;
    return words.isAmong({ field: place.title, values: listed(values) });
  }
  const given = givenPlace(root, node);
  if (given) return words.isGiven({ field: given.title });
  const place = placeOf(root, node);
  return place && words.isSo({ field: place.title });
}

/** An alternative within a conjunction stands in brackets. */
function within(root: Schema, op: '&&' | '||', node: ASTNode): LocalizedText | undefined {
  const one = say(root, node);
  const mixed = (node.op === '&&' || node.op === '||') && node.op !== op;
  return one && mixed ? words.group({ one }) : one;
}

/** The field whose presence a node asks for. */
function givenPlace(root: Schema, node: ASTNode): Place | undefined {
  if (node.op !== 'rcall') return undefined;
  const [name, receiver] = node.args;
  return name === 'hasValue' ? placeOf(root, receiver) : undefined;
}

function placeOf(root: Schema, node: ASTNode): Place | undefined {
  const path = pathOf(node);
  if (path?.[0] !== 'answers' || path.length < 2) return undefined;
  let schema: Schema = root;
  for (const name of path.slice(1)) {
    const type = typeOf(schema, root);
    const property = type.kind === 'object' ? propertiesOf(type.schema, root).get(name) : undefined;
    if (!property) return undefined;
    schema = resolve(property.schema, root);
  }
  const title = labelOf(schema);
  return title && { title, schema };
}

function pathOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op === 'rcall') {
    const [name, receiver] = node.args;
    return name === 'orValue' ? pathOf(receiver) : undefined;
  }
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const [left, name] = node.args;
  const path = pathOf(left);
  return path && [...path, name];
}

/** A literal as the form calls it. */
function valueIn({ schema }: Place, node: ASTNode): LocalizedText | undefined {
  if (node.op !== 'value') return undefined;
  const value = String(node.args);
  const labels = schema['x-labels'];
  const label = typeof labels === 'object' && labels !== null && Object.hasOwn(labels, value);
  const read = label ? LocalizedText.safeParse((labels as Record<string, unknown>)[value]) : undefined;
  return read?.success ? read.data : inDigits(value);
}
