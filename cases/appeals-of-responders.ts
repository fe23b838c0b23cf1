import { lastDayOf } from '../forms/appeal-days.js';
import { type AppealStep, respondersOf } from '../forms/appeals.js';
import type { BusinessCalendar } from '../forms/calendar.js';
import { jalaliDay } from '../forms/jalali.js';
import type { NoticeResponseKind } from '../forms/language/publish-notice.js';
import type { LocalizedText } from '../forms/language/text.js';
import { clockWords } from '../forms/messages/clocks.js';
import { ask, type Database } from '../prisma/sql.js';
import type { EndedCase } from './ended-case.js';

/** What appeals of those who filed on a public notice turn on, for one of them. */
export interface Responding {
  /** what they filed on notices of the case and did not take back */
  filed: { step: string; kind: NoticeResponseKind }[];
  /** RFC 3339: when they were told of this end; null until then */
  told: string | null;
  /** the appeals of this end that they have begun or joined, with when that was decided (RFC 3339): nobody objects twice */
  appealed: Record<string, string | null>;
  /** every objection and measure since this end, with when it was begun and decided (RFC 3339) */
  begun: { step: string; filed: string; decided: string | null }[];
}

/** When what was begun with `f` was decided. */
const DECIDED = `(SELECT min(d.at) FROM "TimelineEntry" d WHERE d.reference = $1 AND d.seq > f.seq AND d.data ->> 'step' = f.data ->> 'step'
  AND d.type IN ('APPEAL_DECIDED', 'TASK_EXPIRED', 'RETURNED_BY_CLOCK'))`;

const RESPONDING = {
  name: 'what somebody filed on notices of an ended case',
  text: `SELECT
    coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('step', r.step, 'kind', lower(r.kind::text)))
      FROM "NoticeResponse" r WHERE r.reference = $1 AND r.person = $2 AND r."withdrawnAt" IS NULL), '[]') AS filed,
    (SELECT to_char(max(n."createdAt") AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM "Notification" n
      WHERE n.person = $2 AND n.reference = $1 AND n.event = 'NOTICE_DECIDED' AND n."createdAt" >= $4::timestamptz) AS told,
    coalesce((SELECT jsonb_object_agg(f.data ->> 'step', ${DECIDED}) FROM "TimelineEntry" f WHERE f.reference = $1 AND f.type = 'APPEAL_FILED'
      AND f.actor = $2 AND (f.data ->> 'revision')::int = $3 AND f.at >= $4::timestamptz), '{}') AS appealed,
    coalesce((SELECT jsonb_agg(jsonb_build_object('step', f.data ->> 'step', 'filed', f.at, 'decided', ${DECIDED}) ORDER BY f.seq)
      FROM "TimelineEntry" f WHERE f.reference = $1 AND f.type = 'APPEAL_FILED' AND f.at >= $4::timestamptz), '[]') AS begun`,
};

/** `person`: account of who objects; without one, of nobody in particular. */
export async function readResponding(
  database: Database,
  { reference, revision, endedAt }: EndedCase & { endedAt: string },
  person = '',
): Promise<Responding> {
  const [row] = await ask<Responding>(database, RESPONDING, [reference, person, revision, endedAt]);
  if (!row) throw new Error('one row was asked for');
  return row;
}

/** From when the days of whoever filed on a notice count; null before they begin, undefined for whom it is not open. */
function countedFor(
  step: AppealStep,
  { permit, heard, status }: EndedCase,
  { filed, told, appealed }: Responding,
  all: readonly AppealStep[],
): string | null | undefined {
  const { filedOn, kind } = respondersOf(step) ?? {};
  const isOneOfThem = filed.some((each) => each.step === filedOn && (kind === undefined || each.kind === kind));
  // What was granted is out of force for good: nothing is left to object to.
  if (!isOneOfThem || (status === 'ISSUED' && permit === 'REVOKED')) return undefined;
  if (step.after === undefined) return told;
  const decided = heard?.[step.after];
  const before = all.find(({ id }) => id === step.after);
  if (decided === undefined || !before || !respondersOf(before)) return decided;
  // Who has left the first instance out is not heard in the second. What others said later begins nobody's days anew.
  return appealed[before.id] ?? undefined;
}

interface Counting {
  /** null where no step of the type is open to who filed on a notice */
  responding: Responding | undefined;
  all: readonly AppealStep[];
  /** RFC 3339: of the end */
  from: string;
}

interface Begun {
  /** from when its days count; null while they have not begun */
  from: Date | null;
  mine: boolean;
  /** what that was, where it is neither the end nor the decision that it comes after */
  label?: LocalizedText | undefined;
}

/** From when the days of an appeal count; undefined where it is not open. */
export function begunWith(
  step: AppealStep,
  ended: EndedCase,
  { responding, all, from: end }: Counting,
  calendar: BusinessCalendar,
): Begun | undefined {
  const own = step.after === undefined ? end : ended.heard?.[step.after];
  const isOfOthers = responding !== undefined && respondersOf(step) !== undefined;
  const from = isOfOthers ? countedFor(step, ended, responding, all) : own;
  if (from === undefined) return undefined;
  const mine = isOfOthers && Object.hasOwn(responding.appealed, step.id);
  const told = isOfOthers && step.after === undefined ? clockWords.TOLD : undefined;
  if (from === null) return { from: null, mine, label: told };
  const anew = responding && afterOthers(step, new Date(from), responding, calendar);
  return { from: anew ?? new Date(from), mine, label: anew ? clockWords.OTHER_DECIDED : told };
}

/** When another was decided, while which its day ran out, so that it could not be begun: it counts anew from there. */
function afterOthers(
  step: AppealStep,
  from: Date,
  { begun }: Pick<Responding, 'begun'>,
  calendar: BusinessCalendar,
): Date | undefined {
  let anew: Date | undefined;
  for (const { step: other, filed, decided } of begun) {
    const until = lastDayOf(step, anew ?? from, calendar);
    if (other === step.id || until === null || decided === null || jalaliDay(new Date(filed)) > until) continue;
    if (jalaliDay(new Date(decided)) > until) anew = new Date(decided);
  }
  return anew;
}
