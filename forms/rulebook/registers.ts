import type { Schema } from '../expression/schema.js';
import buildings from './registers/buildings.schema.json' with { type: 'json' };
import offices from './registers/offices.schema.json' with { type: 'json' };
import parcels from './registers/parcels.schema.json' with { type: 'json' };
import permits from './registers/permits.schema.json' with { type: 'json' };

/** JSON Schemas of the records of the shipped registers, by register. `x-key` names the field that a record is found by. */
export const registerSchemas: Record<string, Schema> = { buildings, offices, parcels, permits };
