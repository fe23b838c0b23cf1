import type { Act } from '../city/trail/append.js';
import { type Context, signedIn } from './context.js';

type ViewersAct = Omit<Act, 'by'>;

/** An act of the viewer, for the trail. */
export const byViewer = (context: Context, act: ViewersAct): Act => ({ ...act, by: signedIn(context).id });

/** The same on a case: whoever acts for its owner is said to. */
export function onCase(context: Context, { ownerId }: { ownerId: string }, act: ViewersAct): Act {
  const { id: by } = signedIn(context);
  return { ...act, by, ...(by !== ownerId && { onBehalfOf: ownerId }) };
}
