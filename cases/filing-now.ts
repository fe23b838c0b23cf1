import { decisionPoliciesDue, rulebooksDue, type StandingJson, templatesDue } from '../city/catalogue/served.js';
import type { MandateFacts } from '../city/people/mandates.js';
import { type EndedPlot, endedAmong, plotOfCode } from '../city/registers/merged-plots.js';
import type { Generation } from '../forms/language/definition.js';
import type { ApplicationStatus } from '../policy/states.js';
import { ask, type Database, given } from '../prisma/sql.js';

/** All that is looked at when a case is filed, as the rows stand. */
export interface FilingNow {
  ownerId: string;
  filedById: string;
  parcel: string | null;
  /** all of them, where it names several */
  parcels: string[] | null;
  status: ApplicationStatus;
  revision: number;
  /** number of the last transition */
  transition: number;
  /** what the case is pinned to, and its code */
  permitTypeHash: string;
  type: string;
  mandate: MandateFacts | null;
  generation: Generation | null;
  /** who took the consent that it is filed under; null where it is filed under none */
  consentBy: string | null;
  /** the owner, who filed before, and who files now */
  people: { id: string; nationalId: string | null; officeId: string | null }[];
  /** the applicant's copy, or what was filed before; null where nothing was */
  source: { answers: unknown; documents: { code: string; sha256: string }[] } | null;
  draftVersion: number;
  /** a plot of it that has ended meanwhile, where it is filed and not worked out anew */
  ended: EndedPlot | null;
  /** code of the public notice that it is filed on */
  onNotice: string | null;
  /** how many slips were drawn for revisions before */
  slips: number;
  /** what steps have given so far, by step */
  results: Record<string, unknown>;
  /** ids of districts by their numbers */
  districts: Record<string, string>;
  /** versions that are due, the one that counts first */
  rulebooks: StandingJson[];
  templates: StandingJson[];
  policies: StandingJson[];
}

const PLOTS = `ARRAY(SELECT ${plotOfCode('code')} FROM unnest(a.parcels || a.parcel) code WHERE code IS NOT NULL)`;

const FILING = {
  name: 'look at a filing',
  text: `SELECT jsonb_build_object(
    'ownerId', a."ownerId", 'filedById', a."filedById", 'parcel', a.parcel, 'parcels', a.parcels, 'status', a.status, 'revision', a.revision,
    'transition', a.transition, 'permitTypeHash', a."permitTypeHash", 'type', type.code, 'generation', a.generation,
    'consentBy', (SELECT "takenBy" FROM "Consent" WHERE "mandateId" = a."mandateId"),
    'mandate', (SELECT to_jsonb(m) || jsonb_build_object('office', to_jsonb(o)) FROM "Mandate" m
      JOIN "Office" o ON o.id = m."officeId" WHERE m.id = a."mandateId"),
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'nationalId', "nationalId", 'officeId', "officeId")), '[]')
      FROM "Account" WHERE id IN (a."ownerId", a."filedById", $2)),
    'source', CASE WHEN ${given('$4::boolean')} THEN (SELECT jsonb_build_object('answers', answers, 'documents', documents) FROM "Submission"
        WHERE reference = $1 AND revision = $3 - 1)
      ELSE jsonb_build_object('answers', a.draft, 'documents', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'sha256', sha256) ORDER BY id), '[]')
        FROM "AttachedDocument" WHERE reference = $1)) END,
    'draftVersion', a."draftVersion", 'onNotice', a."onNotice",
    'ended', CASE WHEN NOT ${given('$4::boolean')} THEN ${endedAmong(PLOTS, '$1')} END,
    'slips', (SELECT count(*) FROM "PaymentSlip" WHERE reference = $1 AND revision < $3),
    'results', (SELECT coalesce(jsonb_object_agg(step, data), '{}') FROM "StepResult" WHERE reference = $1),
    'districts', (SELECT coalesce(jsonb_object_agg(code, id), '{}') FROM "District" WHERE code IS NOT NULL),
    'rulebooks', (SELECT coalesce(jsonb_agg(due), '[]') FROM (${rulebooksDue(given('$5::text'), given('$6::text'))}) due),
    'templates', (SELECT coalesce(jsonb_agg(due), '[]') FROM (${templatesDue('type.code')}) due),
    'policies', (SELECT coalesce(jsonb_agg(due), '[]') FROM (${decisionPoliciesDue('type.code')}) due)
  ) AS now
  FROM "Application" a JOIN "PermitType" type ON type.hash = a."permitTypeHash" WHERE a.reference = $1`,
};

interface Looking {
  reference: string;
  filedBy: string;
  /** of the filing */
  revision: number;
  from: { draftVersion: number } | 'previous';
  /** code of the rulebook */
  rulebook: string;
  /** Jalali day */
  asOf: string;
}

/** Looks at a filing in one statement. Throws where there is no such case. */
export async function filingNow(
  database: Database,
  { reference, filedBy, revision, from, rulebook, asOf }: Looking,
): Promise<FilingNow> {
  const asked = [reference, filedBy, revision, from === 'previous', rulebook, asOf];
  const [row] = await ask<{ now: FilingNow }>(database, FILING, asked);
  if (!row) throw new Error(`There is no application ${reference}.`);
  return row.now;
}
