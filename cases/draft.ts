import { holdsMasks } from '../city/privacy/masking.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import type { JsonObject } from '../city/trail/entry.js';
import { checkDraft } from '../forms/answers/check-answers.js';
import { type Bounds, outOfBounds } from '../forms/bounds.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { withoutHiddenSigns, withTexts } from '../forms/plain-text.js';
import { PARCELS } from '../forms/rulebook/registers.js';
import { CLOSED_STATUSES } from '../policy/states.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { Transaction } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { type Acting, type CaseServices, onCase } from './acting.js';
import { parcelsOf } from './ask-registers.js';
import { begunBy } from './generation.js';
import { inputMessages } from './messages/inputs.js';
import { type OpenCase, viewCase } from './open-case.js';
import { invalidInput, StaleRevisionError } from './refusals.js';
import { rulebookToday } from './rulebook-today.js';

const bounds: Bounds = { depth: 20, nodes: 2_500, characters: 200_000 };

export interface DraftCopy {
  draft: object;
  /** the renewal code of the parcel that the answers name, as the definition looks parcels up */
  parcel: string | null;
  /** all of them, of a type that may name several */
  parcels?: string[];
}

/** A version of a permit type. */
interface Pinned {
  hash: string;
  definition: FormDefinition;
}

/**
 * Answers as a draft keeps them: any JSON object of a sensible size, digits and letters normalised, signs that hide gone. What is missing or
 * wrong in it is refused when it is filed, not while somebody is still writing it.
 */
export async function draftCopy(services: CaseServices, pinned: Pinned, answers: unknown): Promise<DraftCopy> {
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers)) {
    throw invalidInput('answers', 'WRONG_TYPE', inputMessages.ANSWERS_WRONG_TYPE);
  }
  const problem = outOfBounds(answers, bounds);
  if (problem) throw invalidInput(`answers.${problem.path}`, problem.code, problem.message);
  const { answers: draft, issues } = checkDraft(pinned.definition, withTexts(answers, withoutHiddenSigns));
  // Nothing else that goes through this form would come to an end.
  const costly = issues.find(({ code }) => code === 'FORM_COSTLY');
  if (costly) throw invalidInput('answers', costly.code, costly.message);
  if (holdsMasks(draft, pinned.definition.form.schema)) {
    throw invalidInput('answers', 'MASKED_VALUE', inputMessages.MASKED_VALUE);
  }
  const parcels = issues.length > 0 ? [] : await parcelsNamed(services, pinned, draft);
  const mayBeSeveral = pinned.definition.registers.some(({ register, each }) => register === PARCELS && each);
  return { draft, parcel: parcels[0] ?? null, ...(mayBeSeveral && { parcels: parcels.length > 1 ? parcels : [] }) };
}

/** The renewal codes that the answers name; none while no rulebook is in force. */
export async function parcelsNamed(
  { catalogue }: CaseServices,
  { hash, definition }: Pinned,
  answers: Record<string, unknown>,
): Promise<string[]> {
  // A draft can wait for the year's rulebook; a filing cannot.
  const rulebook = await rulebookToday({ catalogue }, definition.rulebook);
  const ruleset = rulebook && (await catalogue.ruleset(hash, rulebook));
  return ruleset ? parcelsOf(ruleset, answers) : [];
}

/** For the statement that changes a working copy, so that none slips in after the end. */
export const stillOpen = { status: { notIn: [...CLOSED_STATUSES] } } satisfies Prisma.ApplicationWhereInput;

/** What was confirmed in a conversation and changed before it was filed is not what was confirmed. */
const notAsConfirmed = ({ row: { revision, generation, mandate } }: OpenCase) =>
  revision === 0 && generation === 'SMART' ? { generation: begunBy(mandate) } : {};

interface Change {
  operation: 'saveDraft' | 'attachDocument';
  /** that the caller looked at */
  revision?: number | null | undefined;
  /** of the working copy that the caller looked at */
  draftVersion?: number | null | undefined;
  data: Prisma.ApplicationUpdateManyMutationInput;
  /** gives what else the trail is told */
  also?: (tx: Transaction) => Promise<JsonObject>;
  act: Pick<Act, 'act' | 'changed' | 'values'>;
}

/**
 * Changes the working copy in one transaction that refuses a closed or moved-on application, one that has another version
 * of its form by now as well, and tells whoever watches.
 * Its version grows, so that a filing under way is never made of two states.
 */
export async function changeWorkingCopy(acting: Acting, open: OpenCase, change: Change): Promise<void> {
  const { reference, permitTypeHash } = open.row;
  const { operation, revision, draftVersion } = change;
  const changed = await acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: {
        ...{ reference, permitTypeHash, ...stillOpen },
        ...(revision != null && { revision }),
        ...(draftVersion != null && { draftVersion }),
      },
      data: { ...change.data, ...notAsConfirmed(open), draftVersion: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0) return false;
    // A mandate may have ended, or come to reach no longer, since the look at it: a file can take minutes to arrive.
    const { row } = await viewCase(acting, reference, operation, tx);
    const more = await change.also?.(tx);
    await tellApplicationChanged(tx, reference);
    const changed = { ...change.act.changed, ...more, draftVersion: row.draftVersion };
    await appendToTrail(tx, [onCase(acting, row, { ...change.act, subject: reference, changed })]);
    return true;
  });
  if (changed) return;
  // It was closed or moved on between the look at it and the change.
  const now = await viewCase(acting, reference, operation);
  now.mustBeCurrent(revision);
  if (draftVersion != null && now.row.draftVersion !== draftVersion) throw new StaleRevisionError(now.row.revision);
  if (now.row.permitTypeHash !== permitTypeHash) throw new StaleRevisionError(now.row.revision);
  throw new Error(`the working copy of ${reference} could not be changed`);
}
