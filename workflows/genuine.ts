import { currentUpdateInfo } from '@temporalio/workflow';
import type { Proof } from './activities.js';
import type { Case } from './case.js';
import type { Sealed } from './messages.js';
import { refusal } from './refusal.js';

/** The message of the update that is being handled, or of that id, as its seal has it. */
export function proofOf(
  { input }: Case,
  update: string,
  { seal, ...message }: Sealed,
  id = currentUpdateInfo()?.id ?? '',
): Proof {
  return { reference: input.reference, update, id, message, ...(seal !== undefined && { seal }) };
}

/** Refuses a message whose sender only reaches Temporal. */
export async function mustBeGenuine(permitCase: Case, update: string, message: Sealed): Promise<void> {
  const { input, activities, isSealed } = permitCase;
  if (!isSealed && !input.sealed) return;
  const genuine = await activities.checkSeal(proofOf(permitCase, update, message));
  if (!genuine) throw refusal('FORBIDDEN', 'The message does not come from a server of this installation.');
}
