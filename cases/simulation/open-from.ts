import type { AppealStep } from '../../forms/appeals.js';
import type { Transition } from '../../workflows/transition.js';

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
