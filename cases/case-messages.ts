import { areParties } from '../city/payments/interested.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PrismaClient } from '../prisma/client.js';
import type { CaseMessage, Prisma } from '../prisma/generated/client/client.js';
import type { MessageSide } from '../prisma/generated/client/enums.js';
import type { Acting } from './acting.js';
import { type ViewedCase, viewCase } from './open-case.js';
import { partiesOf } from './parties.js';

type Asking = Pick<Acting, 'prisma' | 'viewer'>;

/** On which side of a case the viewer stands: whoever applies does so whatever roles they hold. */
export const sideOf = (viewed: Pick<ViewedCase, 'relations'>): MessageSide =>
  viewed.relations().some((relation) => relation === 'owner' || relation === 'office') ? 'APPLICANT' : 'MUNICIPALITY';

/** Whether the viewer has no part in a case on the applying side, by no account and no national ID of theirs. */
export async function isApart({ prisma, viewer }: Asking, reference: string): Promise<boolean> {
  return !(await areParties(prisma, [reference], await partiesOf(prisma, viewer)));
}

/** The messages of a case that the viewer may read; nothing for whom there are none. */
export function messagesFor(viewed: ViewedCase): Prisma.CaseMessageWhereInput | undefined {
  if (!viewed.may('readMessages')) return undefined;
  const { reference, ownerId } = viewed.row;
  // Who owns the case now is not shown what was written with the owner before.
  return { reference, internal: false, ...(sideOf(viewed) === 'APPLICANT' && { ownerId }) };
}

/** The same of the notes of those who work on it. */
export async function notesFor(asking: Asking, viewed: ViewedCase): Promise<Prisma.CaseMessageWhereInput | undefined> {
  const { reference } = viewed.row;
  if (!viewed.may('readNotes') || !(await isApart(asking, reference))) return undefined;
  return { reference, internal: true };
}

/** Whether the viewer may read a message or a note. */
export async function readsMessage(
  asking: Asking,
  viewed: ViewedCase,
  message: Pick<CaseMessage, 'internal' | 'ownerId'>,
): Promise<boolean> {
  if (message.internal) return (await notesFor(asking, viewed)) !== undefined;
  const shown = messagesFor(viewed);
  return shown !== undefined && (shown.ownerId ?? message.ownerId) === message.ownerId;
}

/** How many messages of the other side each case has that the viewer has not marked as read. */
export async function unreadMessages(
  prisma: PrismaClient,
  viewer: Viewer,
  cases: readonly ViewedCase[],
): Promise<Map<string, number>> {
  const asked = cases.flatMap((viewed) => {
    const shown = messagesFor(viewed);
    return shown ? [{ viewed, side: sideOf(viewed), ownerId: shown.ownerId as string | undefined }] : [];
  });
  if (asked.length === 0) return new Map();
  const rows = await prisma.$queryRaw<{ reference: string; unread: number }[]>`
    SELECT m.reference, count(*)::int AS unread
    FROM unnest(${asked.map(({ viewed }) => viewed.row.reference)}::text[], ${asked.map(({ side }) => side)}::text[],
      ${asked.map(({ ownerId }) => ownerId ?? '')}::text[]) AS asked(reference, side, owner)
    JOIN "CaseMessage" m ON m.reference = asked.reference AND NOT m.internal AND m.side::text <> asked.side
      AND m."ownerId" = coalesce(nullif(asked.owner, ''), m."ownerId")
    LEFT JOIN "CaseMessageRead" r ON r.reference = m.reference AND r.person = ${viewer.id}
    WHERE r."upTo" IS NULL OR m."sentAt" > r."upTo"
    GROUP BY m.reference`;
  return new Map(rows.map(({ reference, unread }) => [reference, unread]));
}

/** Marks what was written so far as read by the viewer. A mark never goes back. */
export async function markMessagesRead(acting: Acting, reference: string, until: Date): Promise<void> {
  await viewCase(acting, reference, 'readMessages');
  // What is yet to be written is read by nobody.
  const upTo = new Date(Math.min(until.getTime(), Date.now()));
  await acting.prisma.$executeRaw`
    INSERT INTO "CaseMessageRead" (reference, person, "upTo") VALUES (${reference}, ${acting.viewer.id}, ${upTo})
    ON CONFLICT (reference, person) DO UPDATE SET "upTo" = greatest("CaseMessageRead"."upTo", excluded."upTo")`;
}
