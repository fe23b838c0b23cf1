import { isParty } from '../../city/payments/interested.js';
import type { Viewer } from '../../city/people/viewer.js';
import { capacitiesFor } from '../../policy/holding.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import { ask, type Database } from '../../prisma/sql.js';
import type { Carried, TaskItem } from '../../workflows/case-shape.js';
import { decidersOf, keptApart } from '../../workflows/kept-apart.js';
import { Parties } from '../../workflows/parties.js';
import { actorOf } from '../actor.js';
import type { CaseTask } from '../case-head.js';
import { rolesOfTask, type ViewedCase } from '../open-case.js';
import { relationsToTask } from '../viewer-relations.js';

/** What of a case keeps somebody from deciding in it, as its last transition left it. */
export interface Apart {
  reference: string;
  /** a party by another account than those that the workflow knows: refused before it is asked */
  otherSelf: boolean;
  /** a party by whatever account, national ID or office */
  party: boolean;
  /** null of a case that an older version wrote last */
  people: string[] | null;
  offices: string[] | null;
  clerks: string[] | null;
  deciders: Carried['deciders'] | null;
  tasks: Pick<TaskItem, 'id' | 'notBy' | 'separateFrom' | 'apart'>[] | null;
}

const NAMES = `(ARRAY(SELECT "nationalId" FROM "Account" WHERE id = $2 AND "nationalId" <> '') || $3::text[])`;
const self = (offices: string) => isParty('a', { accounts: 'ARRAY[lower($2)]', ids: NAMES, offices });

const APART = {
  name: 'who is kept apart',
  text: `SELECT a.reference, a."ownerId" <> $2 AND a."filedById" <> $2 AND ${self(`'{}'::text[]`)} AS "otherSelf",
    ${self(`(ARRAY(SELECT "officeId" FROM "Account" WHERE id = $2 AND "officeId" IS NOT NULL) || $4::text[])`)} AS party,
    a.standing -> 'people' AS people, a.standing -> 'offices' AS offices,
    coalesce(a.standing -> 'clerks', '[]') AS clerks, a.standing -> 'deciders' AS deciders,
    a.standing -> 'tasks' AS tasks
    FROM "Application" a WHERE a.reference = ANY($1::text[])`,
};

/** The same of several cases in one statement. */
export async function apartIn(
  database: Database,
  { id, nationalId, claimedNationalId, officeId }: Viewer,
  references: readonly string[],
): Promise<Map<string, Apart>> {
  const nationalIds = [nationalId, claimedNationalId].flatMap((one) => one || []);
  const rows = await ask<Apart>(database, APART, [[...references], id, nationalIds, officeId ? [officeId] : []]);
  return new Map(rows.map((row) => [row.reference, row]));
}

/** Whether it matters at all: only to whoever works on a case, or may note something of it. */
export const mayBeApart = (viewed: ViewedCase): boolean =>
  viewed.may('addNote') || viewed.row.tasks.some(isWork(viewed));

const isWork =
  ({ viewer, row }: ViewedCase) =>
  (task: CaseTask): boolean =>
    OPEN_TASK_STATUSES.some((open) => open === task.status) &&
    relationsToTask(viewer, rolesOfTask(task), row.districtId).includes('stepRole');

const worksFor = ({ officeId }: Viewer, acting: string | undefined): boolean =>
  officeId !== undefined && officeId === acting;

/** Whether the workflow would refuse the viewer this task for whose case it is, or for what they decided before. */
export function isKeptApart({ viewer, row }: ViewedCase, task: CaseTask, apart: Apart): boolean {
  const { people, offices, clerks, deciders, tasks } = apart;
  const kept = tasks?.find(({ id }) => id === task.id);
  if (!people || !offices || !deciders || !kept) {
    return [row.ownerId, row.filedById].includes(viewer.id) || worksFor(viewer, row.mandate?.officeId);
  }
  const parties = new Parties({ people, offices, clerks: clerks ?? [], deciders } as Carried);
  const actor = actorOf(viewer);
  return capacitiesFor(actor, rolesOfTask(task), row.districtId).every(
    (capacity) => keptApart(parties, kept, decidersOf(actor, capacity)) !== undefined,
  );
}
