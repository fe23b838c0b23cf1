import { appealStandingWords, auditWords, measureWords } from '../city/papers/messages/audit.js';
import { changeStanding } from '../city/papers/standing.js';
import type { Transaction } from '../prisma/client.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';

const FINAL: ReadonlySet<string> = new Set(['REVOKED', 'SUPERSEDED']);
const CHANGES: ReadonlySet<string> = new Set(['PERMIT_SUSPENDED', 'PERMIT_REVOKED', 'PERMIT_RESTORED']);

const wordsAfter = { audit: auditWords, appeal: appealStandingWords, measure: measureWords };

/**
 * Has the permit of a case stand as the transition says. Gives its timeline as it came about: a permit that stood so
 * already, has lost its force for ever, or was never granted stays as it is, and is said to.
 */
export async function changePermit(tx: Transaction, transition: Transition): Promise<TimelineDraft[]> {
  const { reference, permit: change, timeline } = transition;
  if (!change) return timeline;
  await tx.$queryRaw`SELECT FROM "Permit" WHERE reference = ${reference} FOR UPDATE`;
  const all = await tx.permit.findMany({ where: { reference }, select: { number: true, status: true, step: true } });
  const touched = all.filter(
    ({ step }) => change.steps === undefined || (step !== null && change.steps.includes(step)),
  );
  const open = touched.filter(({ status }) => status !== change.to && !FINAL.has(status));
  for (const permit of open) {
    const { fa, en } = change.ground?.title ?? wordsAfter[change.after ?? 'audit'][change.to];
    const reason = `${fa} (${en})`;
    await changeStanding(tx, { number: permit.number, to: change.to, at: new Date(transition.at), reason });
  }
  const isOpen = open.length > 0;
  const numbers = (isOpen ? open : touched).map(({ number }) => number);
  const more = numbers.length > 0 ? { permit: numbers.join(' ') } : {};
  return timeline.map((entry) => {
    if (!CHANGES.has(entry.type)) return entry;
    return { ...entry, type: isOpen ? entry.type : 'PERMIT_UNCHANGED', data: { ...entry.data, ...more } };
  });
}
