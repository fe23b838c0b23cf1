import type { PrismaClient } from '../../prisma/client.js';

/** Of a task `t`: its step, or body, began anew since, as when a list came back shorter. What it gave is empty then. */
export const IS_FORGOTTEN = `EXISTS (SELECT FROM "StepResult" r WHERE r.reference = t.reference
            AND r.step = t."stepId" || coalesce('.' || t.body, '') AND r.data = '{}')`;

interface Work {
  stepId: string;
  body: string | null;
  /** work that is under way counts */
  status?: string;
}

const nameOf = ({ stepId, body }: Work): string => (body === null ? stepId : `${stepId}.${body}`);

/**
 * Those of the tasks of a case that count: what was decided of an entry of a list that began anew since, or is there no more, does
 * not. Where there are neither entries nor bodies nothing is asked.
 */
export async function stillCounting<T extends Work>(
  prisma: Pick<PrismaClient, 'stepResult'>,
  reference: string,
  tasks: readonly T[],
): Promise<T[]> {
  const isOver = ({ status }: Work): boolean => status !== 'OPEN' && status !== 'CLAIMED';
  const names = tasks
    .filter(isOver)
    .map(nameOf)
    .filter((name) => name.includes('.'));
  if (names.length === 0) return [...tasks];
  const empty = await prisma.stepResult.findMany({
    where: { reference, step: { in: names }, data: { equals: {} } },
    select: { step: true },
  });
  const forgotten = new Set(empty.map(({ step }) => step));
  return tasks.filter((task) => !isOver(task) || !forgotten.has(nameOf(task)));
}
