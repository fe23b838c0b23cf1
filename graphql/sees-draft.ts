import { ViewedCase } from '../cases/open-case.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { type Context, signedIn } from './context.js';

/** What decides who sees a working copy. */
export const draftColumns = {
  status: true,
  revision: true,
  ownerId: true,
  mandateId: true,
  parcel: true,
  parcels: true,
  districtId: true,
  permitTypeHash: true,
} as const satisfies Prisma.ApplicationSelect;

/**
 * Whether the viewer sees the working copy, which whoever only looks on never does. A list asks for one statement more
 * only where there are mandates.
 */
export async function seesDraft(
  context: Context,
  row: Prisma.ApplicationGetPayload<{ select: typeof draftColumns }>,
): Promise<boolean> {
  const mandate = row.mandateId === null ? null : await context.load.mandate.load(row.mandateId);
  const { code: permitType } = await context.catalogue.definition(row.permitTypeHash);
  return new ViewedCase({ ...row, mandate, permitType, tasks: [] }, signedIn(context)).may('readDraft');
}
