import type { MandateFacts } from '../city/people/mandates.js';
import type { Transaction } from '../prisma/client.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { ApplicationStatus, TaskStatus } from '../prisma/generated/client/enums.js';

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
  districtId: string | null;
  mandate: MandateFacts | null;
  /** number of the revision at which its present owner took it over; null where it was always theirs */
  handedOver: number | null;
  tasks: CaseTask[];
}

/** The same with the working copy of its answers. */
export interface CaseRow extends CaseHead {
  draft: Prisma.JsonValue;
  draftVersion: number;
  draftCarried: Prisma.JsonValue;
}

type Database = Pick<Transaction, '$queryRaw'>;

const facts = Prisma.sql`a.reference, a."permitTypeHash", p.code AS "permitType", a.status, a.revision, a.standing IS NOT NULL AS "hasStanding",
  a."ownerId", a."filedById", a.parcel, a."districtId", a."handedOver",
  (SELECT to_jsonb(m) || jsonb_build_object('office', to_jsonb(o)) FROM "Mandate" m
    JOIN "Office" o ON o.id = m."officeId" WHERE m.id = a."mandateId") AS mandate,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'stepId', t."stepId", 'status', t.status, 'role', t.role,
      'escalatedTo', t."escalatedTo", 'assignee', t.assignee, 'revision', t.revision))
    FROM "Task" t WHERE t.reference = a.reference), '[]') AS tasks`;
const from = Prisma.sql`FROM "Application" a JOIN "PermitType" p ON p.hash = a."permitTypeHash"`;

/** One statement, however many cases are asked for. `a` is the application. */
export const caseHeads = (database: Database, where: Prisma.Sql): Promise<CaseHead[]> =>
  database.$queryRaw<CaseHead[]>`SELECT ${facts} ${from} WHERE ${where}`;

export async function caseRow(database: Database, reference: string): Promise<CaseRow | undefined> {
  const [row] = await database.$queryRaw<CaseRow[]>`
    SELECT ${facts}, a.draft, a."draftVersion", a."draftCarried" ${from} WHERE a.reference = ${reference}`;
  return row;
}
