import { NoRulebookInForceError } from '../city/catalogue/catalogue.js';
import { holdsMasks } from '../city/privacy/eyes.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import { checkDraft } from '../forms/answers/check-answers.js';
import { type Bounds, outOfBounds } from '../forms/bounds.js';
import { jalaliDay } from '../forms/jalali.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { onCase } from './acts.js';
import type { Context } from './context.js';
import { type ApplicationOperation, mustBeCurrent, ownApplication, stillOpen } from './find.js';
import { inputMessages } from './messages/inputs.js';
import { invalidInput, StaleRevisionError } from './refusals.js';

const bounds: Bounds = { depth: 20, nodes: 2_500, characters: 200_000 };

export interface DraftCopy {
  draft: object;
  /** the renewal code of the parcel that the answers name, as the definition looks parcels up */
  parcel: string | null;
}

/**
 * Answers as a draft keeps them: any JSON object of a sensible size, digits and letters normalised. What is missing or
 * wrong in it is refused when it is filed, not while somebody is still writing it.
 */
export async function draftCopy(context: Context, definitionHash: string, answers: unknown): Promise<DraftCopy> {
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers)) {
    throw invalidInput('answers', 'WRONG_TYPE', inputMessages.ANSWERS_WRONG_TYPE);
  }
  const problem = outOfBounds(answers, bounds);
  if (problem) throw invalidInput(`answers.${problem.path}`, problem.code, problem.message);
  const definition = await context.catalogue.definition(definitionHash);
  const { answers: draft, issues } = checkDraft(definition, answers);
  if (holdsMasks(draft, definition.form.schema))
    throw invalidInput('answers', 'MASKED_VALUE', inputMessages.MASKED_VALUE);
  const parcel = issues.length > 0 ? null : await parcelNamed(context, definitionHash, draft);
  return { draft, parcel };
}

/** The renewal code that the answers name; null for none, and while no rulebook is in force. */
export async function parcelNamed(context: Context, definitionHash: string, answers: Record<string, unknown>) {
  const { rulebook: family } = await context.catalogue.definition(definitionHash);
  const rulebook = await context.catalogue.rulebookInForce(family, jalaliDay(new Date())).catch((error) => {
    // A draft can wait for the year's rulebook; a filing cannot.
    if (error instanceof NoRulebookInForceError) return undefined;
    throw error;
  });
  const ruleset = rulebook && (await context.catalogue.ruleset(definitionHash, rulebook.hash));
  return ruleset?.lookups(answers).find(({ register }) => register === 'parcels')?.key ?? null;
}

/** The next reference of the year. A number that is never used after all leaves a gap. */
export async function nextReference(context: Context): Promise<string> {
  const year = jalaliDay(new Date()).slice(0, 4);
  const [counter] = await context.prisma.$queryRaw<{ value: number }[]>`
    INSERT INTO "Counter" (name, value) VALUES (${`application-${year}`}, 1)
    ON CONFLICT (name) DO UPDATE SET value = "Counter".value + 1 RETURNING value`;
  return `U-${year}-${String(counter?.value).padStart(6, '0')}`;
}

/**
 * Changes the working copy in one transaction that refuses a closed or moved-on application, one that has another version
 * of its form by now as well, and tells whoever watches.
 * Its version grows, so that a filing under way is never made of two states.
 */
export async function changeWorkingCopy(
  context: Context,
  reference: string,
  operation: ApplicationOperation,
  { revision, permitTypeHash }: { revision?: number | null | undefined; permitTypeHash: string },
  change: {
    data: Prisma.ApplicationUpdateManyMutationInput;
    also?: (tx: Prisma.TransactionClient) => Promise<unknown>;
    act: Pick<Act, 'act' | 'changed' | 'values'>;
  },
): Promise<void> {
  const changed = await context.prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, permitTypeHash, ...stillOpen, ...(revision != null && { revision }) },
      data: { ...change.data, draftVersion: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0) return false;
    // A mandate may have ended, or come to reach no longer, since the look at it: a file can take minutes to arrive.
    const application = await ownApplication(context, reference, operation, tx);
    await change.also?.(tx);
    await tx.$executeRaw`SELECT pg_notify('application_changed', ${reference})`;
    const { draftVersion } = application;
    const changed = { ...change.act.changed, draftVersion };
    await appendToTrail(tx, [onCase(context, application, { ...change.act, subject: reference, changed })]);
    return true;
  });
  if (changed) return;
  // It was closed or moved on between the look at it and the change.
  const application = await ownApplication(context, reference, operation);
  mustBeCurrent(application, revision);
  if (application.permitTypeHash !== permitTypeHash) throw new StaleRevisionError(application.revision);
  throw new Error(`the working copy of ${reference} could not be changed`);
}
