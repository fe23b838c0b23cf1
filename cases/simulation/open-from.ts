import { hearingOf, lastDayOf } from '../../forms/appeal-days.js';
import { type AppealStep, respondersOf } from '../../forms/appeals.js';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Activities } from '../../workflows/activities.js';
import type { Transition } from '../../workflows/transition.js';
import type { OnNotices } from './on-notices.js';

type LookUpAppeal = Activities['lookUpAppeal'];

/** Whether an appeal may be begun, and until when its holder is heard. */
export function appealAsked(
  { transitions, onNotices }: { transitions: readonly Transition[]; onNotices: OnNotices },
  { definition, calendar }: { definition: FormDefinition; calendar: BusinessCalendar },
  { appeal, at }: Pick<Parameters<LookUpAppeal>[0], 'appeal' | 'at'>,
): Awaited<ReturnType<LookUpAppeal>> {
  const step = definition.steps.find(({ id }) => id === appeal);
  const from = step?.type === 'appeal' && openFrom(transitions, step);
  if (step?.type !== 'appeal' || !from) return { refused: 'APPEAL_UNKNOWN' };
  const others = respondersOf(step);
  if (others && !onNotices.isAnyOf(others)) return { refused: 'APPEAL_UNKNOWN' };
  const last = lastDayOf(step, new Date(from), calendar);
  if (last !== null && jalaliDay(new Date(at)) > last) return { refused: 'TOO_LATE' };
  return { step, apart: [], ...hearingOf(step, new Date(at), calendar) };
}

/**
 * Since when a case as it stands may be objected to by an appeal (RFC 3339): its end, that its permit was revoked, or the
 * decision of the appeal before it. Undefined where that has not come.
 */
export function openFrom(transitions: readonly Transition[], { after }: AppealStep): string | undefined {
  const now = transitions.at(-1);
  if (!now) return undefined;
  if (after !== undefined) {
    return transitions.findLast((each) => each.revision === now.revision && after in each.results)?.at;
  }
  const touched = transitions.findLast(({ permit }) => permit);
  if (touched?.permit?.to === 'REVOKED') return touched.at;
  const other = transitions.findLastIndex(({ status }) => status !== now.status);
  return transitions[other + 1]?.at;
}
