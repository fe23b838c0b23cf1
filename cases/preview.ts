import type { MandateFacts } from '../city/people/mandates.js';
import { claimedOffice, representativeFact } from '../city/people/representative.js';
import type { Viewer } from '../city/people/viewer.js';
import type { RegisterReader } from '../city/registers/privacy.js';
import { checkAnswers, checkDraft } from '../forms/answers/check-answers.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import { jalaliDay } from '../forms/jalali.js';
import type { CaseServices } from './acting.js';
import { ANONYMOUS } from './ask-registers.js';
import { parcelsNamed } from './draft.js';
import { announceRegulations, evaluateAnswers } from './evaluate.js';
import { resultsOf } from './filed-revision.js';
import { begunBy, generationOf } from './generation.js';
import { mustReach, onWhoseBehalf } from './on-behalf.js';
import { viewCase } from './open-case.js';
import { must } from './permission.js';
import { AnswersInvalidError, UnauthenticatedError } from './refusals.js';
import { mustBeRecorded } from './register-choices.js';
import { servedType } from './served-type.js';
import { registerReader } from './visible.js';

interface Preview {
  permitType: string;
  answers?: unknown;
  /** codes of the documents that would be attached */
  documents?: string[] | null | undefined;
  /** the mandate that an office would file under */
  onBehalfOf?: string | null | undefined;
  /** of the case that would be filed anew: it is no other case of its plot */
  reference?: string | null | undefined;
}

/** Who asks; nobody where they have not signed in. */
type Asking = CaseServices & { viewer: Viewer | undefined };

/** What a submission would give, without filing anything. For somebody who has not signed in no register is asked. */
export async function previewEvaluation(asking: Asking, preview: Preview): Promise<Evaluation> {
  const { viewer } = asking;
  const acting = viewer && { ...asking, viewer };
  const { permitType, answers: raw, documents, onBehalfOf, reference } = preview;
  must(viewer, 'evaluate');
  if (!acting && (reference != null || onBehalfOf != null)) throw new UnauthenticatedError();
  const filed = acting && reference != null ? await viewCase(acting, reference, 'readDraft') : undefined;
  const behalf = acting && onBehalfOf != null ? await onWhoseBehalf(acting, onBehalfOf) : undefined;
  const active = await servedType(asking, permitType);
  const asOf = jalaliDay(new Date());
  const whole = checkAnswers(active.definition, raw, asOf);
  const what = {
    definitionHash: active.hash,
    documents: documents ?? [],
    ...(reference != null && { reference }),
    representative: null,
    generation: filed ? generationOf(filed.row) : begunBy(behalf?.mandate ?? null),
    asOf,
    person: behalf?.mandate ? await ownerOf(asking, behalf.ownerId) : viewer ? registerReader(viewer) : ANONYMOUS,
  };
  if (whole.issues.length === 0) {
    const { answers } = whole;
    if (viewer) await mustBeRecorded(asking.registers, active.definition.form, answers);
    const parcels = await parcelsNamed(asking, active, answers);
    const scope = { permitType, parcel: parcels[0] ?? null, parcels };
    mustReach(behalf?.mandate ?? null, { ...scope, drafting: true });
    const representative = await representativeFact(asking.prisma, {
      ownerId: behalf?.ownerId ?? viewer?.id ?? '',
      officeId: claimedOffice(answers) ?? outsideOffice(behalf?.mandate),
      ...scope,
      today: what.asOf,
    });
    const results = reference == null ? {} : await resultsOf(asking.prisma, reference);
    return (await evaluateAnswers(asking, { ...what, representative, answers, results })).evaluation;
  }
  // A plot for which nothing is proposed yet has regulations all the same.
  const begun = checkDraft(active.definition, raw);
  if (begun.issues.length > 0 || !lacksSections(whole.issues)) throw new AnswersInvalidError(whole.issues);
  if (behalf) {
    const parcels = await parcelsNamed(asking, active, begun.answers);
    mustReach(behalf.mandate, { permitType, parcel: parcels[0] ?? null, parcels, drafting: true });
  }
  return announceRegulations(asking, { ...what, answers: begun.answers });
}

/** A counter is no representative. */
const outsideOffice = (mandate: MandateFacts | null | undefined): string | undefined =>
  mandate?.office.kind === 'COUNTER' ? undefined : mandate?.officeId;

/** Register data is for the owner, whoever asks in their name. */
async function ownerOf({ prisma }: CaseServices, id: string): Promise<RegisterReader> {
  const account = await prisma.account.findUnique({ where: { id }, select: { nationalId: true } });
  return { account: id, nationalId: account?.nationalId, staff: false };
}

/** Whether what is wrong with answers is only that whole sections of the form are not there yet. */
const lacksSections = (issues: { path: string; code: string }[]): boolean =>
  issues.every(({ path, code }) => code === 'REQUIRED' && !/[.[]/.test(path));
