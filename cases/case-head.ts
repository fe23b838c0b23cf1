import { isParty } from '../city/payments/interested.js';
import { standingSql } from '../city/people/holdings.js';
import type { MandateFacts } from '../city/people/mandates.js';
import type { Transaction } from '../prisma/client.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { ApplicationStatus, Generation, TaskStatus } from '../prisma/generated/client/enums.js';
import { ask, type Database } from '../prisma/sql.js';

export interface CaseTask {
  id: string;
  stepId: string;
  status: TaskStatus;
  role: string;
  escalatedTo: string | null;
  assignee: string | null;
  revision: number;
}

/** What of a case decides who may do what to it. */
export interface CaseHead {
  reference: string;
  permitTypeHash: string;
  /** its code */
  permitType: string;
  status: ApplicationStatus;
  revision: number;
  /** its last transition was written by a workflow of this version, which can be asked about it */
  hasStanding: boolean;
  ownerId: string;
  filedById: string;
  parcel: string | null;
  /** all of them, where it names several */
  parcels: string[] | null;
  districtId: string | null;
  mandate: MandateFacts | null;
  /** by which it was begun and filed; null of a case from before it was kept */
  generation: Generation | null;
  /** number of the revision at which its present owner took it over; null where it was always theirs */
  handedOver: number | null;
  tasks: CaseTask[];
}

/** The same with the working copy of its answers. */
export interface CaseRow extends CaseHead {
  /** of the district that the renewal code names, whatever a register says */
  namedDistrict: string | null;
  /** code of the public notice that it is filed on */
  onNotice: string | null;
  draft: Prisma.JsonValue;
  draftVersion: number;
  draftCarried: Prisma.JsonValue;
}

const FACTS = `a.reference, a."permitTypeHash", p.code AS "permitType", a.status, a.revision, a.standing IS NOT NULL AS "hasStanding",
  a."ownerId", a."filedById", a.generation, a.parcel, a.parcels, a."districtId", a."handedOver",
  (SELECT to_jsonb(m) || jsonb_build_object('office', to_jsonb(o)) FROM "Mandate" m
    JOIN "Office" o ON o.id = m."officeId" WHERE m.id = a."mandateId") AS mandate,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'stepId', t."stepId", 'status', t.status, 'role', t.role,
      'escalatedTo', t."escalatedTo", 'assignee', t.assignee, 'revision', t.revision))
    FROM "Task" t WHERE t.reference = a.reference), '[]') AS tasks`;
const FROM = 'FROM "Application" a JOIN "PermitType" p ON p.hash = a."permitTypeHash"';

/** An expression of the same as JSON, for a statement that reads the application `a`. */
export const CASE_HEAD = `(SELECT to_json(head) FROM (
  SELECT ${FACTS} FROM "PermitType" p WHERE p.hash = a."permitTypeHash") head)`;

/** One statement, however many cases are asked for. `a` is the application. */
export const caseHeads = (database: Pick<Transaction, '$queryRaw'>, where: Prisma.Sql): Promise<CaseHead[]> =>
  database.$queryRaw<CaseHead[]>`SELECT ${Prisma.raw(FACTS)} ${Prisma.raw(FROM)} WHERE ${where}`;

const ROW = {
  name: 'a case to work on',
  text: `SELECT ${FACTS}, a."onNotice", a.draft, a."draftVersion", a."draftCarried",
    (SELECT d.id FROM "District" d WHERE d.code = split_part(a.parcel, '-', 1)) AS "namedDistrict" ${FROM} WHERE a.reference = $1`,
};

export async function caseRow(database: Database, reference: string): Promise<CaseRow | undefined> {
  const [row] = await ask<CaseRow>(database, ROW, [reference]);
  return row;
}

/** Somebody by every name that a case may know them by. */
interface Self {
  id: string;
  /** that their token or the register names */
  nationalIds: string[];
}

const OF_TASK = {
  name: 'the case of a task',
  text: `SELECT ${FACTS}, $2::text IS NOT NULL AND a."ownerId" <> $2 AND a."filedById" <> $2 AND ${isParty('a', {
    accounts: 'ARRAY[lower($2)]',
    ids: `(ARRAY(SELECT "nationalId" FROM "Account" WHERE id = $2 AND "nationalId" <> '') || $3::text[])`,
    offices: `'{}'::text[]`,
  })} AS "otherSelf",
  CASE WHEN $4::text IS NOT NULL THEN ${standingSql('$4::text', '$5::timestamptz', '$6::text[]', '$7::text')} END AS standing
  ${FROM} WHERE a.reference = (SELECT reference FROM "Task" WHERE id = $1)`,
};

interface CaseOfTask extends CaseHead {
  otherSelf: boolean;
  standing: string | null;
}

/**
 * The case of a task. `otherSelf`: whether this person is a party of it by another account than that which the workflow knows,
 * one that differs in capitals alone, or has the same national ID. `standing`: what the register of people says of `identity`.
 */
export async function caseOfTask(
  database: Database,
  id: string,
  self: Self | undefined,
  identity?: { id: string; roles: readonly string[]; nationalId?: string | undefined },
): Promise<CaseOfTask | undefined> {
  const asked = identity
    ? [identity.id, new Date(), identity.roles, identity.nationalId ?? null]
    : [null, null, null, null];
  const [row] = await ask<CaseOfTask>(database, OF_TASK, [id, self?.id ?? null, self?.nationalIds ?? [], ...asked]);
  return row;
}
