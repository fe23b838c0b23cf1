import { INVITED } from '../../../forms/bodies.js';
import type { Transaction } from '../../../prisma/client.js';
import type { Prisma } from '../../../prisma/generated/client/client.js';
import { keptBecause, kindTitles } from '../messages/kinds.js';
import type { Kind } from './kind.js';

/** What somebody invited attached is theirs and the municipality's: the applying side does not see it. */
export const NOT_OF_INVITED = { NOT: { task: { role: INVITED } } };

/** Of a question that was never answered: nothing was decided with what was attached to it. */
const neverAnswered = { role: INVITED, status: { not: 'DONE' } } satisfies Prisma.TaskWhereInput;

const filesOnWork = (db: Transaction, person: string, task: Prisma.TaskWhereInput) =>
  db.taskFile.findMany({
    where: { attachedBy: person, task },
    select: {
      ...{ id: true, reference: true, taskId: true, code: true, fileName: true, sha256: true, attachedAt: true },
      ...{ note: true, takenAt: true, latitude: true, longitude: true },
    },
    orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }],
  });

/** What somebody attached to work: with an answer to an invitation, to what they decided, to a condition that they fulfil. */
export const fileKinds: readonly Kind[] = [
  {
    name: 'files-on-work',
    title: kindTitles.filesOnWork,
    kept: keptBecause.filesOnWork,
    rows: (db, person) => filesOnWork(db, person, { NOT: neverAnswered }),
  },
  {
    name: 'files-never-given',
    title: kindTitles.filesNeverGiven,
    rows: (db, person) => filesOnWork(db, person, neverAnswered),
    async erase(db, person, letGo) {
      const files = await filesOnWork(db, person, neverAnswered);
      for (const { sha256 } of files) letGo(sha256);
      await db.taskFile.deleteMany({ where: { id: { in: files.map(({ id }) => id) } } });
    },
  },
];
