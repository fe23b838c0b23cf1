import { type DecisionFacts, factsText } from '../city/automation/counted.js';
import { mostLooked, newestLooked } from '../city/automation/looked-at.js';
import { decisionPoliciesDue, type StandingJson } from '../city/catalogue/served.js';
import { type Looked, scopeOf } from '../forms/decision/rate.js';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import { ask, type Database, given } from '../prisma/sql.js';
import type { FiledRow } from './filed-revision.js';

/** All that a decision policy is asked with about a review, as the rows stand. */
export interface DecisionNow {
  filed: FiledRow;
  /** who filed for the owner */
  officeId: string | null;
  /** versions of the policy that are due, the one that counts first */
  policies: StandingJson[];
  looked: Looked[];
  facts: DecisionFacts;
}

const LOOK = {
  name: 'look at a decision',
  text: `SELECT jsonb_build_object(
    'filed', jsonb_build_object('answers', filed.answers, 'documents', filed.documents, 'registers', filed.registers,
      'representative', filed.representative, 'asOf', filed."asOf", 'cleared', filed.cleared, 'generation', filed.generation,
      'rulebookHash', filed."rulebookHash", 'evaluation', filed.evaluation),
    'officeId', office.id,
    'policies', (SELECT coalesce(jsonb_agg(due), '[]') FROM (${decisionPoliciesDue('$4')}) due),
    'looked', (SELECT coalesce(jsonb_agg(newest), '[]') FROM (${newestLooked('$4', '$7', given('$8::int'))}) newest),
    'facts', ${factsText('$1', '$2', '$3', '$4', '$5', 'office.id', '$6::timestamptz')}
  ) AS now
  FROM "Submission" filed JOIN "Application" a USING (reference) LEFT JOIN "Mandate" m ON m.id = a."mandateId"
  CROSS JOIN LATERAL (SELECT coalesce(filed.representative ->> 'officeId', m."officeId") AS id) office
  WHERE filed.reference = $1 AND filed.revision = $2`,
};

interface Looking {
  reference: string;
  revision: number;
  /** id of the review */
  step: string;
  /** Jalali day */
  day: string;
  at: Date;
}

/** Looks at a review in one statement. Throws where nothing was filed. */
export async function decisionNow(
  database: Database,
  policy: DecisionPolicy,
  { reference, revision, step, day, at }: Looking,
): Promise<DecisionNow> {
  const counted = [reference, revision, step, policy.code, day, at.toISOString()];
  const [row] = await ask<{ now: DecisionNow }>(database, LOOK, [...counted, scopeOf(policy), mostLooked(policy)]);
  if (!row) throw new Error(`Nothing is filed of ${reference} as revision ${revision}.`);
  return row.now;
}
