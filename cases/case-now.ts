import { STOPPED_STEP } from '../city/automation/take-back.js';
import { YEAR_TABLES, type YearTable } from '../city/calendar/read.js';
import type { TaskView } from '../city/notices/recipients.js';
import type { Drawing, Lapsing, SlipNow } from '../city/payments/slips.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { LocalizedText } from '../forms/language/text.js';
import { ask, type Database, given } from '../prisma/sql.js';
import type { FiledRow } from './filed-revision.js';

/** Of a case all that one step forward of it looks at, as the rows stand. Instants are RFC 3339, amounts whole numbers of their currency’s smallest unit. */
export interface CaseNow {
  /** number of its last transition */
  transition: number;
  permitTypeHash: string;
  ownerId: string;
  filedById: string;
  districtId: string | null;
  /** code of the public notice that it was filed on */
  onNotice: string | null;
  /** code of its permit type */
  type: string;
  title: LocalizedText;
  objection: LocalizedText | null;
  /** the permit's number */
  number: string | null;
  /** of the revision: the day it was worked out for, and what it came to */
  asOf: string | null;
  total: string | null;
  slips: SlipNow[];
  tasks: TaskView[];
  /** texts of the remarks that were asked for, by id */
  words: Record<string, string>;
  /** of the people that were asked for those who act for the office of the case's mandate, and for whom */
  represented: Record<string, string>;
  /** keys the hashes of its trail */
  trailKey: string | null;
  years: YearTable[] | null;
  drawing: Drawing | null;
  /** of the rulebook, where groups of fees are asked for */
  lapsing: Lapsing | null;
  failed: LocalizedText[] | null;
  /** of its evaluation, where its fees were worked out anew */
  charged: Pick<Evaluation, 'outcome' | 'before' | 'feeLines'> | null;
  formerOwner: string | null;
  grant: GrantFacts | null;
}

/** What a grant rests on. */
export interface GrantFacts {
  nationalId: string | null;
  /** when its answers were filed last */
  filedAt: string | null;
  results: Record<string, { data: Record<string, unknown>; at: string }>;
  /** of every permit of it the step that granted it, where its type grants several, and how it stands */
  permits: { step: string | null; status: string }[];
  /** its draft says that something will be owed back */
  owesBack: boolean;
  /** id of the review that the engine has approved, where its decisions were stopped since */
  stopped: string | null;
  filed: FiledRow & { validUntil: string | null; plot: string | null };
}

/** What is looked at beside what every transition needs. */
interface Looking {
  reference: string;
  revision: number;
  /** ids of remarks */
  remarks: string[];
  people: string[];
  calendar: boolean;
  draws: boolean;
  asks: boolean;
  explains: boolean;
  /** what is charged otherwise than at first */
  compares: boolean;
  /** id of the offer that it was handed over by */
  transfer: string | undefined;
  grants: boolean;
}

const of = (held: boolean): string => `
  ${held ? 'WITH held AS MATERIALIZED (SELECT hold_case($1, $2, $9) AS found)' : ''}
  SELECT jsonb_build_object(
    'transition', ${held ? `held.found -> 'transition'` : 'to_jsonb(a."transition")'},
    'slips', ${held ? `held.found -> 'slips'` : 'slips_of($1)'},
    'permitTypeHash', a."permitTypeHash", 'ownerId', a."ownerId", 'filedById', a."filedById", 'districtId', a."districtId", 'onNotice', a."onNotice",
    'type', type.code, 'title', type.title, 'objection', type.definition -> 'objection',
    'number', (SELECT number FROM "Permit" WHERE current = $1),
    'asOf', filed."asOf", 'total', filed.total::text,
    'tasks', coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'stepId', t."stepId", 'stepType', t."stepType", 'status', t.status,
        'role', t.role, 'escalatedTo', t."escalatedTo", 'assignee', t.assignee) ORDER BY t.id)
      FROM "Task" t WHERE t.reference = $1), '[]'),
    'words', coalesce((SELECT jsonb_object_agg(r.id, r.text) FROM "Remark" r WHERE r.id = ANY(${given('$3::uuid[]')}::uuid[]) AND r.reference = $1), '{}'),
    'represented', coalesce((SELECT jsonb_object_agg(person.id, a."ownerId") FROM "Mandate" m
      JOIN "Account" person ON person."officeId" = m."officeId"
      WHERE m.id = a."mandateId" AND person.id = ANY(${given('$4::text[]')}::text[]) AND person.id <> a."ownerId"), '{}'),
    'trailKey', (SELECT key FROM "TrailKey" WHERE subject = $1),
    'years', CASE WHEN ${given('$5::boolean')} THEN (SELECT coalesce(jsonb_agg(y), '[]') FROM (${YEAR_TABLES}) y) END,
    'drawing', CASE WHEN ${given('$6::boolean')} THEN (
      SELECT jsonb_build_object('slips', coalesce(e.slips, '[]'), 'credits', e.credits, 'feeLines', coalesce(e."feeLines", '[]'),
        'roundTo', (SELECT (document -> 'slips' ->> 'roundTo')::int FROM "Publication"
          WHERE kind = 'RULEBOOK' AND hash = filed."rulebookHash" AND ($2 > 1 OR EXISTS (SELECT FROM "PaymentSlip" WHERE reference = $1)) LIMIT 1))
      FROM jsonb_to_record(filed.evaluation) AS e(slips jsonb, credits jsonb, "feeLines" jsonb)) END,
    'charged', CASE WHEN ${given('$11::boolean')} AND jsonb_exists(filed.evaluation, 'before') THEN jsonb_build_object(
      'outcome', filed.evaluation -> 'outcome', 'before', filed.evaluation -> 'before', 'feeLines', filed.evaluation -> 'feeLines') END,
    'lapsing', CASE WHEN ${given('$10::boolean')} THEN (SELECT document -> 'slips' FROM "Publication"
      WHERE kind = 'RULEBOOK' AND hash = filed."rulebookHash" LIMIT 1) END,
    'failed', CASE WHEN ${given('$7::boolean')} THEN (SELECT coalesce(jsonb_agg(coalesce(failed -> 'message', failed -> 'title')), '[]')
      FROM jsonb_path_query(filed.evaluation, '$.checks[*] ? (@.status == "FAIL" || @.status == "MISSING")') failed) END,
    'formerOwner', (SELECT "fromId" FROM "CaseTransfer" WHERE id = $8::uuid),
    'grant', CASE WHEN ${given('$9::boolean')} THEN jsonb_build_object(
      'nationalId', (SELECT "nationalId" FROM "Account" WHERE id = a."ownerId"),
      'filedAt', (SELECT at FROM "TimelineEntry" WHERE reference = $1 AND type IN ('FILED', 'REFILED') ORDER BY seq DESC LIMIT 1),
      'results', coalesce((SELECT jsonb_object_agg(step, jsonb_build_object('data', data, 'at', at)) FROM "StepResult"
        WHERE reference = $1), '{}'),
      'permits', coalesce((SELECT jsonb_agg(jsonb_build_object('step', step, 'status', status)) FROM "Permit" WHERE reference = $1), '[]'),
      'owesBack', EXISTS (SELECT FROM "Refund" WHERE reference = $1 AND revision = $2 AND status = 'DRAFT'),
      'stopped', ${STOPPED_STEP},
      'filed', jsonb_build_object('answers', filed.answers, 'documents', filed.documents, 'registers', filed.registers,
        'representative', filed.representative, 'asOf', filed."asOf", 'cleared', filed.cleared,
        'rulebookHash', filed."rulebookHash", 'evaluation', filed.evaluation,
        'validUntil', filed."validUntil", 'plot', filed.plot)) END
  ) AS now
  FROM "Application" a JOIN "PermitType" type ON type.hash = a."permitTypeHash"
  LEFT JOIN "Submission" filed ON filed.reference = a.reference AND filed.revision = $2
  ${held ? 'CROSS JOIN held' : ''} WHERE a.reference = $1`;

const LOOK = { name: 'look at a case', text: of(false) };
const HOLD = { name: 'hold a case', text: of(true) };

/**
 * Looks at a case in one statement; undefined where there is none. `held`: alone until the transaction ends, with its slips,
 * and where it grants with its plot: what waited for them sees what was committed meanwhile.
 */
export async function caseNow(
  database: Database,
  { reference, revision, remarks, people, calendar, draws, asks, explains, compares, transfer, grants }: Looking,
  { held }: { held: boolean },
): Promise<CaseNow | undefined> {
  const asked = [
    reference,
    revision,
    remarks,
    people,
    calendar,
    draws,
    explains,
    transfer ?? null,
    grants,
    asks,
    compares,
  ];
  const [row] = await ask<{ now: CaseNow }>(database, held ? HOLD : LOOK, asked);
  return row?.now;
}
