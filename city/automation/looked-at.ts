import type { Looked } from '../../forms/decision/rate.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { PrismaClient } from '../../prisma/client.js';

/** Decisions of the engine's that somebody has looked at, the newest first. */
export async function lookedAt(_prisma: PrismaClient, _policy: DecisionPolicy): Promise<readonly Looked[]> {
  return [];
}
