import type { Surroundings } from '../forms/diagnose.js';
import type { Shipped } from '../forms/load.js';

/** What definitions are checked against at a desk: the shipped rulebook, roles and fragments, and any connector. */
export function surroundingsOf({ rulebooks, roles, fragments }: Shipped, held?: readonly string[]): Surroundings {
  return {
    // A family that is not there is reported with the nearest that is.
    rulebookOf: (family) => rulebooks.findLast(({ code }) => code === family) ?? rulebooks.at(-1),
    known: { roles: roles.map(({ id }) => id), connectors: 'any', ...(held && { held }) },
    fragments,
  };
}
