import type { SqlCondition } from '../prisma/one-statement/where.js';

/** Cases that something has happened to since, by their rows and by the journal. */
export const applicationChangedSince =
  (since: Date): SqlCondition =>
  (a, parameters) => {
    const at = `${parameters.add(since)}::timestamptz`;
    return `${a}."updatedAt" >= ${at} OR ${a}."reference" IN (SELECT e."subject" FROM "Event" e WHERE e."at" >= ${at})`;
  };

/** The same of tasks. */
export const taskChangedSince =
  (since: Date): SqlCondition =>
  (a, parameters) => {
    const at = `${parameters.add(since)}::timestamptz`;
    return `${a}."createdAt" >= ${at} OR ${a}."decidedAt" >= ${at}
      OR ${a}."id" IN (SELECT e."data" ->> 'task' FROM "Event" e WHERE e."at" >= ${at} AND e."data" ? 'task')`;
  };
