import type { VersionData } from './operations.js';

/** The version that counts now: approved, begun, not retired; the newest of those. */
export function inForce(versions: readonly VersionData[], now = Date.now()): VersionData | undefined {
  return versions
    .filter(
      ({ status, activeFrom, retiredFrom }) =>
        status === 'APPROVED' &&
        activeFrom !== null &&
        Date.parse(activeFrom) <= now &&
        (retiredFrom === null || Date.parse(retiredFrom) > now),
    )
    .toSorted((a, b) => Date.parse(b.activeFrom ?? '') - Date.parse(a.activeFrom ?? ''))[0];
}
