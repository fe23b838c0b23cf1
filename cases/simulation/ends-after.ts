import type { BusinessCalendar } from '../../forms/calendar.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { endsOf, type PermitEnd } from '../../forms/permit-ends.js';
import type { Transition } from '../../workflows/transition.js';

interface Of {
  definition: FormDefinition;
  calendar: BusinessCalendar;
  /** last Jalali day of the permit; null where it has none */
  validUntil: string | null;
}

/** The ends that a permit comes to which was granted; none where it is out of force already. */
export function endsAfter(transitions: readonly Transition[], { definition, calendar, validUntil }: Of): PermitEnd[] {
  const granted = transitions.findLast(({ issue }) => issue);
  const standing = transitions.findLast(({ permit }) => permit)?.permit?.to ?? 'ISSUED';
  if (!granted || standing === 'REVOKED' || transitions.at(-1)?.status !== 'ISSUED') return [];
  const { validity, lapse } = definition;
  const permit = { issuedAt: new Date(granted.at), validUntil, used: false };
  const all = endsOf({ remind: validity?.remind, lapse }, permit, calendar);
  const isUsed = usedBy(transitions, lapse?.unless ?? []);
  const lapses = all.find(({ what, day }) => what === 'LAPSES' && !isUsed(day));
  // Nobody is told of the last day of a permit that has lapsed before.
  return lapses ? all.filter(({ day }) => day <= lapses.day) : all.filter(({ what }) => what === 'ENDS');
}

/** Whether a step that keeps a permit from lapsing has given something by a day. */
const usedBy = (transitions: readonly Transition[], unless: readonly string[]) => (day: string) =>
  transitions.some(
    ({ at, results }) =>
      jalaliDay(new Date(at)) <= day && unless.some((step) => Object.keys(results[step] ?? {}).length > 0),
  );
