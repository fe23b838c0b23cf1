import { ask, type Database } from '../../prisma/sql.js';
import { distrust, type StandingRow, type Trust } from './signed.js';

/** Every version of permit types that is due now, the one that new applications are filed with first of its code. */
export const dueTypes = (prisma: Database, code?: string): Promise<StandingRow[]> => ask(prisma, TYPES, [code ?? null]);

/** Versions of a rulebook that are in force on a Jalali day, the one that counts first. */
export const dueRulebooks = (prisma: Database, code: string, day: string): Promise<StandingRow[]> =>
  ask(prisma, RULEBOOKS, [code, day]);

/** Versions of the templates of a permit type's papers, and of those of every type; of each code the newest first. */
export const dueTemplates = (prisma: Database, permitType: string): Promise<StandingRow[]> =>
  ask(prisma, TEMPLATES, [permitType]);

/** Versions of the decision policy of a permit type, the one that counts first. */
export const dueDecisionPolicies = (prisma: Database, permitType: string): Promise<StandingRow[]> =>
  ask(prisma, POLICIES, [permitType]);

/** What is approved and due by the database's clock, with what was signed of it. */
const due = (kind: StandingRow['kind'], which: string): string => `
  SELECT kind, code, version, hash, "proposedBy", "decidedBy", "decidedAt", "activeFrom", "retiredFrom", "retiredBy", signature,
    xmin::text AS written
  FROM "Publication" WHERE kind = '${kind}' AND status = 'APPROVED' AND "activeFrom" <= now()
    AND ("retiredFrom" IS NULL OR "retiredFrom" > now()) AND ${which}
  ORDER BY code, version DESC`;

/** The text of those statements, for one that reads more along; each is given the text of its parameters. */
export const rulebooksDue = (code: string, day: string): string =>
  // Jalali days of one width compare as text.
  due(
    'RULEBOOK',
    `code = ${code} AND document ->> 'status' = 'IN_FORCE' AND document ->> 'effectiveFrom' <= ${day}
      AND coalesce(document ->> 'effectiveTo' >= ${day}, true)`,
  );
export const templatesDue = (permitType: string): string =>
  due('TEMPLATE', `(code NOT LIKE '%.%' OR split_part(code, '.', 2) = ${permitType})`);

export const decisionPoliciesDue = (code: string): string => due('DECISION_POLICY', `code = ${code}`);

const TYPES = { name: 'types due', text: due('PERMIT_TYPE', '($1::text IS NULL OR code = $1)') };
const RULEBOOKS = { name: 'rulebooks due', text: rulebooksDue('$1', '$2') };
const POLICIES = { name: 'decision policies due', text: decisionPoliciesDue('$1') };
const TEMPLATES = { name: 'templates due', text: templatesDue('$1') };

/** A row of such a statement as JSON keeps it. */
export type StandingJson = {
  [K in keyof StandingRow]: StandingRow[K] extends Date | null ? string | null : StandingRow[K];
};

export function standingRow(json: StandingJson): StandingRow {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  const { decidedAt, activeFrom, retiredFrom } = json;
  return {
    ...json,
    decidedAt: instant(decidedAt),
    activeFrom: instant(activeFrom),
    retiredFrom: instant(retiredFrom),
  };
}

/** Whatever has been refused once is told of once. */
const warned = new Set<string>();

/** Why a version that is due is not served all the same; told to the log. */
export async function refusalOf(due: StandingRow, trust: Trust): Promise<string | undefined> {
  const why = await distrust(due, trust);
  if (why) warnOfUnsigned(trust, due, why);
  return why;
}

export function warnOfUnsigned({ log }: Trust, row: StandingRow, why: string): void {
  const { hash, code, version } = row;
  const key = `${hash} ${code} ${version} ${why}`;
  if (warned.has(key)) return;
  warned.add(key);
  log?.error(
    { published: { hash, code, version } },
    `A published version is not served: ${why}; the version before it is.`,
  );
}
