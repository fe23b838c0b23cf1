import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import { type Acting, onCase } from './acting.js';
import { actorOf } from './actor.js';
import type { CaseRow } from './case-head.js';
import { viewCase } from './open-case.js';
import { withRemarks } from './remarks.js';

/** Ends an application before its permit is granted. One that was never filed has no workflow and ends here. */
export async function withdrawApplication(
  acting: Acting,
  reference: string,
  reason: string | undefined,
): Promise<void> {
  const actor = actorOf(acting.viewer);
  const { row } = await viewCase(acting, reference, 'withdraw');
  if (row.revision === 0 && (await withdrawDraft(acting, row, reason))) return;
  await withRemarks(
    acting,
    // Other words are another remark: those of a withdrawal that was taken stay as they were.
    { reference, author: actor.id, text: reason, messageId: `${reference} withdraw ${actor.id} ${reason}` },
    ({ remark }) => acting.messenger.withdraw(reference, { actor, ...(remark && { remark }) }, 'withdraw'),
  );
}

/** False when it has been filed meanwhile. A filing under way is of an older version and is refused. */
async function withdrawDraft(acting: Acting, row: CaseRow, reason: string | undefined): Promise<boolean> {
  const { reference } = row;
  const { id: actor } = acting.viewer;
  const now = new Date();
  return acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, status: 'DRAFT', revision: 0 },
      data: { status: 'WITHDRAWN', draftVersion: { increment: 1 }, updatedAt: now },
    });
    if (count === 0) return false;
    const type = 'WITHDRAWN';
    const data = reason ? { reason } : {};
    await tx.timelineEntry.create({
      data: { reference, seq: 1, at: now, type, actor, summary: timelineSentence(type, data), data },
    });
    await tellApplicationChanged(tx, reference);
    const words = reason === undefined ? {} : { reason: { words: reason } };
    await appendToTrail(tx, [onCase(acting, row, { subject: reference, act: type, at: now, ...words })]);
    return true;
  });
}
