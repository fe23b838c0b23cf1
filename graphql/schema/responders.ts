import { sideOf } from '../../cases/case-messages.js';
import { ViewedCase } from '../../cases/open-case.js';
import { redactLikely } from '../../city/privacy/redact.js';
import { type Context, signedIn } from '../context.js';
import { partyOf, personOf } from './party.js';

// Whoever has filed something on a public notice, and objects to what was decided, has no part in the case: the applying side
// reads their words without numbers, and their names masked, as it reads what they filed.

const isApplying = async (context: Context, reference: string): Promise<boolean> =>
  sideOf(new ViewedCase(await context.load.head.load(reference), signedIn(context))) === 'APPLICANT';

/** Who objects, as the viewer may know them. */
export async function responderOf(context: Context, reference: string, account: string) {
  if (signedIn(context).id === account) return personOf(context, account);
  return (await isApplying(context, reference))
    ? personOf(context, account, false)
    : partyOf(context, reference, account);
}

/** What they say. */
export async function wordsOfResponder(
  context: Context,
  reference: string,
  { by, text }: { by: string; text: string },
): Promise<string> {
  if (signedIn(context).id === by) return text;
  if (await isApplying(context, reference)) return redactLikely(text) as string;
  return (await context.load.masking.load(reference)).remarks(text);
}
