import { z } from 'zod';
import { FormDefinition } from './language/definition.js';

/** The JSON Schema of a permit type's definition, by which an editor completes and checks it. */
export function printDefinitionSchema(): string {
  const schema = z.toJSONSchema(FormDefinition, { target: 'draft-2020-12', io: 'input', reused: 'ref' });
  return `${JSON.stringify({ ...schema, title: 'Permit type' }, null, 2)}\n`;
}
