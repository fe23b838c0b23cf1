import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { onCase } from './acts.js';
import { type Context, signedIn } from './context.js';
import { type FoundApplication, ownApplication } from './find.js';
import { withRemarks } from './remarks.js';
import { actorOf } from './standing.js';

/** Ends an application before its permit is granted. One that was never filed has no workflow and ends here. */
export async function withdraw(context: Context, reference: string, reason: string | undefined): Promise<void> {
  const actor = actorOf(signedIn(context));
  const application = await ownApplication(context, reference, 'withdraw');
  if (application.revision === 0 && (await withdrawDraft(context, application, reason))) return;
  await withRemarks(
    context,
    // Other words are another remark: those of a withdrawal that was taken stay as they were.
    { reference, author: actor.id, text: reason, messageId: `${reference} withdraw ${actor.id} ${reason}` },
    ({ remark }) => context.cases.withdraw(reference, { actor, ...(remark && { remark }) }, 'withdraw'),
  );
}

/** False when it has been filed meanwhile. A filing under way is of an older version and is refused. */
async function withdrawDraft(
  context: Context,
  application: FoundApplication,
  reason: string | undefined,
): Promise<boolean> {
  const { reference } = application;
  const { id: actor } = signedIn(context);
  const now = new Date();
  return context.prisma.$transaction(async (tx) => {
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
    await tx.$executeRaw`SELECT pg_notify('application_changed', ${reference})`;
    const words = reason === undefined ? {} : { reason: { words: reason } };
    await appendToTrail(tx, [onCase(context, application, { subject: reference, act: type, at: now, ...words })]);
    return true;
  });
}
