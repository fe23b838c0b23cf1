import type { ClockKept } from '../../forms/clock-time.js';
import type { JudgedCondition } from '../../forms/decision/judge.js';
import type { Credit, FeeLine, Regulation } from '../../forms/evaluation/types.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { ask, type Database } from '../../prisma/sql.js';
import { PermitNotIssuedError, PermitNotPaidError } from './errors.js';
import { IS_FORGOTTEN } from './forgotten.js';
import { PaperModel } from './paper/model.js';

/** A permit as its rows stand: what is printed of it, or what that is made from. */
export interface PermitNow {
  number: string;
  /** RFC 3339 */
  issuedAt: string;
  validUntil: string | null;
  /** where it grants a part of what was asked for */
  parts: { id: string; title: LocalizedText }[] | null;
  /** where it merges or divides plots */
  plots: { ended: string[]; begun: string[] } | null;
  /** of a type that grants several: the one that granted it */
  step: string | null;
  /** once it is drawn */
  document: { sha256: string; bytes: number } | null;
  frozen: { paper: PaperModel; token: string } | null;
  /** where nothing is frozen yet */
  filed: FiledNow | null;
}

/** Of the filed revision what a paper says. How amounts came about is said on screen, so lines come without it. */
export interface FiledNow {
  permitTypeHash: string;
  rulebookHash: string;
  /** hashes of the templates */
  templates: unknown;
  answers: Record<string, unknown>;
  regulations: Regulation[];
  feeLines: FeeLine[];
  credits: Credit[] | null;
  /** what let the case go on, in the order of time: every approval, and outcomes that are like none of the three */
  decided: {
    stepId: string;
    body: string | null;
    /** whether it approves */
    approves: boolean;
    conditions: string[];
    due: string[];
    answers: Record<string, unknown> | null;
    /** of the definition whose form they answer */
    formHash: string | null;
    /** codes of the files attached to it, one for each */
    files: string[];
  }[];
  /** by the engine, where no person has decided */
  decision: DecidedByEngine | null;
  /** legal terms as the case has them; null of types without any */
  clocks: ClockKept[] | null;
  /** the one whose silence it is, unless it was decided anew since */
  silence: string | null;
}

/** What a decision of the engine rests on, and until when it may be objected to. */
export interface DecidedByEngine {
  policyHash: string;
  policyVersion: number;
  /** RFC 3339 */
  at: string;
  conditions: Pick<JudgedCondition, 'id' | 'title' | 'basis'>[];
  /** register records that were looked up, with when (RFC 3339) */
  sources: { source: string; at: string }[];
  /** Jalali day, as it was told with the grant */
  appealUntil: string | null;
}

interface Row {
  unpaid: boolean;
  permit: PermitNow | null;
}

const of = (from: string): string => `SELECT jsonb_build_object(
    'unpaid', EXISTS (SELECT FROM "PaymentSlip" slip
      WHERE slip.reference = a.reference AND slip.revision = a.revision AND slip.status NOT IN ('PAID', 'VOID')),
    'permit', CASE WHEN p.number IS NOT NULL THEN jsonb_build_object(
      'number', p.number, 'parts', p.parts, 'step', p.step, 'plots', CASE WHEN p."plotsEnded" <> '{}' THEN jsonb_build_object('ended', p."plotsEnded", 'begun', p."plotsBegun") END,
      'issuedAt', p."issuedAt", 'validUntil', p."validUntil",
      'document', CASE WHEN p."documentSha256" IS NOT NULL AND p."documentBytes" IS NOT NULL
        THEN jsonb_build_object('sha256', p."documentSha256", 'bytes', p."documentBytes") END,
      'frozen', CASE WHEN p.paper IS NOT NULL AND p.token IS NOT NULL
        THEN jsonb_build_object('paper', p.paper, 'token', p.token) END,
      'filed', CASE WHEN p.paper IS NULL THEN jsonb_build_object(
        'permitTypeHash', a."permitTypeHash", 'rulebookHash', s."rulebookHash", 'templates', s.templates,
        'answers', s.answers, 'regulations', s.evaluation -> 'regulations', 'credits', s.evaluation -> 'credits',
        'feeLines', coalesce((SELECT jsonb_agg(jsonb_set(line, '{explanation,inputs}', '[]') ORDER BY nth)
          FROM jsonb_array_elements(s.evaluation -> 'feeLines') WITH ORDINALITY AS lines (line, nth)), '[]'),
        'decision', (SELECT jsonb_build_object('policyHash', d."policyHash", 'policyVersion', d."policyVersion", 'at', d.at,
          'conditions', coalesce((SELECT jsonb_agg(one - 'explanation' - 'found' ORDER BY nth)
            FROM jsonb_array_elements(d.conditions) WITH ORDINALITY AS of (one, nth)), '[]'),
          'sources', coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('source', r.value ->> 'source', 'at', r.value ->> 'at'))
            FROM jsonb_each(s.registers) r WHERE r.value ->> 'status' = 'found'), '[]'),
          'appealUntil', (SELECT e.data ->> 'appealUntil' FROM "TimelineEntry" e WHERE e.reference = a.reference
            AND e.type = 'ISSUED' ORDER BY e.seq DESC LIMIT 1))
          FROM "AutomatedDecision" d WHERE d.reference = a.reference AND d.revision = a.revision AND d.mode = 'sampled'
          AND d.answer = 'approve' LIMIT 1),
        'clocks', a.standing -> 'clocks',
        'silence', CASE WHEN a.standing -> 'clocks' IS NOT NULL THEN (SELECT CASE e.type WHEN 'CLOCK_CONSENT' THEN e.data ->> 'clock' END
          FROM "TimelineEntry" e WHERE e.reference = a.reference AND (e.type = 'CLOCK_CONSENT'
            OR (e.type = 'APPEAL_DECIDED' AND e.data ->> 'outcome' = 'approve' AND NOT coalesce(e.data ? 'measure', false)))
          ORDER BY e.seq DESC LIMIT 1) END,
        'decided', coalesce((SELECT jsonb_agg(jsonb_build_object('stepId', t."stepId", 'body', t.body, 'conditions', t.conditions,
          'approves', t.outcome IS NOT NULL, 'due', t."conditionDue", 'answers', t.answers, 'formHash', t."formHash",
          'files', coalesce((SELECT jsonb_agg(f.code ORDER BY f."attachedAt", f.id) FROM "TaskFile" f WHERE f."taskId" = t.id), '[]'))
          ORDER BY t."decidedAt", t.id) FROM "Task" t
          WHERE t.reference = a.reference AND t.status = 'DONE' AND coalesce(t.outcome, 'APPROVE') = 'APPROVE' AND NOT ${IS_FORGOTTEN}
          AND (p.step IS NULL OR t."decidedAt" <= p."issuedAt")), '[]')) END) END
  ) AS now
  FROM "Application" a LEFT JOIN "Permit" p ON ${from}
  LEFT JOIN "Submission" s ON s.reference = a.reference AND s.revision = a.revision
  WHERE a.reference = $1`;

const LOOK = { name: 'look at a permit', text: of('p.current = a.reference') };
const LOOK_AT_ONE = { name: 'look at one of the permits', text: of('p.reference = a.reference AND p.number = $2') };

/** Looks at a permit in one statement: of `number`, or the newest of its case. Throws PermitNotIssuedError, PermitNotPaidError; what is frozen was paid for. */
export async function permitNow(database: Database, reference: string, number?: string): Promise<PermitNow> {
  const asked = number === undefined ? ask<{ now: Row }>(database, LOOK, [reference]) : undefined;
  const [row] = await (asked ?? ask<{ now: Row }>(database, LOOK_AT_ONE, [reference, number]));
  const { unpaid = false, permit = null } = row?.now ?? {};
  if (permit?.frozen) return { ...permit, frozen: { ...permit.frozen, paper: PaperModel.parse(permit.frozen.paper) } };
  if (unpaid) throw new PermitNotPaidError(reference);
  if (!permit) throw new PermitNotIssuedError(reference);
  return permit;
}
