import { z } from 'zod';
import { DecisionPolicy } from './language/decision-policy.js';
import { FormDefinition } from './language/definition.js';
import { Overlay } from './language/overlay.js';
import { PaperTemplate } from './language/paper-template.js';
import { Rulebook } from './language/rulebook.js';

type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType): Json =>
  z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input', reused: 'ref', unrepresentable: 'any' }) as Json;
const text = (schema: Json, title: string): string => `${JSON.stringify({ ...schema, title }, null, 2)}\n`;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const use = {
  type: 'object',
  required: ['use'],
  properties: { use: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } },
  description: 'fragments of forms/fragments/, as FILE/NAME; what stands beside it comes before what the fragment says',
};

/** In every list an entry may be taken from a fragment, as people write it; that is resolved before anything is parsed. */
function withFragments(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withFragments);
  if (!isObject(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withFragments(value)]));
  if (inner.type !== 'array') return inner;
  return { ...inner, items: { anyOf: [inner.items, { $ref: '#/$defs/use' }] } };
}

/** The JSON Schema of a permit type's definition, by which an editor completes and checks it. */
export function printDefinitionSchema(): string {
  const schema = withFragments(schemaOf(FormDefinition)) as Json;
  return text({ ...schema, $defs: { ...(schema.$defs as Json), use } }, 'Permit type');
}

/** The same of a version of a rulebook. */
export const printRulebookSchema = (): string => text(schemaOf(Rulebook), 'Rulebook');

/** The same of a city's overlay. */
export const printOverlaySchema = (): string => text(schemaOf(Overlay), 'Overlay');

/** The same of the template of a printed paper. */
export const printTemplateSchema = (): string => text(schemaOf(PaperTemplate), 'Paper template');

/** The same of a decision policy. */
export const printDecisionPolicySchema = (): string => text(schemaOf(DecisionPolicy), 'Decision policy');
