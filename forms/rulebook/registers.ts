import type { Schema } from '../expression/schema.js';
import buildings from './registers/buildings.schema.json' with { type: 'json' };
import offices from './registers/offices.schema.json' with { type: 'json' };
import parcels from './registers/parcels.schema.json' with { type: 'json' };
import permits from './registers/permits.schema.json' with { type: 'json' };

/** Says where a parcel is and whose: its key is the renewal code. */
export const PARCELS = 'parcels';
/** Permits: those granted here, and imported ones. */
export const PERMITS = 'permits';

/** What the installation itself says of every permit that it grants. */
export const SAID_OF_EVERY_PERMIT: ReadonlySet<string> = new Set([
  'number',
  'permitType',
  'nosaziCode',
  'issued',
  'expiry',
  'status',
  'holder',
  'holders',
]);

/** JSON Schemas of the records of the shipped registers, by register. `x-key` names the field that a record is found by. */
export const registerSchemas: Record<string, Schema> = { buildings, offices, parcels, permits };
