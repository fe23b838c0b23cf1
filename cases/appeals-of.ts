import type { ReadCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { lastDayOf, whyLastDay } from '../forms/appeal-days.js';
import { type AppealStep, appealsOf } from '../forms/appeals.js';
import type { Explanation } from '../forms/evaluation/types.js';
import { type JalaliDay, jalaliDay } from '../forms/jalali.js';
import type { ApplicationStatus } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import { ask, type Database } from '../prisma/sql.js';
import { readFiled, resultsOf } from './filed-revision.js';

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

/** An appeal that a case has as it ended, with its last day; null where there is no end to it. */
export interface Appealable {
  step: AppealStep;
  until: JalaliDay | null;
  /** what that follows from */
  why: Explanation;
}

/** Whether nothing could be granted any more, because another permit has taken the place of the case’s own. */
export const isFinal = ({ permit }: EndedCase): boolean => permit === 'SUPERSEDED';

interface Reading {
  prisma: PrismaClient;
  catalogue: Catalogue;
  calendar: ReadCalendar;
  /** the city's choices, which conditions may read */
  cityPolicy: Record<string, string>;
}

/** The appeals of a case as it has ended, those too whose time is over; none while it has not. */
export async function appealable(reading: Reading, ended: EndedCase): Promise<Appealable[]> {
  const { catalogue, calendar } = reading;
  const { permitTypeHash, policyHash, status, endedAt, revokedAt } = ended;
  const heard = ended.heard ?? {};
  if (endedAt === null) return [];
  const [{ steps }, policy, working] = await Promise.all([
    catalogue.definition(permitTypeHash),
    policyHash === null ? undefined : catalogue.decisionPolicyOf(policyHash),
    calendar(),
  ]);
  const found = appealsOf(steps, policy)
    .filter((step) => step.of.some((end) => end === status) && touches(step, ended))
    .flatMap((step) => {
      const from = step.after === undefined ? (revokedAt ?? endedAt) : heard[step.after];
      if (from === undefined) return [];
      const begins = { from: new Date(from), before: steps.find(({ id }) => id === step.after)?.title };
      return [{ step, until: lastDayOf(step, begins.from, working), why: whyLastDay(step, begins, working) }];
    });
  return withinConditions(reading, ended, found);
}

/** Those whose conditions hold by what was filed and found, as the workflow of the case works them out where it is begun. */
async function withinConditions(reading: Reading, ended: EndedCase, all: Appealable[]): Promise<Appealable[]> {
  if (all.every(({ step }) => step.when === undefined)) return all;
  const { reference, revision, permitTypeHash: definitionHash } = ended;
  const filed = await readFiled(reading, { reference, revision, definitionHash });
  const decisions = filed.decide(await resultsOf(reading.prisma, reference));
  return all.filter(({ step }) => decisions[`${step.id}.when`] !== false);
}

/** Whether there is anything for it to do to the permit as it stands. */
function touches({ effect, permits: named }: AppealStep, { permit, permits }: EndedCase): boolean {
  const about = (permits ?? []).filter(({ step }) => named === undefined || (step !== null && named.includes(step)));
  const stands = about.map(({ status }) => status);
  if (effect === 'restore') return stands.includes('SUSPENDED');
  if (effect === 'suspend') return stands.includes('ISSUED');
  return effect === undefined || (permit !== null && stands.some((status) => status !== 'REVOKED'));
}

/** Whether it was decided already how the case has ended. */
export const isHeard = ({ heard }: EndedCase, { step }: Appealable): boolean => heard?.[step.id] !== undefined;

/** Whether the last day of an appeal is over at an instant. */
export const isTooLate = ({ until }: Appealable, at: Date): boolean => until !== null && jalaliDay(at) > until;
