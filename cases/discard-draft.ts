import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import { Prisma } from '../prisma/generated/client/client.js';
import { type Acting, onCase } from './acting.js';
import { viewCase } from './open-case.js';

/** Throws a draft away that was never filed: its answers and files go, and that there was one stays on record. */
export async function discardDraft(acting: Acting, reference: string): Promise<void> {
  const { row } = await viewCase(acting, reference, 'discardDraft');
  const now = new Date();
  const gone = await acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, status: 'DRAFT', revision: 0 },
      data: {
        status: 'WITHDRAWN',
        draft: {},
        draftCarried: Prisma.DbNull,
        parcel: null,
        parcels: [],
        draftVersion: { increment: 1 },
        updatedAt: now,
      },
    });
    if (count === 0) return false;
    await tx.attachedDocument.deleteMany({ where: { reference } });
    await tx.conversationTurn.updateMany({
      where: { conversation: { reference } },
      data: { words: '', reply: '', acts: [] },
    });
    await tx.conversation.updateMany({ where: { reference }, data: { state: {} } });
    const [type, data, actor] = ['WITHDRAWN', { draft: true }, acting.viewer.id];
    await tx.timelineEntry.create({
      data: { reference, seq: 1, at: now, type, actor, summary: timelineSentence(type, data), data },
    });
    await tellApplicationChanged(tx, reference);
    await appendToTrail(tx, [onCase(acting, row, { subject: reference, act: 'DRAFT_DISCARDED', at: now })]);
    return true;
  });
  if (gone) return;
  // It was filed, or thrown away, between the look at it and the change.
  await viewCase(acting, reference, 'discardDraft');
  throw new Error(`the draft ${reference} could not be discarded`);
}
