import { z } from 'zod';
import { FormDefinition } from './language/definition.js';
import { Overlay } from './language/overlay.js';
import { Rulebook } from './language/rulebook.js';

function print(type: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input', reused: 'ref', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`;
}

/** The JSON Schema of a permit type's definition, by which an editor completes and checks it. */
export const printDefinitionSchema = (): string => print(FormDefinition, 'Permit type');

/** The same of a version of a rulebook. */
export const printRulebookSchema = (): string => print(Rulebook, 'Rulebook');

/** The same of a city's overlay. */
export const printOverlaySchema = (): string => print(Overlay, 'Overlay');
