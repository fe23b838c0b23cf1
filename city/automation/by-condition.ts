import type { LocalizedText } from '../../forms/language/text.js';
import { ask, type Database } from '../../prisma/sql.js';

/** How one condition of a permit type's policies has gone beside what people decided in the same reviews. */
export interface ConditionRecord {
  id: string;
  title: LocalizedText;
  /** decisions that it was worked out in */
  asked: number;
  held: number;
  /** nothing else kept the engine from approving */
  alone: number;
  /** decided by a person */
  decided: number;
  /** it held and the person approved, or it did not and the person did not */
  agreed: number;
}

/** So many of the newest decisions are looked through. */
export const MOST_LOOKED_THROUGH = 5_000;

const BY_CONDITION = {
  name: 'agreement by condition',
  text: `
  WITH made AS (
    SELECT d.conditions, seen.outcome
    FROM (SELECT * FROM "AutomatedDecision" WHERE "permitType" = $1 ORDER BY at DESC LIMIT ${MOST_LOOKED_THROUGH}) d
    LEFT JOIN LATERAL (SELECT t.outcome FROM "Task" t WHERE t.reference = d.reference AND t.revision = d.revision
      AND t."stepId" = d.step AND t."stepType" = 'review' AND t.status = 'DONE' ORDER BY t.id DESC LIMIT 1) seen ON true
  ), one AS (
    SELECT c ->> 'id' AS id, c -> 'title' AS title, (c ->> 'holds')::boolean AS holds, made.outcome,
      (SELECT count(*) FROM jsonb_array_elements(made.conditions) other WHERE NOT (other ->> 'holds')::boolean) AS failed
    FROM made, jsonb_array_elements(made.conditions) c
  )
  SELECT id, (array_agg(title))[1] AS title, count(*)::int AS asked, (count(*) FILTER (WHERE holds))::int AS held,
    (count(*) FILTER (WHERE NOT holds AND failed = 1))::int AS alone, count(outcome)::int AS decided,
    (count(*) FILTER (WHERE holds = (outcome = 'APPROVE')))::int AS agreed
  FROM one GROUP BY id ORDER BY alone DESC, id LIMIT 100`,
};

/** Of every condition, those that alone sent most cases to a person first. */
export const agreementByCondition = (database: Database, permitType: string): Promise<ConditionRecord[]> =>
  ask(database, BY_CONDITION, [permitType]);
