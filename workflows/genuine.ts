import type { Case } from './case.js';
import { refusal } from './task.js';

/** Refuses a message whose sender only reaches Temporal. */
export async function mustBeGenuine(c: Case, { seal, ...message }: { seal?: string | undefined }): Promise<void> {
  if (!c.input.sealed) return;
  const genuine = await c.local.checkSeal({ reference: c.input.reference, message, seal });
  if (!genuine) throw refusal('FORBIDDEN', 'The message does not come from a server of this installation.');
}
