import { ApplicationFailure } from '@temporalio/common';
import type { CaseNow } from '../cases/case-now.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { liveSlips } from '../city/payments/slips.js';
import { askedAnswers } from '../forms/agenda/agenda.js';
import { type Counted, type Demands, demandsOf, unapproved } from '../forms/check/demands.js';
import { entriesAt } from '../forms/each.js';
import type { Evaluation } from '../forms/evaluation/types.js';
import type { Clock } from '../forms/language/clock.js';
import type { Transition } from '../workflows/transition.js';

/** What the definition demands of a case before its permit is granted is not in the database. */
const NOT_GRANTABLE = 'NOT_GRANTABLE';

/**
 * Looks for the approvals and slips that the pinned definition demands among the rows, whatever the workflow believes: it is
 * enough to reach Temporal to make a workflow believe something. Whether the slips are paid is asked where they are locked.
 */
export async function mustBeGrantable(catalogue: Catalogue, transition: Transition, now: CaseNow): Promise<void> {
  const { steps, clocks, form } = await catalogue.definition(now.permitTypeHash);
  const count: Counted = (list) => entriesAt(askedAnswers(form, filedIn(now)), list).length;
  const demands = demandsOf(steps, grantIn(transition), { from: consentedFrom(clocks, transition), count });
  if (demands.payment) mustHaveSlips(transition, now);
  const missing = unapproved(demands, approvalsOf(transition, now, demands));
  if (missing.length > 0) throw notGrantable(`no approval of ${missing.join(', ')} is kept since it was filed`);
}

const filedIn = ({ grant }: CaseNow) => (grant?.filed.answers ?? {}) as Record<string, unknown>;

/** The step that the case went to when its silence was consent: nothing before it has to approve. */
function consentedFrom(clocks: readonly Clock[] = [], { standing }: Transition): string | undefined {
  const came = standing?.clocks?.find(({ over }) => over?.how === 'came' && over.at <= Date.now());
  const clock = clocks.find(({ id, atEnd }) => id === came?.id && atEnd.is === 'consent');
  return clock?.atEnd.next;
}

/** Id of the step that grants; empty where nothing is granted. */
export const grantIn = ({ timeline }: Transition): string =>
  String(timeline.findLast(({ type }) => type === 'ISSUED')?.data?.step ?? '');

/** What the filed revision costs has been drawn as slips. */
function mustHaveSlips({ revision }: Transition, { slips: kept, grant }: CaseNow): void {
  const drawn = liveSlips(kept.filter((slip) => slip.revision === revision)).length;
  const { slips = [] } = (grant?.filed.evaluation ?? {}) as Partial<Evaluation>;
  if (drawn < slips.length) throw notGrantable(`${slips.length} slips are to be paid and ${drawn} were drawn`);
}

/** What the reviews have come to since the answers were filed last; a recalculation keeps what was approved. */
function approvalsOf({ results, opened }: Transition, { grant, tasks }: CaseNow, { approvals, appeals }: Demands) {
  const counted = new Set([...approvals, ...Object.values(appeals).flat()]);
  const filedAt = grant?.filedAt ? Date.parse(grant.filedAt) : Number.NEGATIVE_INFINITY;
  const kept = Object.entries(grant?.results ?? {}).filter(([step]) => counted.has(step));
  const known = kept.filter(([, { at }]) => Date.parse(at) >= filedAt).map(([step, { data }]) => [step, data] as const);
  // A decision that grants at once is written together with the grant; its task was given out before.
  const given = new Set([...tasks, ...opened].map(({ stepId }) => stepId));
  const now = Object.entries(results).filter(([step, { by }]) => by === 'engine' || given.has(step));
  return new Map<string, unknown>([...known, ...now]);
}

const notGrantable = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`The permit is not granted: ${why}.`, NOT_GRANTABLE);
