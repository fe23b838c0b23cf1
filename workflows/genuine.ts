import type { Case } from './case.js';
import { refusal } from './refusal.js';

/** Refuses a message whose sender only reaches Temporal. */
export async function mustBeGenuine({ input, activities }: Case, { seal, ...message }: { seal?: string | undefined }) {
  if (!input.sealed) return;
  const genuine = await activities.checkSeal({ reference: input.reference, message, seal });
  if (!genuine) throw refusal('FORBIDDEN', 'The message does not come from a server of this installation.');
}
