import { createHash } from 'node:crypto';
import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import { type Acting, onCase } from './acting.js';
import { actorOf } from './actor.js';
import type { CaseRow } from './case-head.js';
import { findCase, unlessOfState } from './open-case.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';

/** Ends an application before its permit is granted. One that was never filed has no workflow and ends here. */
export async function withdrawApplication(
  acting: Acting,
  reference: string,
  reason: string | undefined,
): Promise<void> {
  const actor = actorOf(acting.viewer);
  const viewed = await findCase(acting, reference);
  const { row } = viewed;
  const refusal = unlessOfState(viewed.refusal('withdraw'));
  if (refusal && row.revision === 0) throw refusal;
  if (row.revision === 0 && (await withdrawDraft(acting, row, reason))) return;
  // Other words are another remark, and another message: those of a withdrawal that was taken stay as they were.
  const messageId = `${reference} withdraw ${actor.id} ${reason}`;
  const id = `withdraw-${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`;
  await withRemarks(acting, { reference, author: actor.id, text: reason, messageId }, ({ remark }) => {
    const message = { actor, ...(remark && { remark }) };
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.withdraw(reference, message, id));
  });
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
