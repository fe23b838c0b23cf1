import { timelineSentence } from '../city/notices/timeline.js';
import { BY_RESPONDER } from '../forms/appeals.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** Entries that end what is decided at an appeal. */
const ENDS: ReadonlySet<string> = new Set(['APPEAL_DECIDED', 'TASK_EXPIRED', 'RETURNED_BY_CLOCK']);

/** Tells whoever filed something on a notice and objects to the decision that this was filed, and what came of it; once, however often it is tried. */
export async function tellAppellants(
  { prisma, notices }: Pick<TransitionDependencies, 'prisma' | 'notices'>,
  { reference, number, at, standing, timeline }: Transition,
): Promise<void> {
  if (!standing?.noticed) return;
  const filed = timeline.filter(({ type, data }) => type === 'APPEAL_FILED' && data?.by === BY_RESPONDER);
  const ended = timeline.filter(({ type, data }) => ENDS.has(type) && data?.measure === undefined);
  if (filed.length + ended.length === 0) return;
  const told = await prisma.$transaction(async (tx) => {
    const tell = async (entry: TimelineDraft, people: string[]): Promise<boolean> => {
      if (people.length === 0) return false;
      const { type, data = {} } = entry;
      const { by: _, ...said } = data;
      const summary = timelineSentence(type, said);
      const step = data.title as LocalizedText | undefined;
      const key = `appeal-${number}-${type}-${String(data.step)}`;
      const of = { reference, transition: number, event: 'APPEALED', at: new Date(at), people, path: '/my' } as const;
      await notices.tell(tx, { ...of, key, summary, step });
      return true;
    };
    const done: boolean[] = [];
    for (const entry of filed) done.push(await tell(entry, [entry.actor]));
    for (const entry of ended) done.push(await tell(entry, await appellantsOf(tx, reference, entry)));
    return done.some(Boolean);
  });
  if (told) await notices.deliverWaiting();
}

/** Those who objected at the step, all whose objections were decided together. */
async function appellantsOf(
  tx: Parameters<Parameters<TransitionDependencies['prisma']['$transaction']>[0]>[0],
  reference: string,
  { data = {} }: TimelineDraft,
): Promise<string[]> {
  const rows = await tx.timelineEntry.findMany({
    where: { reference, type: 'APPEAL_FILED', data: { path: ['step'], equals: String(data.step) } },
    orderBy: { seq: 'asc' },
    select: { actor: true, data: true },
  });
  const first = rows.findLastIndex((row) => !(row.data as { joined?: boolean }).joined);
  const together = rows.slice(first).filter((row) => (row.data as { by?: string }).by === BY_RESPONDER);
  return [...new Set(together.map(({ actor }) => actor))];
}
