import { type Looked, scopeOf } from '../../forms/decision/rate.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import { ask, type Database } from '../../prisma/sql.js';

/**
 * What the engine decided, or would have, where somebody has looked: the review's own decision, an audit after the fact, an
 * appeal or a revocation. Only what it would have approved counts: the rest a person decides anyway.
 */
export const LOOKED = `
  SELECT d.reference, d."permitType", d.scope, d.at, d.conditions,
    coalesce(d."overruledAt" IS NOT NULL OR seen.outcome <> 'APPROVE' OR audit.outcome = 'REJECT'
      OR appeal.outcome <> 'REJECT', false) AS overruled
  FROM "AutomatedDecision" d
  LEFT JOIN LATERAL (SELECT t.outcome FROM "Task" t WHERE t.reference = d.reference AND t.revision = d.revision
    AND t."stepId" = d.step AND t."stepType" = 'review' AND t.status = 'DONE' AND d.answer = 'person' ORDER BY t.id DESC LIMIT 1) seen ON true
  LEFT JOIN LATERAL (SELECT t.outcome FROM "Task" t WHERE t.reference = d.reference AND t.revision = d.revision
    AND t."stepType" = 'audit' AND t.status = 'DONE' AND d.answer = 'approve' ORDER BY t.id DESC LIMIT 1) audit ON true
  LEFT JOIN LATERAL (SELECT t.outcome FROM "Task" t WHERE t.reference = d.reference AND t.revision = d.revision
    AND t."stepType" = 'appeal' AND t.status = 'DONE' AND d.answer = 'approve' ORDER BY t.id DESC LIMIT 1) appeal ON true
  WHERE d.eligible AND (d."overruledAt" IS NOT NULL OR coalesce(seen.outcome, audit.outcome, appeal.outcome) IS NOT NULL)`;

/** The newest of a permit type; each parameter is the text of one: permit type, what the record is about, how many. */
export const newestLooked = (permitType: string, scope: string, most: string): string =>
  `SELECT overruled FROM (${LOOKED}) looked WHERE "permitType" = ${permitType} AND scope = ${scope} ORDER BY at DESC, reference DESC LIMIT ${most}`;

const NEWEST = { name: 'decisions looked at', text: newestLooked('$1', '$2', '$3') };

/** Decisions of the engine's that somebody has looked at, the newest first, as many as the policy turns on. */
export const lookedAt = (database: Database, policy: DecisionPolicy): Promise<Looked[]> =>
  ask<Looked>(database, NEWEST, [policy.code, scopeOf(policy), mostLooked(policy)]);

/** How many of them a policy turns on. */
export function mostLooked({ sampling, drift }: DecisionPolicy): number {
  return Math.max(drift.window, ...sampling.steps.map(({ after }) => after));
}
