import { mandateReaches } from '../city/people/mandates.js';
import { changedFields } from '../city/trail/changed-fields.js';
import type { Acting } from './acting.js';
import { carryAnswers, carryDraft } from './carry-draft.js';
import { changeWorkingCopy, draftCopy } from './draft.js';
import { openCase } from './open-case.js';

interface GivenDraft {
  reference: string;
  /** any JSON object */
  answers?: unknown;
  /** that the caller looks at; StaleRevisionError when it has moved on */
  revision?: number | null | undefined;
  /** of the working copy that the answers were made from; StaleRevisionError when it was changed since */
  draftVersion?: number | null | undefined;
  /** of the permit type whose form the answers are to; those to an older one are carried over as the draft was */
  formVersion?: number | null | undefined;
}

/** Replaces the working copy of the answers. What was filed stays as it was until it is submitted again. */
export async function saveDraft(acting: Acting, given: GivenDraft): Promise<void> {
  const { reference, revision, draftVersion, formVersion } = given;
  const before = await openCase(acting, reference, 'saveDraft');
  before.mustBeCurrent(revision);
  before.mustBeCopy(draftVersion);
  const moved = await carryDraft(acting, before);
  const open = moved ? await openCase(acting, reference, 'saveDraft') : before;
  const seen = moved ? before.definition.version : undefined;
  const answers = await carryAnswers(acting, open, given.answers, formVersion ?? seen);
  const copy = await draftCopy(acting, open, answers);
  open.withParcels(copy).must('saveDraft');
  const { mandate, permitType } = open.row;
  const { parcel, parcels } = copy;
  const withinMandate = mandate === null || mandateReaches(mandate, { permitType, parcel, parcels, drafting: true });
  await changeWorkingCopy(acting, open, {
    operation: 'saveDraft',
    revision,
    // Carrying it over has made another copy of it, of which the answers are a change all the same.
    draftVersion: moved ? undefined : draftVersion,
    data: { ...copy, withinMandate },
    act: { act: 'DRAFT_SAVED', values: changedFields(open.definition.form, open.row.draft, copy.draft) },
  });
}
