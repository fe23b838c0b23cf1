import { cursorOf, newest } from '../../graphql/list-order.js';
import { type Figure, median, quantile } from './figures.js';
import type { Installation } from './installation.js';

const OPEN_TASKS = 200_000;
const CASES = 1_000_000;
const CALLS = 30;

/** A case like one that is there, many times, as they would be after years: written beside the triggers, which would take hours. */
const fill = (after: number, count: number, status: string) => `
  INSERT INTO "Application" (reference, "permitTypeHash", status, revision, "ownerId", "filedById", draft, "submittedAt", "createdAt", "updatedAt")
  SELECT 'B-1300-' || lpad(i::text, 7, '0'), (SELECT hash FROM "PermitType" WHERE code = 'construction' ORDER BY version DESC LIMIT 1), '${status}', 1,
    'citizen-' || 1000 + i % 50000, 'citizen-' || 1000 + i % 50000, '{}',
    at, at, at
  FROM generate_series(${after + 1}, ${after + count}) i, LATERAL (SELECT timestamptz '2020-01-01' + i * interval '1 minute' AS at)`;

const TASKS = `
  INSERT INTO "Task" (id, reference, "stepId", "stepType", title, role, revision, status, outcomes, "dueAt", "createdAt")
  SELECT a.reference || '-1', a.reference, 'approval', 'review', '{"fa": "x", "en": "x"}', 'supervisor', 1, 'OPEN',
    '{APPROVE}', a."createdAt" + interval '5 days', a."createdAt"
  FROM "Application" a WHERE a.reference LIKE 'B-%'`;

/** Whom those tasks are for, as a trigger writes it. */
const ROLES = `
  INSERT INTO "CaseRole" (reference, role, district, "createdAt")
  SELECT t.reference, t.role, '', a."createdAt" FROM "Task" t JOIN "Application" a USING (reference) WHERE a.reference LIKE 'B-%'`;

const QUEUE = `{ tasks(filter: { role: "supervisor", status: [OPEN] }, first: 20) { edges { node { id dueAt status application { reference status } } } } }`;
const COUNTS = '{ taskCounts { open claimed overdue queues { role open } } }';
const page = (after?: string) =>
  `{ applications(first: 20${after ? `, after: "${after}"` : ''}) { edges { node { reference status } } } }`;
const TOTAL = '{ applications(first: 1) { totalCount edges { node { reference } } } }';

/** Queues and lists of a city that has been at it for years. */
export async function benchLarge({ people }: Installation): Promise<Figure[]> {
  const written = async (...statements: string[]) => {
    await people.rows(
      ['SET session_replication_role = replica', ...statements, 'RESET session_replication_role'].join(';'),
    );
    await people.rows('VACUUM (ANALYZE) "Application"');
    await people.rows('VACUUM (ANALYZE) "Task"');
    await people.rows('VACUUM (ANALYZE) "CaseRole"');
  };
  /** ms of the calls, over HTTP. */
  const timed = async (query: string): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < CALLS; i += 1) {
      const began = performance.now();
      await people.ask('supervisor-1', query);
      times.push(performance.now() - began);
    }
    return quantile(times.slice(5), 0.5);
  };

  await written(fill(0, OPEN_TASKS, 'UNDER_REVIEW'), TASKS, ROLES);
  const queue = await timed(QUEUE);
  const counts = await timed(COUNTS);
  await written(fill(OPEN_TASKS, CASES - OPEN_TASKS, 'ISSUED'));
  const [oldest] = await people.rows<{ reference: string; createdAt: Date }>(
    `SELECT reference, "createdAt" FROM "Application" ORDER BY "createdAt", reference LIMIT 1 OFFSET 40`,
  );
  if (!oldest) throw new Error('there is no case');
  const deep = page(cursorOf(newest('createdAt', 'reference'), oldest));
  const ratios: number[] = [];
  for (let round = 0; round < 3; round += 1) ratios.push((await timed(deep)) / (await timed(page())));
  return [
    { what: 'queue of 20 at 200,000 open tasks, over HTTP', value: queue, unit: 'ms', goal: { most: 5 } },
    { what: 'counts of all queues at 200,000 open tasks, over HTTP', value: counts, unit: 'ms', goal: { most: 5 } },
    { what: 'page at row 1,000,000 ÷ first page', value: median(ratios), goal: { most: 1.1 } },
    { what: 'totalCount of 1,000,000 cases, over HTTP', value: await timed(TOTAL), unit: 'ms', goal: { most: 10 } },
  ];
}
