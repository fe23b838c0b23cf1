import type { ApplicationStatus } from '../policy/states.js';
import { ask, type Database } from '../prisma/sql.js';

/** What an objection to the end of a case turns on. */
export interface EndedCase {
  reference: string;
  permitTypeHash: string;
  status: ApplicationStatus;
  revision: number;
  /** RFC 3339; null while it has not ended */
  endedAt: string | null;
  /** of its permit */
  permit: string | null;
  /** of every permit of it the step that granted it and how it stands */
  permits: { step: string | null; status: string }[] | null;
  /** RFC 3339, where the permit was revoked since: that may be objected to as the end itself may */
  revokedAt: string | null;
  /** hash of the policy by which the engine has decided what stands */
  policyHash: string | null;
  /** everybody who has decided in it, and in whose place */
  deciders: string[];
  /** an objection is being decided */
  open: boolean;
  /** of which appeal or measure */
  openAt: string | null;
  /** the appeals that were decided of this very end, with when (RFC 3339): nobody objects twice */
  heard: Record<string, string> | null;
}

const ENDED = {
  name: 'the end of a case',
  text: `SELECT a.reference, a."permitTypeHash", a.status, a.revision, p.status AS permit,
    (SELECT jsonb_agg(jsonb_build_object('step', o.step, 'status', o.status)) FROM "Permit" o WHERE o.reference = a.reference) AS permits,
    to_char(e."endedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endedAt",
    CASE WHEN p.status = 'REVOKED' THEN to_char(p."statusAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END AS "revokedAt",
    (SELECT d."policyHash" FROM "AutomatedDecision" d WHERE d.reference = a.reference AND d.revision = a.revision
      AND d.mode = 'sampled' AND d.answer = 'approve' LIMIT 1) AS "policyHash",
    ARRAY(SELECT DISTINCT unnest(ARRAY[t."decidedBy", t."onBehalfOf"]) FROM "Task" t
      WHERE t.reference = a.reference AND t.status = 'DONE') AS deciders,
    EXISTS (SELECT FROM "Task" t WHERE t.reference = a.reference AND t."stepType" IN ('appeal', 'measure')
      AND t.status IN ('OPEN', 'CLAIMED')) OR a.standing -> 'appeal' IS NOT NULL AS open,
    coalesce((SELECT t."stepId" FROM "Task" t WHERE t.reference = a.reference AND t."stepType" IN ('appeal', 'measure')
      AND t.status IN ('OPEN', 'CLAIMED') LIMIT 1), a.standing #>> '{appeal,step,id}') AS "openAt",
    (SELECT jsonb_object_agg(t."stepId", to_char(t."decidedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ORDER BY t."decidedAt")
      FROM "Task" t WHERE t.reference = a.reference AND t."stepType" = 'appeal' AND t.status = 'DONE' AND t.revision = a.revision
      AND (p.status IS DISTINCT FROM 'REVOKED' OR t."decidedAt" > p."statusAt")) AS heard
  FROM "Application" a LEFT JOIN "CaseEnd" e USING (reference) LEFT JOIN "Permit" p ON p.current = a.reference
  WHERE a.reference = $1`,
};

export async function readEnd(database: Database, reference: string): Promise<EndedCase | undefined> {
  const [row] = await ask<EndedCase>(database, ENDED, [reference]);
  return row && { ...row, deciders: row.deciders.filter((person) => person !== null) };
}
