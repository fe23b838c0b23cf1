import type { FormDefinition } from './language/definition.js';
import { PARCELS } from './rulebook/registers.js';

/** The field that names the plot, as the definition looks plots up: `property.nosaziCode`. Undefined where no single field does. */
export function plotFieldOf({ registers }: Pick<FormDefinition, 'registers'>): string | undefined {
  const key = registers.find(({ register }) => register === PARCELS)?.key;
  return /^answers\.([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)$/.exec(key ?? '')?.[1];
}
